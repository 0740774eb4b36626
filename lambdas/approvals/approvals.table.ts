import * as z from 'zod';
import { fullName } from '../contacts/contact.model.ts';
import { contactEntity } from '../contacts/contacts.table.ts';
import type { CompanyId } from '../platform/context.ts';
import { entity, type IndexKeys, type Stored } from '../platform/entity.ts';
import * as keys from '../platform/keys.ts';
import { AppError } from '../platform/problem.ts';
import { change, create, type Condition, type Step } from '../platform/steps.ts';
import { query, read, readMany } from '../platform/table.ts';
import { BoardFields, Delegation } from './board.model.ts';
import { Round, stateOf } from './round.model.ts';

/** How boards, stand-ins and rounds of approval lie in the table. */
export const changeBoardEntity = entity('change-board', 1, BoardFields);
export const delegationsEntity = entity('delegations', 1, z.object({ delegations: z.array(Delegation) }));
export const approvalEntity = entity(
  'approval',
  1,
  Round.extend({ companyId: z.string(), number: z.string() }),
);
type StoredRound = Round & { companyId: string; number: string };

export const readBoard = (company: CompanyId): Promise<Stored<BoardFields> | undefined> =>
  read(changeBoardEntity, keys.changeBoardKey(company));

export const delegationsIn = (raw: Record<string, unknown> | undefined): Delegation[] =>
  raw ? delegationsEntity.parse(raw).delegations : [];

export const readDelegations = async (company: CompanyId): Promise<Stored<{ delegations: Delegation[] }>> =>
  (await read(delegationsEntity, keys.delegationsKey(company))) ?? { delegations: [], version: 0 };

/** Those of these contacts who can sign in, with their names; in the order of the ids. */
export async function whoCanSignIn(company: CompanyId, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const found = await readMany(ids.map((id) => keys.contactKey(company, id)));
  return found.flatMap((raw) => {
    if (!raw) return [];
    const { id, fields, access } = contactEntity.parse(raw);
    return access.active
      ? [{ id, name: fullName(fields), firstName: fields.firstName, email: fields.email }]
      : [];
  });
}

/** The item as the person saw it: of this version, or not there yet (0). */
const unchanged = (version: number): Condition =>
  version === 0
    ? { expression: 'attribute_not_exists(PK)' }
    : { expression: '#version = :seen', names: { '#version': 'version' }, values: { ':seen': version } };

export const saveBoard = (
  company: CompanyId,
  { version, ...board }: BoardFields & { version: number },
): Step =>
  change(
    keys.changeBoardKey(company),
    { set: { ...board, entity: changeBoardEntity.name, schema: 1 }, add: { version: 1 } },
    unchanged(version),
    () =>
      new AppError(
        'conflict',
        'Somebody else changed this board meanwhile. Please look at it as it is now, then try again.',
      ),
  );

/** Refuses with Stale when somebody else of the company changed a stand-in meanwhile. */
export const saveDelegations = (company: CompanyId, delegations: Delegation[], version: number): Step =>
  change(
    keys.delegationsKey(company),
    { set: { delegations, entity: delegationsEntity.name, schema: 1 }, add: { version: 1 } },
    unchanged(version),
    () => undefined,
  );

/** Where a waiting round stands among the reminders. */
const reminderKeys = ({ companyId, number, id }: StoredRound, onDay: string): IndexKeys => ({
  GSI1PK: keys.waitingApprovals,
  GSI1SK: `${onDay}#${companyId}#${number}#${id}`,
});

/** A day, so many days later. */
export const daysAfter = (moment: string, days: number): string =>
  new Date(Date.parse(moment) + days * 24 * 3600 * 1000).toISOString().slice(0, 10);

export const addRound = (company: CompanyId, number: string, round: Round): Step => {
  const stored = { ...round, companyId: company as string, number };
  const indexes = reminderKeys(stored, daysAfter(round.askedAt, round.remindAfter));
  return create(
    approvalEntity.item(stored, keys.approvalKey(company, number, round.id), indexes),
    () => undefined,
  );
};

/** Keeps what was decided, if nobody else decided meanwhile (else Stale); a round that is over reminds nobody any more. */
export const saveSeats = (company: CompanyId, number: string, round: Stored<Round>): Step =>
  change(
    keys.approvalKey(company, number, round.id),
    {
      set: { seats: round.seats },
      add: { version: 1 },
      unset: stateOf(round) === 'waiting' ? [] : ['GSI1PK', 'GSI1SK'],
    },
    unchanged(round.version),
    () => undefined,
  );

/** Ends a round without a decision: the desk asks anew, or the ticket went another way. */
export const endRound = (company: CompanyId, number: string, roundId: string): Step =>
  change(
    keys.approvalKey(company, number, roundId),
    { set: { replaced: true }, add: { version: 1 }, unset: ['GSI1PK', 'GSI1SK'] },
    { expression: 'attribute_exists(PK)' },
    () => undefined,
  );

/** Moves the next reminder of a round on; Stale when it is not due on this day any more, or was decided. */
export const moveReminder = (round: StoredRound, onDay: string, day: string): Step =>
  change(
    keys.approvalKey(round.companyId as CompanyId, round.number, round.id),
    { set: reminderKeys(round, onDay) },
    { expression: 'attribute_exists(GSI1PK) AND GSI1SK < :tomorrow', values: { ':tomorrow': `${day}~` } },
    () => undefined,
  );

/** The waiting rounds whose reminder is due on this day or before, a page at a time. */
export async function findDue(today: string, after?: Record<string, unknown>) {
  const { items, end } = await query({
    index: 'GSI1',
    partition: keys.waitingApprovals,
    between: ['0', `${today}~`],
    limit: 100,
    after,
  });
  return { rounds: items.map((raw) => approvalEntity.parse(raw)), end };
}
