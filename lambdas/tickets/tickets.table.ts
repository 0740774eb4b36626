import * as z from 'zod';
import type { CompanyId } from '../platform/context.ts';
import { entity, type IndexKeys } from '../platform/entity.ts';
import * as keys from '../platform/keys.ts';
import { AppError, notFound } from '../platform/problem.ts';
import { freshStamp } from '../platform/stamps.ts';
import { change, check, create, put, remove, type Condition, type Step } from '../platform/steps.ts';
import { id } from '../platform/words.ts';
import { isOpen, type Status } from './lifecycle.model.ts';
import { reaches, type Reach } from './reach.model.ts';
import { Activity, Ticket, TicketDetail, TicketFile, TicketNumber } from './ticket.model.ts';

/** How tickets lie in the table: entities, index keys, and the steps that write them. */
export const ticketEntity = entity(
  'ticket',
  1,
  Ticket.omit({ version: true }).extend({
    /** The watchers' ids alone, for conditions and filters. */
    watcherIds: z.array(id).optional(),
    /** The closed ticket that this one follows up, and those that follow this one (E6): not for everybody's eyes. */
    followUpOf: TicketNumber.optional(),
    followedBy: z.array(TicketNumber).optional(),
  }),
);
export const detailEntity = entity('ticket-detail', 1, TicketDetail);
export const activityEntity = entity('activity', 1, Activity);
export const ticketFileEntity = entity('ticket-file', 1, TicketFile);
/** The desk's copy of the ticket, in the queues until the ticket is closed. */
export const cardEntity = entity('ticket-card', 1, Ticket.omit({ version: true }));

/** What lists read of a ticket and of its card: all but the keys. */
export const ticketAttributes: readonly string[] = [...Object.keys(Ticket.shape), 'entity'];

export type TicketFields = Omit<Ticket, 'version'>;
export type StoredTicket = z.infer<typeof ticketEntity.schema> & { version: number };

/** The number as it sorts by age: the running number padded, so that .10000 follows .9999. */
export const sortable = (number: string): string => {
  const [day = '', count = ''] = number.split('.');
  return `${day}.${count.padStart(9, '0')}`;
};

/** Where a ticket stands among the company's work: open ones by age, done ones by when they were completed. */
const workKey = (number: string, status: Status, resolvedAt: string | undefined): string =>
  isOpen(status)
    ? `${keys.openPrefix}${sortable(number)}`
    : `${keys.donePrefix}${resolvedAt}#${sortable(number)}`;

const ticketIndexes = (company: CompanyId, ticket: TicketFields): IndexKeys => ({
  GSI1PK: keys.companyTickets(company),
  GSI1SK: sortable(ticket.number),
  GSI2PK: keys.companyWork(company),
  GSI2SK: workKey(ticket.number, ticket.status, ticket.resolvedAt),
  GSI3PK: keys.contactTickets(company, ticket.contactId),
  GSI3SK: sortable(ticket.number),
});

const cardIndexes = (ticket: Pick<TicketFields, 'number' | 'teamId' | 'technicianId'>): IndexKeys => ({
  GSI1PK: keys.teamQueue(ticket.teamId),
  GSI1SK: sortable(ticket.number),
  ...(ticket.technicianId && {
    GSI2PK: keys.technicianQueue(ticket.technicianId),
    GSI2SK: sortable(ticket.number),
  }),
  GSI3PK: keys.wholeQueue,
  GSI3SK: sortable(ticket.number),
});

/** A new ticket: the ticket, its long texts, the desk's card. `taken` is thrown when the number exists already. */
export const addTicket = (
  company: CompanyId,
  ticket: TicketFields,
  detail: TicketDetail,
  followUpOf?: string,
): Step[] => [
  create(
    ticketEntity.item(
      { ...ticket, watcherIds: ticket.watchers.map((one) => one.id), followUpOf },
      keys.ticketKey(company, ticket.number),
      ticketIndexes(company, ticket),
    ),
    () => undefined,
  ),
  create(detailEntity.item(detail, keys.detailKey(company, ticket.number)), () => undefined),
  put(cardEntity.item(ticket, keys.cardKey(company, ticket.number), cardIndexes(ticket))),
];

export const addActivity = (company: CompanyId, number: string, activity: Activity): Step =>
  create(
    activityEntity.item(activity, keys.activityKey(company, number, activity.id, activity.internal)),
    () => undefined,
  );

export const addTicketFile = (
  company: CompanyId,
  number: string,
  file: TicketFile,
  internal: boolean,
): Step => put(ticketFileEntity.item(file, keys.ticketFileKey(company, number, file.id, internal)));

