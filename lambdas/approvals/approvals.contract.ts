import * as z from 'zod';
import { contract } from '../platform/contract.ts';
import { id, paragraphs, version } from '../platform/words.ts';
import { TicketNumber } from '../tickets/ticket.model.ts';
import { BoardFields, Delegation, SaveAway, SaveBoard } from './board.model.ts';
import { Money } from './money.model.ts';
import { Deciding, Decision, RoundState } from './round.model.ts';

const company = z.object({ companyId: id });
const colleague = z.object({ id, name: z.string() });

/** What became of one of several tickets: the round's state, or why nothing happened to it. */
export const DecidedOne = z.object({
  number: TicketNumber,
  state: RoundState.optional(),
  problem: z.string().optional(),
});
export type DecidedOne = z.infer<typeof DecidedOne>;

export const DecidingSeveral = Decision.and(
  z.object({
    tickets: z
      .array(z.object({ number: TicketNumber, round: id }))
      .min(1, 'Please choose at least one ticket.')
      .max(50, 'Please choose at most 50 tickets at a time.'),
  }),
);

/** Approving and declining, and who stands in. Who may is said by the company's board; see contact.model.ts for the capability. */
export const approvalsContract = contract({
  decideApproval: {
    app: 'portal',
    can: 'tickets:approve',
    method: 'POST',
    path: '/tickets/{number}/approval',
    summary: 'Approve or decline what one is asked to',
    params: z.object({ number: TicketNumber }),
    body: Deciding,
    response: z.object({ state: RoundState }),
  },
  decideApprovals: {
    app: 'portal',
    can: 'tickets:approve',
    method: 'POST',
    path: '/approvals',
    summary: 'Approve or decline several tickets, each answered for itself',
    body: DecidingSeveral,
    response: z.object({ results: z.array(DecidedOne) }),
  },
  getAway: {
    app: 'portal',
    can: 'tickets:approve',
    method: 'GET',
    path: '/away',
    summary: 'Who decides in one’s place, and in whose place one decides',
    response: z.object({
      onBoard: z.boolean(),
      own: Delegation.optional(),
      standsInFor: z.array(Delegation),
      /** Who can be named. */
      colleagues: z.array(colleague),
    }),
  },
  saveAway: {
    app: 'portal',
    can: 'tickets:approve',
    method: 'PUT',
    path: '/away',
    summary: 'Name who decides in one’s place, from one day to another',
    body: SaveAway,
  },
  endAway: {
    app: 'portal',
    can: 'tickets:approve',
    method: 'DELETE',
    path: '/away',
    summary: 'Decide oneself again',
  },
  getChangeBoard: {
    app: 'desk',
    can: 'desk:companies',
    method: 'GET',
    path: '/companies/{companyId}/change-board',
    summary: 'A company’s change advisory board',
    params: company,
    response: z.object({
      board: BoardFields,
      version: z.int().nonnegative(),
      /** Contacts who can sign in: who may be on the board. */
      people: z.array(colleague),
      delegations: z.array(Delegation),
    }),
  },
  saveChangeBoard: {
    app: 'desk',
    can: 'desk:companies',
    method: 'PUT',
    path: '/companies/{companyId}/change-board',
    summary: 'Say who approves for a company, and what',
    params: company,
    body: SaveBoard,
  },
  askApproval: {
    app: 'desk',
    can: 'desk:tickets',
    method: 'POST',
    path: '/companies/{companyId}/tickets/{number}/ask-approval',
    summary: 'Ask the company’s board to approve a ticket, with what it will cost',
    params: company.extend({ number: TicketNumber }),
    body: z.object({ version, reason: paragraphs('what is to be approved', 4_000), cost: Money.optional() }),
  },
});
