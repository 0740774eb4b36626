import { asksFor, type RequestType } from '../../../lambdas/tickets/ticket.model.ts';
import type { AnswerOf, SendsOf } from '../../shared/api/routes.ts';
import type { TicketValues } from './draft.ts';

export type TicketFormData = AnswerOf<'getTicketForm'>;
export type NewTicketBody = SendsOf<'createTicket'>['body'];

/** The empty form: the person is the contact unless they choose another. */
export const emptyValues = (type: RequestType, siteId: string, contactId: string): TicketValues => ({
  type,
  siteId,
  contactId,
  title: '',
  description: '',
  customerReference: '',
  stepsTried: '',
  errorMessages: '',
  unsureItem: '',
  requiredBy: '',
  dueBy: '',
  poNumber: '',
  emergency: false,
});

/** What was written, for another request type or site: an item of the other site no longer fits. A draft may be older than a field. */
export const movedTo = (values: TicketValues, type: RequestType, siteId: string): TicketValues => ({
  ...emptyValues(type, siteId, values.contactId),
  ...values,
  type,
  siteId,
  itemId: values.siteId === siteId ? values.itemId : undefined,
});

/** What is sent: the common fields, and those that the request type asks for. */
export const bodyOf = (values: TicketValues, files: string[]): NewTicketBody => {
  const { type, siteId, contactId, title, description, customerReference, poNumber, dueBy } = values;
  const { serviceId, subcategoryId } = values;
  const asks = asksFor[type];
  return {
    ...{ type, siteId, contactId, title, description, customerReference, files },
    ...{ serviceId, subcategoryId, poNumber },
    ...(asks.item ? { itemId: values.itemId } : {}),
    ...(asks.urgency
      ? {
          emergency: values.emergency,
          urgency: values.urgency,
          impact: values.impact,
          stepsTried: values.stepsTried,
          errorMessages: values.errorMessages,
          unsureItem: values.unsureItem,
        }
      : {}),
    ...(asks.requiredBy ? { requiredBy: values.requiredBy } : { dueBy }),
  } as NewTicketBody;
};

/** In the order of the form. */
export const fieldNames: Readonly<Record<string, string>> = {
  siteId: 'Site',
  serviceId: 'Service',
  subcategoryId: 'Sub-category',
  title: 'Title',
  description: 'Description',
  contactId: 'Contact',
  customerReference: 'Your reference',
  itemId: 'Item',
  unsureItem: 'Which system',
  urgency: 'How urgent',
  impact: 'Who is affected',
  stepsTried: 'Steps tried',
  errorMessages: 'Error messages',
  requiredBy: 'Required by',
  dueBy: 'Due date',
  poNumber: 'Purchase order',
  files: 'Files',
};
