import type { Letter } from '../platform/mail.ts';

/** The mails about approvals: typed data in, words out. */
export type ApprovalMail = {
  kind: 'asked' | 'reminder' | 'approved' | 'declined';
  /** Where the reader opens the ticket. */
  door: 'portal' | 'desk';
  number: string;
  title: string;
  companyId: string;
  firstName: string;
  /** Who asked, or who decided. */
  by: string;
  /** Who raised it, for whom it is, and at which site. */
  raisedBy?: string;
  requester: string;
  site: string;
  /** `£1,250.00`. */
  cost?: string;
  /** The member in whose place the reader decides. */
  inPlaceOf?: string;
  /** The first lines of what is asked for. */
  description?: string;
  text?: string;
};

const words: Record<ApprovalMail['kind'], (mail: ApprovalMail) => { subject: string; paragraphs: string[] }> =
  {
    asked: ({ title, inPlaceOf }) => ({
      subject: `Please approve or decline: ${title}`,
      paragraphs: [
        inPlaceOf
          ? `This request needs an approval. You decide in place of ${inPlaceOf}. We begin once it is approved.`
          : 'This request needs your approval. We begin once it is approved.',
      ],
    }),
    reminder: ({ title, inPlaceOf }) => ({
      subject: `Still waiting for your approval: ${title}`,
      paragraphs: [
        inPlaceOf
          ? `This request still waits. You decide in place of ${inPlaceOf}.`
          : 'This request still waits for your approval. We have not begun.',
      ],
    }),
    approved: ({ title, by, door }) => ({
      subject: `Approved: ${title}`,
      paragraphs: [
        `${by} has approved this request. ${door === 'desk' ? 'It can begin.' : 'We will begin soon.'}`,
      ],
    }),
    declined: ({ title, by }) => ({
      subject: `Declined: ${title}`,
      paragraphs: [`${by} has declined this request, so nothing will be done. This is the reason:`],
    }),
  };

/** The links open the ticket with the decision chosen; deciding takes a press of the button there. */
export function approvalLetter(mail: ApprovalMail): Letter {
  const { subject, paragraphs } = words[mail.kind](mail);
  const asks = mail.kind === 'asked' || mail.kind === 'reminder';
  const path =
    mail.door === 'desk' ? `/desk/tickets/${mail.companyId}/${mail.number}` : `/tickets/${mail.number}`;
  return {
    subject: `${subject} [${mail.number}]`,
    heading: mail.title,
    paragraphs: [
      `Hello ${mail.firstName},`,
      ...paragraphs,
      ...(mail.text && mail.description
        ? ['The request says:', ...mail.description.split('\n').filter((line) => line.trim() !== '')]
        : []),
    ],
    quote: mail.text ?? mail.description,
    facts: [
      ['Ticket', mail.number],
      ...(mail.raisedBy ? ([['Raised by', mail.raisedBy]] satisfies [string, string][]) : []),
      ['For', mail.requester],
      ['Site', mail.site],
      ...(mail.cost ? ([['Cost', mail.cost]] satisfies [string, string][]) : []),
    ],
    button: asks ? { label: 'Approve', path: `${path}?decide=approve` } : { label: 'Open the ticket', path },
    ...(asks && { otherButton: { label: 'Decline', path: `${path}?decide=decline` } }),
    reason: asks
      ? 'You get this mail because you are asked to approve requests of your company.'
      : 'You get this mail because you are on this ticket.',
  };
}

/** A sample of each, for the preview and the tests. */
export const approvalMailSamples: ApprovalMail[] = (Object.keys(words) as ApprovalMail['kind'][]).map(
  (kind) => ({
    kind,
    door: 'portal',
    number: 'T20261122.0007',
    title: 'Two more <licences> & a "new" colleague',
    companyId: 'sample',
    firstName: 'Ada',
    by: 'Sam Example',
    requester: 'Robin Example',
    raisedBy: kind === 'asked' || kind === 'reminder' ? 'Kim Example' : undefined,
    description:
      kind === 'asked' || kind === 'reminder' ? 'For <Robin>, who starts on Monday.\nThank you!' : undefined,
    site: 'Head office',
    cost: '£1,250.00',
    inPlaceOf: kind === 'reminder' ? 'Grace Example' : undefined,
    text: kind === 'reminder' ? undefined : 'Two licences for a year.\nThank you!',
  }),
);
