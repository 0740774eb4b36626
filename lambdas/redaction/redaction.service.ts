import { commit } from '../platform/commit.ts';
import { companyForStaff, type Context, type Staff } from '../platform/context.ts';
import type { Input } from '../platform/contract.ts';
import { activityKey, detailKey, ticketKey } from '../platform/keys.ts';
import { AppError, notFound } from '../platform/problem.ts';
import { change } from '../platform/steps.ts';
import { readMany } from '../platform/table.ts';
import { refusalFor, touched } from '../tickets/changes.ts';
import { statuses } from '../tickets/lifecycle.model.ts';
import { activityEntity, detailEntity, ticketEntity } from '../tickets/tickets.table.ts';
import type { redactionContract } from './redaction.contract.ts';
import { redactedText, redactedTitle, type RequestPart } from './redaction.model.ts';
import { redactDetail, redactTicket } from './redaction.table.ts';

type C = typeof redactionContract;
type Asked = Input<C['redactActivity']>;

/**
 * Replaces the text of an entry by a fixed sentence and takes its title away, in one transaction with the audit trail's entry; nothing else of it
 * changes. Repeating it is harmless. The text leaves the search with the table's stream, within seconds.
 */
export async function redactActivity(
  context: Context<Staff>,
  { companyId, number, activityId }: Asked['params'],
  { reason }: Asked['body'],
): Promise<void> {
  const company = companyForStaff(context.actor, companyId);
  const keys = [false, true].map((internal) => activityKey(company, number, activityId, internal));
  const [open, internal] = await readMany(keys);
  const raw = open ?? internal;
  if (!raw) throw notFound('entry');
  const { internal: hidden, text } = activityEntity.parse(raw);
  if (!text) throw new AppError('out-of-turn', 'This entry has no text that could be removed.');
  await commit(context, {
    steps: [
      change(
        activityKey(company, number, activityId, hidden),
        { set: { text: redactedText }, unset: ['title'] },
        { expression: 'attribute_exists(#text)', names: { '#text': 'text' } },
        () => notFound('entry'),
      ),
    ],
    event: {
      type: 'ticket.redacted',
      companyId,
      subject: number,
      summary: `Removed the text of an entry of ${number}: ${reason}`,
      data: { activityId },
    },
    result: null,
    asked: { number, activityId, reason },
  });
}

const partNames: Record<RequestPart, string> = {
  title: 'the title',
  description: 'the description',
  stepsTried: 'the steps tried',
  errorMessages: 'the error messages',
  unsureItem: 'which item it is',
};

/**
 * Replaces texts of the request itself, in one transaction with the audit trail's entry: the title by another one, the
 * others by a fixed sentence. The ticket's version moves, so that nobody writes on what is not there any more.
 * One batch get and one transaction; the texts leave the search with the table's stream, within seconds.
 */
export async function redactRequest(
  context: Context<Staff>,
  { companyId, number }: Input<C['redactRequest']>['params'],
  asked: Input<C['redactRequest']>['body'],
): Promise<void> {
  const company = companyForStaff(context.actor, companyId);
  const [ticket, detail] = await readMany([ticketKey(company, number), detailKey(company, number)]);
  if (!ticket || !detail) throw notFound('ticket');
  const { status } = ticketEntity.parse(ticket);
  const held = detailEntity.parse(detail);
  const parts = [...new Set(asked.parts)].filter((part) => part === 'title' || held[part] !== undefined);
  if (parts.length === 0)
    throw new AppError('out-of-turn', 'This request has no such text that could be removed.');
  const title = parts.includes('title') ? (asked.title ?? redactedTitle) : undefined;
  const texts = parts.filter((part) => part !== 'title');
  const guard = { version: asked.version, refuse: refusalFor('Redact', asked.version, statuses) };
  await commit(context, {
    steps: [
      ...redactTicket(company, number, status, guard, { ...touched(context), title }),
      ...(texts.length > 0 ? [redactDetail(company, number, texts)] : []),
    ],
    event: {
      type: 'ticket.redacted',
      companyId,
      subject: number,
      summary: `Removed ${parts.map((part) => partNames[part]).join(', ')} of ${number}: ${asked.reason}`,
      data: { parts },
    },
    result: null,
    asked: { number, ...asked },
  });
}
