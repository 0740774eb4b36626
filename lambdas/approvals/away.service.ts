import { commit, Stale } from '../platform/commit.ts';
import { companyOf, type Context, type Customer } from '../platform/context.ts';
import type { Output } from '../platform/contract.ts';
import { AppError, invalidField } from '../platform/problem.ts';
import type { Step } from '../platform/steps.ts';
import { findContacts } from '../contacts/contacts.table.ts';
import { fullName } from '../contacts/contact.model.ts';
import type { approvalsContract } from './approvals.contract.ts';
import { readBoard, readDelegations, saveDelegations, whoCanSignIn } from './approvals.table.ts';
import type { Delegation, SaveAway } from './board.model.ts';
import { today } from './stand-ins.ts';

/** Members of a board say who decides in their place while they are away. */
type C = typeof approvalsContract;
type ByCustomer = Context<Customer>;

const onBoard = async ({ actor }: ByCustomer): Promise<boolean> =>
  (await readBoard(companyOf(actor)))?.memberIds.includes(actor.id) ?? false;

export async function getAway(context: ByCustomer): Promise<Output<C['getAway']>> {
  const { actor } = context;
  const company = companyOf(actor);
  const [member, { delegations }, day] = await Promise.all([
    onBoard(context),
    readDelegations(company),
    today(context),
  ]);
  const contacts = member ? await findContacts(company) : [];
  const now = delegations.filter(({ to }) => to >= day);
  return {
    onBoard: member,
    own: now.find(({ memberId }) => memberId === actor.id),
    standsInFor: now.filter(({ delegateId }) => delegateId === actor.id),
    colleagues: contacts
      .filter(({ id, access }) => access.active && id !== actor.id)
      .map(({ id, fields }) => ({ id, name: fullName(fields) })),
  };
}

export async function saveAway(context: ByCustomer, asked: SaveAway): Promise<void> {
  const { actor } = context;
  if (asked.to < (await today(context)))
    throw invalidField('to', 'This day is over. Please choose a later one.');
  if (asked.delegateId === actor.id) throw invalidField('delegateId', 'Please choose somebody else.');
  if (!(await onBoard(context)))
    throw new AppError('out-of-turn', 'Only members of your company’s change advisory board can do this.');
  const [delegate] = await whoCanSignIn(companyOf(actor), [asked.delegateId]);
  if (!delegate) throw invalidField('delegateId', 'Please choose a colleague who can sign in here.');
  const own: Delegation = {
    ...asked,
    memberId: actor.id,
    memberName: actor.name,
    delegateName: delegate.name,
  };
  await replace(
    context,
    own,
    `Named ${delegate.name} to approve in place, ${asked.from} to ${asked.to}`,
    asked,
  );
}

export const endAway = (context: ByCustomer): Promise<void> =>
  replace(context, undefined, 'Approves again without a stand-in', {});

/** Replaces the person's own stand-in; those of others stay, and those that are over are forgotten. */
async function replace(
  context: ByCustomer,
  own: Delegation | undefined,
  summary: string,
  asked: object,
  attempt = 1,
): Promise<void> {
  const company = companyOf(context.actor);
  const [{ delegations, version }, day] = await Promise.all([readDelegations(company), today(context)]);
  const others = delegations.filter(({ memberId, to }) => memberId !== context.actor.id && to >= day);
  const steps: Step[] = [saveDelegations(company, own ? [...others, own] : others, version)];
  const event = {
    type: own ? 'approver.away' : 'approver.back',
    companyId: company as string,
    subject: context.actor.id,
    summary,
    data: { ...own },
  };
  try {
    await commit(context, { steps, event, result: null, asked });
  } catch (error) {
    if (!(error instanceof Stale) || attempt === 5) throw error;
    await replace(context, own, summary, asked, attempt + 1);
  }
}
