import { commit } from '../platform/commit.ts';
import { companyForStaff, type Context, type Staff } from '../platform/context.ts';
import type { Input } from '../platform/contract.ts';
import { activityKey } from '../platform/keys.ts';
import { AppError, notFound } from '../platform/problem.ts';
import { change } from '../platform/steps.ts';
import { readMany } from '../platform/table.ts';
import { activityEntity } from '../tickets/tickets.table.ts';
import type { redactionContract } from './redaction.contract.ts';
import { redactedText } from './redaction.model.ts';

type Asked = Input<(typeof redactionContract)['redactActivity']>;

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