export const ticketIsThere = (company: CompanyId, number: string): Step =>
  check(keys.ticketKey(company, number), { expression: 'attribute_exists(PK)' }, () => notFound('ticket'));

/** Whose tickets a list is of; `siteId` narrows it to one site. */
export type Scope = Reach & { company: CompanyId; siteId?: string };

/**
 * What somebody reaches (reach.model.ts) for DynamoDB, on items that hold `contactId`, `siteId`, `watcherIds` and `approval`;
 * undefined when everything is reached.
 */
export function reachCondition({ contactId, siteIds = [], involved }: Reach): Condition | undefined {
  if (contactId === undefined) return undefined;
  const sites = Object.fromEntries(siteIds.map((site, i) => [`:reachSite${i}`, site]));
  const parts = ['#contactId = :reachContact'];
  const names: Record<string, string> = { '#contactId': 'contactId' };
  if (siteIds.length > 0) {
    parts.push(`#siteId IN (${Object.keys(sites).join(', ')})`);
    names['#siteId'] = 'siteId';
  }
  if (involved) {
    parts.push('contains(#watcherIds, :reachContact)', 'contains(#approval.#approvers, :reachContact)');
    Object.assign(names, { '#watcherIds': 'watcherIds', '#approval': 'approval', '#approvers': 'approvers' });
  }
  return {
    expression: parts.length > 1 ? `(${parts.join(' OR ')})` : parts.join(''),
    names,
    values: { ':reachContact': contactId, ...sites },
  };
}

export type TicketUpdate = Partial<TicketFields> & Pick<TicketFields, 'updatedAt' | 'updatedBy'>;
/** What must hold of the ticket as stored, and what to say when it does not. */
export type TicketGuard = {
  version?: number;
  from?: readonly Status[];
  /** Only if the person reaches the ticket: for those who may not see all of the company's. */
  reach?: Reach;
  /** Only if nothing that customers can see has changed since. */
  updatedAt?: string;
  /** Only if it holds these, and lacks those. */
  has?: readonly (keyof TicketFields)[];
  lacks?: readonly (keyof TicketFields)[];
  refuse: (current: Ticket) => AppError | undefined;
};

/** These have no card at the desk any more. */
const isOver = (status: Status): boolean => status === 'closed' || status === 'declined';

/** Changes the ticket under a guard, and the desk's card with it; a closed or declined ticket leaves the desk's queues. */
export function updateTicket(
  company: CompanyId,
  number: string,
  set: TicketUpdate,
  guard: TicketGuard,
  unset: ('resolvedAt' | 'technicianId' | 'closesOn' | 'pausedSince' | 'dueBy' | 'poNumber')[] = [],
): Step[] {
  const moved = set.status && { GSI2SK: workKey(number, set.status, set.resolvedAt) };
  const keepsDone = set.status === 'closed';
  // The card counts the same versions: the queue's buttons act on the version that the queue shows.
  const deeds = [set.status, set.technicianId, set.teamId, set.emergency];
  const counted = deeds.some((one) => one !== undefined) ? { add: { version: 1 } } : {};
  const ticket = change(
    keys.ticketKey(company, number),
    {
      set: { ...set, ...(keepsDone ? {} : moved) },
      unset,
      ...counted,
    },
    condition(guard),
    (raw) => {
      const current = raw && ({ ...ticketEntity.parse(raw) } as Ticket);
      if (!current || !reaches(guard.reach ?? {}, current)) return notFound('ticket');
      return guard.refuse(current);
    },
  );
  if (set.status && isOver(set.status)) return [ticket, remove(keys.cardKey(company, number))];
  const card = change(
    keys.cardKey(company, number),
    { set: { ...set, ...queueKeys(number, set) }, unset, ...counted },
    { expression: 'attribute_exists(PK)' },
    () => undefined,
  );
  return [ticket, card];
}

/** Sets who watches a ticket, if that is still as it was read; Stale when it is not. Moves neither version nor time. */
export function setWatchers(company: CompanyId, seen: StoredTicket, watchers: Ticket['watchers']): Step[] {
  const { number, status, watcherIds } = seen;
  const set = { watchers, watcherIds: watchers.map((one) => one.id) };
  const names = { '#watcherIds': 'watcherIds' };
  const asSeen = watcherIds
    ? { expression: '#watcherIds = :watcherIds', names, values: { ':watcherIds': watcherIds } }
    : { expression: 'attribute_exists(PK) AND attribute_not_exists(#watcherIds)', names };
  const ticket = change(keys.ticketKey(company, number), { set }, asSeen, () => undefined);
  // Whether those who see a linked ticket see the link to this one may change.
  const linked = [...(seen.followUpOf ? [seen.followUpOf] : []), ...(seen.followedBy ?? [])];
  const told = linked.map((one) => put(freshStamp(keys.ticketStampKey(company, one, false))));
  if (isOver(status)) return [ticket, ...told];
  const there = { expression: 'attribute_exists(PK)' };
  const card = change(keys.cardKey(company, number), { set: { watchers } }, there, () => undefined);
  return [ticket, card, ...told];
}

