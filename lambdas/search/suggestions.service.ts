import type { Context, Customer } from '../platform/context.ts';
import type { Output } from '../platform/contract.ts';
import { boardKey } from '../platform/keys.ts';
import { recall } from '../platform/remembered.ts';
import { boardEntity } from '../provider/provider.table.ts';
import { scopeOf } from '../tickets/readable.ts';
import type { searchContract } from './search.contract.ts';
import { mostLike } from './suggestions.model.ts';
import { findOpenToCompare } from './suggestions.queries.ts';

const ticketsShown = 5;
const announcementsShown = 2;

/**
 * What fits a title that is being typed: open tickets that the person may see, and current announcements.
 * One query of the newest open tickets; the announcements are remembered for half a minute.
 */
export async function getSuggestions(
  { actor }: Context<Customer>,
  text: string,
): Promise<Output<(typeof searchContract)['getSuggestions']>> {
  const [open, [board]] = await Promise.all([findOpenToCompare(scopeOf(actor)), recall([boardKey])]);
  const heads = board ? boardEntity.parse(board).heads : [];
  return {
    tickets: mostLike(text, open, ({ title }) => title, ticketsShown),
    announcements: mostLike(
      text,
      heads,
      ({ title, firstLines }) => `${title} ${firstLines}`,
      announcementsShown,
    ),
  };
}
