/** The words of the ticket model without its schemas, for pages that check no form (see models.plugin.ts). */
export { requestTypes, statusMeaning, ticketLists } from '../../../lambdas/tickets/ticket.model.ts';
