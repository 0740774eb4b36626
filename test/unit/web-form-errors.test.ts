import { expect, test } from 'vitest';
import { NewTicket } from '../../lambdas/tickets/ticket.model.ts';
import { emptyValues, fieldNames } from '../../web/portal/new-ticket/ticket-values.ts';
import { inPageOrder } from '../../web/shared/forms/error-order.ts';

test('errors come in the order of the page, and what has no name comes last', () => {
  const names = { title: 'Title', item: 'Item', urgency: 'How urgent' };
  expect(inPageOrder({ 'rows.0': 1, urgency: 2, item: 3, title: 4 }, names)).toEqual([
    ['title', 4],
    ['item', 3],
    ['urgency', 2],
    ['rows.0', 1],
  ]);
});

test('an empty incident is asked for its item before its urgency', () => {
  const { error } = NewTicket.safeParse(emptyValues('incident', 's1', 'c1'));
  const errors = Object.fromEntries(error!.issues.map(({ path, message }) => [path.join('.'), message]));
  expect(inPageOrder(errors, fieldNames).map(([path]) => path)).toEqual([
    'title',
    'description',
    'customerReference',
    'itemId',
    'urgency',
    'impact',
  ]);
});
