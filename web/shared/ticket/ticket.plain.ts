/** The words of the ticket model without its schemas, for pages that check no form (see models.plugin.ts). */
export { isOpen, statuses, statusMeaning } from '../../../lambdas/tickets/lifecycle.model.ts';
export { ticketLists } from '../../../lambdas/tickets/list.model.ts';
export { resolutionOf } from '../../../lambdas/tickets/note.model.ts';
export { requestTypes } from '../../../lambdas/tickets/ticket.model.ts';
