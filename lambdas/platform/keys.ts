import type { CompanyId } from './context.ts';
import type { Key } from './entity.ts';

/**
 * The map of the table: every key in one place. docs/table.md draws it.
 * Keys of a company's things begin with its branded id, so another company's thing cannot be named.
 */

// The provider
export const settingsKey: Key = { PK: 'PROVIDER', SK: 'SETTINGS' };
/** The heads of the current announcements together, so that the home page gets them in one batch. */
export const boardKey: Key = { PK: 'PROVIDER', SK: 'BOARD' };
/** All services of the provider together. */
export const catalogueKey: Key = { PK: 'PROVIDER', SK: 'CATALOGUE' };
/** All security levels of the provider's own, and what it said of the ready-made ones, together. */
export const securityLevelsKey: Key = { PK: 'PROVIDER', SK: 'SECURITY-LEVELS' };
/** Tells that the settings or the board have changed (stamps.ts). */
export const providerStampKey: Key = { PK: 'PROVIDER', SK: 'STAMP' };
export const announcementKey = (id: string): Key => ({ PK: 'PROVIDER', SK: `ANNOUNCEMENT#${id}` });
export const companiesIndex = { GSI1PK: 'COMPANIES' } as const;
export const staffPartition = 'STAFF';
export const staffKey = (id: string): Key => ({ PK: staffPartition, SK: `STAFF#${id}` });
/** The running number of a day's tickets. */
export const counterKey = (day: string): Key => ({ PK: 'NUMBERS', SK: day });
/** Who owns an e-mail address: to sign in at a door (across all companies), or within one company. */
export const addressKey = (scope: 'portal' | 'desk' | CompanyId, email: string): Key => ({
  PK: `ADDRESS#${scope}#${email}`,
  SK: 'ADDRESS',
});

/** Tries to sign in with an address, known or not; by a digest, so that the table holds no address that is not ours. */
export const triesKey = (door: 'portal' | 'desk', digest: string): Key => ({
  PK: `TRIES#${door}#${digest}`,
  SK: 'TRIES',
});

/** The second factor of a person, who is named by the own key: not on the person's record, which many read. */
export const factorKey = ({ PK, SK }: Key): Key => ({ PK: `FACTOR#${PK}#${SK}`, SK: 'FACTOR' });
/** The sessions of a person, who is named by the own key. */
export const sessionsPartition = ({ PK, SK }: Key): string => `SESSIONS#${PK}#${SK}`;
export const sessionKey = (person: Key, id: string): Key => ({
  PK: sessionsPartition(person),
  SK: `SESSION#${id}`,
});

// A company
export const companyPartition = (company: CompanyId): string => `COMPANY#${company}`;
export const companyKey = (company: CompanyId): Key => ({ PK: companyPartition(company), SK: 'COMPANY' });
/** All agreements of the company together. */
export const agreementsKey = (company: CompanyId): Key => ({
  PK: companyPartition(company),
  SK: 'AGREEMENTS',
});
export const siteKey = (company: CompanyId, id: string): Key => ({
  PK: companyPartition(company),
  SK: `SITE#${id}`,
});
export const itemKey = (company: CompanyId, id: string): Key => ({
  PK: companyPartition(company),
  SK: `ITEM#${id}`,
});
export const contactKey = (company: CompanyId, id: string): Key => ({
  PK: companyPartition(company),
  SK: `CONTACT#${id}`,
});
/** The company's change advisory board, and who stands in for its members: one small item each. */
export const changeBoardKey = (company: CompanyId): Key => ({
  PK: companyPartition(company),
  SK: 'CHANGE-BOARD',
});
export const delegationsKey = (company: CompanyId): Key => ({
  PK: companyPartition(company),
  SK: 'DELEGATIONS',
});
export const fileKey = (company: CompanyId, id: string): Key => ({
  PK: `COMPANY#${company}#FILE#${id}`,
  SK: 'FILE',
});
/** A photo of a contact on its way. */
export const photoKey = (company: CompanyId, id: string): Key => ({
  PK: `COMPANY#${company}#PHOTO#${id}`,
  SK: 'PHOTO',
});
/** What waits for the daily mails of those who chose them, of all companies together. */
export const digestPartition = 'DIGESTS';
export const digestKey = (company: CompanyId, contactId: string): Key => ({
  PK: digestPartition,
  SK: `${company}#${contactId}`,
});
/** What a contact keeps for the own devices: columns, saved views. Not on the company's own partition, which is read whole. */
export const preferencesKey = (company: CompanyId, contactId: string): Key => ({
  PK: `COMPANY#${company}#PREFERENCES#${contactId}`,
  SK: 'PREFERENCES',
});
/** The new sign-in address that a contact asked for and has not confirmed yet. */
export const addressChangeKey = (company: CompanyId, contactId: string): Key => ({
  PK: `COMPANY#${company}#PREFERENCES#${contactId}`,
  SK: 'ADDRESS-CHANGE',
});
/** Imports of contacts; ids sort by age. Not on the company's own partition either. */
export const importsPartition = (company: CompanyId): string => `COMPANY#${company}#IMPORTS`;
export const importKey = (company: CompanyId, id: string): Key => ({
  PK: importsPartition(company),
  SK: `IMPORT#${id}`,
});
/** Whose file it is, by the partition of its record. */
export const companyOfFile = (partition: string): CompanyId | undefined =>
  /^COMPANY#([^#]+)#FILE#[^#]+$/.exec(partition)?.[1] as CompanyId | undefined;
