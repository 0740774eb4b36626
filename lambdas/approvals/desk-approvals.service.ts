import { companyExists, findCompany } from '../companies/companies.table.ts';
import { fullName } from '../contacts/contact.model.ts';
import { findContacts } from '../contacts/contacts.table.ts';
import { commit } from '../platform/commit.ts';
import { at, companyForStaff, type Context, type Staff, type System } from '../platform/context.ts';
import type { Input, Output } from '../platform/contract.ts';
import { AppError, invalidField, notFound } from '../platform/problem.ts';
import { clockWith } from '../service-levels/clock.start.ts';
import { guardFor, touched } from '../tickets/changes.ts';
import { findTicket } from '../tickets/tickets.queries.ts';
import { updateTicket } from '../tickets/tickets.table.ts';
import type { approvalsContract } from './approvals.contract.ts';
import { endRound, readBoard, readDelegations, saveBoard, whoCanSignIn } from './approvals.table.ts';
import { openRound, whoApproves } from './asking.ts';
import { type BoardFields, noBoard } from './board.model.ts';
import { moneyInWords } from './money.model.ts';
import { today } from './stand-ins.ts';

/** The provider's staff and approvals: a company's board, and asking it. */
type C = typeof approvalsContract;
type ByStaff = Context<Staff | System>;

export async function getChangeBoard(
  context: ByStaff,
  companyId: string,
): Promise<Output<C['getChangeBoard']>> {
  const company = companyForStaff(context.actor, companyId);
  const [board, contacts, { delegations }, day] = await Promise.all([
    readBoard(company),
    findContacts(company),
    readDelegations(company),
    today(context),
  ]);
  if (!board && contacts.length === 0 && !(await findCompany(company))) throw notFound('company');
  return {
    board: board ?? noBoard,
    version: board?.version ?? 0,
    people: contacts
      .filter(({ id, access }) => access.active || board?.memberIds.includes(id))
      .map(({ id, fields }) => ({ id, name: fullName(fields) })),
    delegations: delegations.filter(({ to }) => to >= day),
  };
}

const boardInWords = ({ rule, allFrom }: BoardFields): string =>
  rule === 'all' ? 'all must approve' : `one approves${allFrom ? `, all from ${moneyInWords(allFrom)}` : ''}`;

export async function saveChangeBoard(
  context: ByStaff,
  companyId: string,
  asked: Input<C['saveChangeBoard']>['body'],
): Promise<void> {
  const company = companyForStaff(context.actor, companyId);
  const memberIds = [...new Set(asked.memberIds)];
  const before = (await readBoard(company))?.memberIds ?? [];
  const known = await whoCanSignIn(
    company,
    memberIds.filter((id) => !before.includes(id)),
  );
  if (!memberIds.every((id) => before.includes(id) || known.some((one) => one.id === id)))
    throw invalidField('memberIds', 'Please choose contacts of this company who can sign in.');
  await commit(context, {
    steps: [companyExists(company), saveBoard(company, { ...asked, memberIds })],
    event: {
      type: 'change-board.saved',
      companyId,
      subject: companyId,
      summary: `Saved the change advisory board: ${memberIds.length} members, ${boardInWords(asked)}${asked.ownRequests ? ', also own requests' : ''}`,
      data: {},
    },
    result: null,
    asked,
  });
}

/** Asks the board anew or for the first time: a round that waits is replaced by one with the board as it is now. */
export async function askApproval(
  context: ByStaff,
  { companyId, number }: { companyId: string; number: string },
  asked: Input<C['askApproval']>['body'],
): Promise<void> {
  const company = companyForStaff(context.actor, companyId);
  const found = await findTicket(company, number, false);
  if (!found) throw notFound('ticket');
  const { ticket, activity, approval } = found;
  const raisedBy = activity.find(({ kind }) => kind === 'created')?.by.id;
  const approvers = await whoApproves(company, [ticket.contactId, ...(raisedBy ? [raisedBy] : [])]);
  if (!approvers || approvers.seats.length === 0)
    throw new AppError(
      'out-of-turn',
      'Nobody on this company’s change advisory board may approve this ticket. Please look at its board first.',
    );
  const opened = await openRound(context, company, number, approvers, {
    text: asked.reason,
    cost: asked.cost,
  });
  const waits = approval && ticket.status === 'waiting-approval';
  const deed = { at: at(context), status: 'waiting-approval' as const };
  const clock = await clockWith(ticket, deed, waits ? approval.askedAt : undefined);
  await commit(context, {
    steps: [
      ...updateTicket(
        company,
        number,
        { ...touched(context), ...opened.set, ...clock.set },
        guardFor('ask-approval', asked.version),
      ),
      ...opened.steps,
      ...(approval && !approval.replaced ? [endRound(company, number, approval.id)] : []),
    ],
    event: {
      type: 'ticket.approval-asked',
      companyId,
      subject: number,
      summary: `Asked to approve ${number}${asked.cost ? `, ${moneyInWords(asked.cost)}` : ''}`,
      data: { roundId: opened.roundId, text: asked.reason },
    },
    result: null,
    asked: { number, ...asked },
  });
}
