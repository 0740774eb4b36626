import type { StaffFields } from '../lambdas/staff/staff.model.ts';

/** The made-up provider: teams, members of staff and what it announces. */
export const provider = {
  providerName: 'Harbour IT',
  welcome: 'How can we help you today?',
  phone: '+44 20 7946 0123',
  hours: 'Monday to Friday, 8:00 to 18:00',
  timeZone: 'Europe/London',
};

/** The public holidays at the end of each year, on which nobody works: this year's and the next one's. */
export const holidays = (today: Date) =>
  [0, 1].flatMap((later) => {
    const year = today.getUTCFullYear() + later;
    return [
      { day: `${year}-12-25`, name: 'Christmas Day' },
      { day: `${year}-12-26`, name: 'Boxing Day' },
    ];
  });

export const teams = [
  { id: 'networks', name: 'Networks' },
  { id: 'workplace', name: 'Workplace' },
  { id: 'servers-cloud', name: 'Servers & cloud' },
] as const;

export type Member = { id: string; fields: StaffFields; signsIn: boolean; signature: string };

/** The administrator has the id that the first-administrator function gives, and the address of the local stage: it is the same person. */
export const staff: readonly Member[] = [
  {
    id: 'first-administrator',
    fields: {
      name: 'Morgan Hale',
      email: 'morgan.hale@harbour.example.com',
      role: 'administrator',
      teamIds: ['service-desk'],
    },
    signsIn: true,
    signature: 'Morgan Hale\nHarbour IT',
  },
  {
    id: 'zoe-lindqvist',
    fields: {
      name: 'Zoë Lindqvist',
      email: 'zoe.lindqvist@harbour.example.com',
      role: 'technician',
      teamIds: ['service-desk', 'workplace'],
    },
    signsIn: true,
    signature: 'Zoë',
  },
  {
    id: 'tariq-mahmood',
    fields: {
      name: 'Tariq Mahmood',
      email: 'tariq.mahmood@harbour.example.com',
      role: 'technician',
      teamIds: ['networks'],
    },
    signsIn: true,
    signature: 'Regards, Tariq',
  },
  {
    id: 'siobhan-byrne',
    fields: {
      name: 'Siobhán Byrne',
      email: 'siobhan.byrne@harbour.example.com',
      role: 'technician',
      teamIds: ['workplace', 'service-desk'],
    },
    signsIn: false,
    signature: 'Best wishes\nSiobhán',
  },
  {
    id: 'kwame-mensah',
    fields: {
      name: 'Kwame Mensah',
      email: 'kwame.mensah@harbour.example.com',
      role: 'technician',
      teamIds: ['servers-cloud'],
    },
    signsIn: false,
    signature: 'Kwame, Harbour IT',
  },
  {
    id: 'lukasz-nowak',
    fields: {
      name: 'Łukasz Nowak',
      email: 'lukasz.nowak@harbour.example.com',
      role: 'technician',
      teamIds: ['servers-cloud', 'networks', 'service-desk'],
    },
    signsIn: false,
    signature: '',
  },
];

/** `{date}` is the Saturday after next; `days` before today it was published. */
export const announcements = [
  {
    id: 'password-advice',
    days: 74,
    title: 'Long passwords beat odd ones',
    text: 'Three or four words that do not belong together make a password that is hard to guess and easy to keep in mind. You no longer have to change yours every few months: only when somebody may have seen it.\n\nOur service desk never asks for your password, neither by phone nor by e-mail.',
    maintenance: false,
  },
  {
    id: 'parcel-mails',
    days: 19,
    title: 'False parcel notices are going round',
    text: 'Several of our customers have received e-mails about a parcel that is held at customs. They look good and lead to a page that asks for your e-mail password.\n\nPlease do not follow the link. If you did, raise an incident or ring us at once: it is quick to put right when we know early, and nobody will be cross.',
    maintenance: false,
  },
  {
    id: 'remote-help',
    days: 8,
    title: 'Remote help: what you see is what we see',
    text: 'When one of us connects to your computer, a coloured frame shows it for the whole time. You always have to allow it first, and you can end it at any moment with the button at the top.\n\nAnybody who wants to connect without you having asked for it is not one of us. Hang up and tell us.',
    maintenance: false,
  },
  {
    id: 'mail-maintenance',
    days: 2,
    title: 'Planned maintenance of e-mail and shared files, {date}, 20:00 to 23:00',
    text: 'On {date} between 20:00 and 23:00 we bring e-mail and shared files up to date. Each will be out of reach for about fifteen minutes.\n\nWhat you need to do: save your work before 20:00. Messages that are sent to you meanwhile are not lost, they arrive afterwards. Telephones and the internet are not affected.',
    maintenance: true,
  },
] as const;
