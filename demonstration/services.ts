import { offeredOn, type AgreementFields } from '../lambdas/agreements/agreement.model.ts';
import type { Picture, ServiceFields } from '../lambdas/services/service.model.ts';
import { requestTypes } from '../lambdas/tickets/ticket.model.ts';
import { oneDay } from './calendar.ts';

/** The made-up provider's catalogue, who has agreed on what of it, and which stories belong to which sub-category. */

type Row = { id: string; picture: Picture; name: string; description: string; team: string };
type PlannedService = { id: string; fields: ServiceFields; stories: Record<string, string> };

/** Sub-categories are rows: `id | name | the stories that are told about it`. */
const service = (
  { id, team, ...words }: Row,
  rows: readonly string[],
  forEveryone = false,
): PlannedService => {
  const parts = rows.map((row) => row.split('|').map((cell) => cell.trim()));
  return {
    id,
    fields: {
      ...words,
      requestTypes: [...requestTypes],
      subcategories: parts.map(([part, name = '']) => ({ id: `${id}-${part}`, name })),
      teamId: team,
      forEveryone,
      active: true,
    },
    stories: Object.fromEntries(
      parts.flatMap(([part, , stories = '']) => stories.split(' ').map((story) => [story, `${id}-${part}`])),
    ),
  };
};

export const services: readonly PlannedService[] = [
  service(
    {
      id: 'email',
      picture: 'mail',
      team: 'servers-cloud',
      name: 'E-mail and calendar',
      description: 'Messages, mailboxes and meetings.',
    },
    [
      'sending | Sending and receiving | mail-stuck mail-missing',
      'suspicious | Suspicious messages | phishing',
      'mailboxes | Mailboxes and signatures | shared-mailbox mailbox-full out-of-office signature',
    ],
  ),
  service(
    {
      id: 'computers',
      picture: 'computer',
      team: 'workplace',
      name: 'Computers and screens',
      description: 'Laptops, desktops and what is plugged into them.',
    },
    [
      'trouble | Slow, stuck or not starting | slow-computer no-start blue-screen',
      'accessories | Screens, sound and accessories | second-screen call-sound spilled',
      'programs | Programs and licences | install spreadsheet',
      'moves | Moves | move-desks',
    ],
  ),
  service(
    {
      id: 'accounts',
      picture: 'people',
      team: 'service-desk',
      name: 'People and sign-in',
      description: 'New colleagues, leavers, passwords and codes.',
    },
    [
      'starters | Starters and leavers | starter leaver',
      'sign-in | Passwords and sign-in | locked-out mobile-lost',
    ],
    true,
  ),
  service(
    {
      id: 'printing',
      picture: 'printer',
      team: 'workplace',
      name: 'Printing and scanning',
      description: 'Printers, labels, toner and scans.',
    },
    [
      'paper | Paper, toner and print quality | paper-jam streaks toner',
      'offline | Printer not found | printer-offline print-code',
      'scanning | Scanning | scan-mail',
    ],
  ),
  service(
    {
      id: 'connections',
      picture: 'internet',
      team: 'networks',
      name: 'Internet and Wi-Fi',
      description: 'Lines, wireless, sockets, doors and working from home.',
    },
    [
      'wifi | Wi-Fi | wifi-drops guest-wifi hall',
      'line | Internet line | internet-down internet-slow',
      'sockets | Sockets, cables and doors | dead-socket fob',
      'home | Working from home | from-home',
    ],
  ),
  service(
    {
      id: 'telephones',
      picture: 'phone',
      team: 'networks',
      name: 'Telephones',
      description: 'Calls, greetings, diverts and handsets.',
    },
    ['calls | Calls | calls-drop dead-phone', 'greetings | Greetings and diverts | greeting divert'],
  ),
  service(
    {
      id: 'files',
      picture: 'files',
      team: 'servers-cloud',
      name: 'Files and backup',
      description: 'Shared folders, rights, restores and servers.',
    },
    [
      'folders | Folders and rights | locked-file drive-missing folder-rights how-to-share',
      'restore | Restoring files | deleted-folder restore-question',
      'servers | Servers and backup | disk-full backup-warning',
    ],
  ),
  service(
    {
      id: 'advice',
      picture: 'purchase',
      team: 'service-desk',
      name: 'Advice and purchases',
      description: 'Quotes, training and questions of every kind.',
    },
    ['quotes | Quotes | quote', 'training | Training | training'],
    true,
  ),
  service(
    {
      id: 'practice',
      picture: 'programs',
      team: 'servers-cloud',
      name: 'Practice systems',
      description: 'Appointments, patient records and X-ray.',
    },
    [
      'program | Practice program | dental-frozen reminders new-surgery dental-report',
      'imaging | X-ray and imaging | xray',
    ],
  ),
  service(
    {
      id: 'workshop',
      picture: 'programs',
      team: 'servers-cloud',
      name: 'Workshop systems',
      description: 'Drawing, machines, orders and labels.',
    },
    [
      'drawing | Drawing program | drawing-licence',
      'machines | Machines | saw workshop-query',
      'orders | Orders and labels | order-labels shop-tablet',
    ],
  ),
  service(
    {
      id: 'classroom',
      picture: 'building',
      team: 'workplace',
      name: 'Classroom systems',
      description: 'Registers, boards and tablets.',
    },
    [
      'register | Register | register parents',
      'rooms | Boards and tablets | board-touch tablet-trolley app-wish',
    ],
  ),
];

const usual = ['email', 'computers', 'printing', 'connections', 'files'];
type PlannedAgreement = { id: string; fields: AgreementFields };

/** What a company has agreed on. Tenon & Wild have their telephones looked after by somebody else. */
export function agreementsOf(companyId: string, begins: string): PlannedAgreement[] {
  const on = (days: number) => new Date(Date.parse(begins) + days * oneDay).toISOString().slice(0, 10);
  const care = (name: string, more: string[]) => ({
    id: `${companyId}-care`,
    fields: { name, from: on(-400), serviceIds: [...usual, ...more] },
  });
  switch (companyId) {
    case 'tenon-wild':
      return [care('IT care for the workshop and showroom', ['workshop'])];
    case 'marrowfield-trust':
      return [
        care('IT care for the trust and its schools', ['telephones', 'classroom']),
        {
          id: `${companyId}-register`,
          fields: {
            name: 'Introduction of the new register',
            from: on(-120),
            until: on(60),
            serviceIds: ['classroom'],
          },
        },
      ];
    default:
      return [care('Complete care for all practices', ['telephones', 'practice'])];
  }
}

const coverable = services.map(({ id, fields, stories }) => ({ id, stories, ...fields }));

/** The service and sub-category that a story is about, if the company is offered it on that day. */
export function serviceFor(
  story: string,
  companyId: string,
  begins: string,
  day: string,
): { serviceId?: string; subcategoryId?: string } {
  const agreements = agreementsOf(companyId, begins).map(({ fields }) => fields);
  const found = offeredOn(day, coverable, agreements).find(({ stories }) => story in stories);
  return found ? { serviceId: found.id, subcategoryId: found.stories[story] } : {};
}
