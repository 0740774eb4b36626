import type { RequestType } from '../../../lambdas/tickets/ticket.model.ts';
import type { Step } from './step.ts';
import type { TicketFormData } from './ticket-values.ts';

/** The service and sub-category of step 1. */
export type Chosen = { service?: string; part?: string };

/** What of the address holds: a service that is offered for this request type, and a part of it. */
export const chosenIn = (form: TicketFormData, type: RequestType, { service: id, part }: Step) => {
  const service = form.services.find((one) => one.id === id && one.requestTypes.includes(type));
  return { service, part: service?.subcategories.find((one) => one.id === part) };
};

/** An item that somebody starts from (C1) brings its site along. */
export const siteOf = (form: TicketFormData, { site, item }: Step) => {
  const wanted = form.items.find(({ id }) => id === item)?.siteId ?? site;
  return form.sites.find(({ id }) => id === wanted);
};
