import { readBoard } from '../lambdas/approvals/approvals.table.ts';
import { decideApproval } from '../lambdas/approvals/approvals.service.ts';
import { askApproval, saveChangeBoard } from '../lambdas/approvals/desk-approvals.service.ts';
import { companyForStaff, system } from '../lambdas/platform/context.ts';
import { NewTicket } from '../lambdas/tickets/ticket.model.ts';
import { createTicket } from '../lambdas/tickets/raise.service.ts';
import { readTicket } from '../lambdas/tickets/tickets.queries.ts';
import { acting, type Actors } from './actors.ts';
import { approvals, type PlannedApproval } from './approvals.ts';
import type { Plan, PlannedCompany } from './plan.ts';

/**
 * One company gets its change advisory board after its history is told, so that the past did not wait for it; then come
 * some requests of the last weeks. A board that is there says that this was done before.
 */
export async function fillApprovals(plan: Plan, actors: Actors): Promise<void> {
  const company = plan.companies.find(({ id }) => id === approvals.company);
  if (!company || (await readBoard(companyForStaff(system, company.id)))) return;
  const idOf = (mailbox: string): string =>
    company.contacts.find(({ fields }) => fields.email.startsWith(`${mailbox}@`))?.id ?? '';
  await saveChangeBoard(acting(system, plan.today), company.id, {
    memberIds: approvals.members.map(idOf),
    rule: 'all',
    needs: 'changes',
    ownRequests: false,
    remindAfter: 3,
    version: 0,
  });
  for (const request of approvals.requests) await raise(plan, actors, company, request, idOf);
}

const dayMs = 24 * 3600 * 1000;

async function raise(
  plan: Plan,
  actors: Actors,
  company: PlannedCompany,
  { title, description, by, item, daysAgo, cost, decisions }: PlannedApproval,
  idOf: (mailbox: string) => string,
): Promise<void> {
  const begun = Date.parse(plan.today) - daysAgo * dayMs;
  const after = (hours: number): string => new Date(begun + hours * 3600 * 1000).toISOString();
  const about = company.items.find(({ fields }) => fields.name === item);
  const asked = NewTicket.parse({
    type: 'change',
    siteId: about?.fields.siteId,
    itemId: about?.id,
    contactId: idOf(by),
    title,
    description,
    customerReference: `CAB-${daysAgo}`,
    requiredBy: new Date(begun + 21 * dayMs).toISOString().slice(0, 10),
  });
  const { number } = await createTicket(acting(actors.customer(idOf(by)), after(0)), asked);
  const place = { companyId: company.id, number };
  const owner = companyForStaff(system, company.id);
  if (cost) {
    const version = (await readTicket(owner, number))?.version ?? 1;
    const member = actors.member(plan.staff.find(({ signsIn }) => signsIn)?.id ?? '');
    await askApproval(acting(member, after(1)), place, {
      version,
      reason: cost.words,
      cost: { amount: cost.amount, currency: 'GBP' },
    });
  }
  for (const [i, { mailbox, reason, decision }] of decisions.entries()) {
    const round = (await readTicket(owner, number))?.approval?.roundId ?? '';
    await decideApproval(acting(actors.customer(idOf(mailbox)), after(2 + i)), number, {
      round,
      decision,
      reason,
    });
  }
}