/** A ticket that was closed can be followed by so many. */
const mostFollowUps = 20;

/** Links a closed ticket to the one that follows it, changing nothing else of it. */
export const linkFollowUp = (company: CompanyId, number: string, followUp: string): Step =>
  change(
    keys.ticketKey(company, number),
    { append: { followedBy: [followUp] } },
    {
      expression: '#status = :closed AND (attribute_not_exists(#followedBy) OR size(#followedBy) < :most)',
      names: { '#status': 'status', '#followedBy': 'followedBy' },
      values: { ':closed': 'closed', ':most': mostFollowUps },
    },
    (current) =>
      current === undefined
        ? notFound('ticket')
        : new AppError(
            'out-of-turn',
            current.status === 'closed'
              ? 'This ticket has many follow-ups already. Please look at the latest of them, or raise a new ticket.'
              : 'This ticket is not closed. Please reply on it, or reopen it.',
          ),
  );

/** What is noted on a ticket without anybody changing it: neither its version nor the time of its last change moves. */
export type Mark = Partial<Pick<TicketFields, (typeof marks)[number]>>;
export const marks = [
  'closesOn',
  'serviceLevel',
  'respondBy',
  'respondedAt',
  'resolveBy',
  'pausedSince',
] as const;

/** Notes something on a ticket and its card, if both are still as they were read; Stale when they are not. */
export function markTicket(company: CompanyId, seen: Ticket, set: Mark, unset: (keyof Mark)[] = []): Step[] {
  const { number, version, updatedAt } = seen;
  const asSeen = condition({ version, updatedAt, refuse: () => undefined });
  const names = { ...asSeen.names };
  const values = { ...asSeen.values };
  const unmarked = marks.map((name) => {
    names[`#${name}`] = name;
    if (seen[name] === undefined) return `attribute_not_exists(#${name})`;
    values[`:seen_${name}`] = seen[name];
    return `#${name} = :seen_${name}`;
  });
  const expression = [asSeen.expression, ...unmarked].join(' AND ');
  const moved = () => undefined;
  const ticket = change(
    keys.ticketKey(company, number),
    { set, unset },
    { expression, names, values },
    moved,
  );
  if (isOver(seen.status)) return [ticket];
  const there = { expression: 'attribute_exists(PK)' };
  return [ticket, change(keys.cardKey(company, number), { set, unset }, there, moved)];
}

const queueKeys = (number: string, set: TicketUpdate): IndexKeys => ({
  ...(set.teamId && { GSI1PK: keys.teamQueue(set.teamId) }),
  ...(set.technicianId && { GSI2PK: keys.technicianQueue(set.technicianId), GSI2SK: sortable(number) }),
});

function condition({ version, from, reach, updatedAt, has = [], lacks = [] }: TicketGuard): Condition {
  const reached = reachCondition(reach ?? {});
  const parts = ['attribute_exists(PK)', ...(reached ? [reached.expression] : [])];
  const names: Record<string, string> = { ...reached?.names };
  const values: Record<string, unknown> = { ...reached?.values };
  const need = (attribute: string, operator: string, wanted: Record<string, unknown>) => {
    names[`#${attribute}`] = attribute;
    Object.assign(values, wanted);
    const list = Object.keys(wanted).join(', ');
    parts.push(operator === 'IN' ? `#${attribute} IN (${list})` : `#${attribute} = ${list}`);
  };
  if (version !== undefined) need('version', '=', { ':seenVersion': version });
  if (updatedAt) need('updatedAt', '=', { ':seenUpdate': updatedAt });
  if (from) need('status', 'IN', Object.fromEntries(from.map((status, i) => [`:from${i}`, status])));
  for (const name of [...has, ...lacks]) {
    names[`#${name}`] = name;
    parts.push(`${has.includes(name) ? 'attribute_exists' : 'attribute_not_exists'}(#${name})`);
  }
  return { expression: parts.join(' AND '), names, values };
}
