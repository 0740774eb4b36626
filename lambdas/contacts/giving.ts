import type { Levels } from '../levels/level.model.ts';
import type { Actor } from '../platform/context.ts';
import { AppError, invalidField } from '../platform/problem.ts';
import { refusalOf, type Access, type Giver } from './giving.model.ts';

/** Who acts, as the laws of giving know them: only a customer is bound to the own capabilities. */
export const giverOf = (actor: Actor): Giver =>
  actor.kind === 'customer' ? { id: actor.id, capabilities: actor.capabilities } : { id: actor.id };

/** Throws the law that this change of somebody's access would break. */
export function assertMayChange(
  actor: Actor,
  change: { id?: string; before?: Access; after: Access },
  levels: Levels,
): void {
  const refused = refusalOf(giverOf(actor), change, levels);
  if (!refused) return;
  throw refused.path
    ? invalidField(refused.path, refused.message)
    : new AppError('forbidden', refused.message);
}