export const auditPartition = (company: string, month: string): string => `AUDIT#${company}#${month}`;
export const auditKey = (company: string, at: string, eventId: string): Key => ({
  PK: auditPartition(company, at.slice(0, 7)),
  SK: `${at}#${eventId}`,
});
/** Counts of a scope (the company, a site, a contact, a contact at a site, an approver) for a period: now, or a year. */
export const countsPartition = (company: string): string => `COMPANY#${company}#COUNTS`;
export const countKey = (company: string, scope: string, period: string): Key => ({
  PK: countsPartition(company),
  SK: `${scope}#${period}`,
});

// A ticket: everything on one partition. What customers may read sorts before `~`, what only the desk may read after it.
export const ticketPartition = (company: CompanyId, number: string): string =>
  `COMPANY#${company}#TICKET#${number}`;
export const ticketKey = (company: CompanyId, number: string): Key => ({
  PK: ticketPartition(company, number),
  SK: 'TICKET',
});
export const detailKey = (company: CompanyId, number: string): Key => ({
  PK: ticketPartition(company, number),
  SK: 'DETAIL',
});
export const activityKey = (company: CompanyId, number: string, id: string, internal: boolean): Key => ({
  PK: ticketPartition(company, number),
  SK: `${internal ? '~' : ''}ACTIVITY#${id}`,
});
export const ticketFileKey = (company: CompanyId, number: string, id: string, internal: boolean): Key => ({
  PK: ticketPartition(company, number),
  SK: `${internal ? '~' : ''}FILE#${id}`,
});
/** A round of approval. GSI1 holds those that wait, by the day of the next reminder. */
export const approvalKey = (company: CompanyId, number: string, round: string): Key => ({
  PK: ticketPartition(company, number),
  SK: `APPROVAL#${round}`,
});
export const waitingApprovals = 'APPROVALS';
/** The desk's card of a ticket: in the queues while the ticket is not closed. */
export const cardKey = (company: CompanyId, number: string): Key => ({
  PK: ticketPartition(company, number),
  SK: cardSort,
});
export const cardSort = '~CARD';
/** Tells that something on the ticket has changed that customers may read, or that only the desk may (stamps.ts). */
export const ticketStampKey = (company: CompanyId, number: string, internal: boolean): Key => ({
  PK: ticketPartition(company, number),
  SK: internal ? '~STAMP' : 'STAMP',
});
export const publicRange: [string, string] = ['A', 'Z'];
/** Whose ticket an item lies on, by its partition; undefined when it lies elsewhere. */
export function ticketOf(partition: string): { company: CompanyId; number: string } | undefined {
  const [, company, number] = /^COMPANY#([^#]+)#TICKET#([^#]+)$/.exec(partition) ?? [];
  return company && number ? { company: company as CompanyId, number } : undefined;
}

/** Words of what customers may read, and those of the desk alone, by their first letters; GSI1 holds both for the desk. */
export const companyWords = (company: CompanyId, beginning: string): string =>
  `COMPANY#${company}#WORDS#${beginning}`;
export const companyInternalWords = (company: CompanyId, beginning: string): string =>
  `COMPANY#${company}#INTERNAL-WORDS#${beginning}`;
export const deskWords = (beginning: string): string => `WORDS#${beginning}`;

/** GSI1: all tickets of a company, by creation. GSI2: what is open (by creation) and what is done (by completion). GSI3: a contact's. */
export const companyTickets = (company: CompanyId): string => `COMPANY#${company}#TICKETS`;
export const companyWork = (company: CompanyId): string => `COMPANY#${company}#WORK`;
export const contactTickets = (company: CompanyId, contact: string): string =>
  `COMPANY#${company}#CONTACT#${contact}`;
export const openPrefix = 'OPEN#';
export const donePrefix = 'DONE#';

/** The cards' indexes. GSI1: a team's queue. GSI2: a technician's. GSI3: the whole desk's. */
export const teamQueue = (team: string): string => `QUEUE#TEAM#${team}`;
export const technicianQueue = (technician: string): string => `QUEUE#TECHNICIAN#${technician}`;
export const wholeQueue = 'QUEUE#ALL';

/** What waits for the approval of somebody of a company; only its stamp is kept under this name. */
export const companyApprovals = (company: string): string => `COMPANY#${company}#APPROVALS`;
/** Whose approvals a change of this item means: who is on the board, or stands in. */
export function approvalsOf({ PK, SK }: Key): string | undefined {
  const [, company] = /^COMPANY#([^#]+)$/.exec(PK) ?? [];
  return company && (SK === 'CHANGE-BOARD' || SK === 'DELEGATIONS') ? companyApprovals(company) : undefined;
}
/** Tells that a list has changed: a company's work, the tickets of a person, a queue of the desk. */
export const listStampKey = (list: string): Key => ({ PK: `STAMP#${list}`, SK: 'STAMP' });

// Deliveries: what happened because of an event, once
export const doneKey = (eventId: string, what: string): Key => ({
  PK: `EVENT#${eventId}`,
  SK: `DONE#${what}`,
});
/** An address that bounced or complained. */
export const mailboxKey = (email: string): Key => ({ PK: `MAILBOX#${email.toLowerCase()}`, SK: 'MAILBOX' });
