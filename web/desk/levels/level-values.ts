import type { LevelFields } from '../../../lambdas/levels/level.model.ts';
import type { DeskLevel } from '../../../lambdas/levels/levels.contract.ts';
import {
  completed,
  offeredCapabilities,
  type PortalCapability,
} from '../../../lambdas/platform/capabilities.ts';

/** What the form of a security level holds. */
export type LevelValues = LevelFields & { retired: boolean };

const offered: ReadonlySet<string> = new Set(offeredCapabilities.map(({ id }) => id));

/** What the check boxes show of these capabilities. */
const ticked = (capabilities: readonly PortalCapability[]): PortalCapability[] =>
  capabilities.filter((one) => offered.has(one));

/** The form of a level, of a copy of one, or of nothing yet. */
export const startingValues = (level?: DeskLevel, copied?: DeskLevel): LevelValues => ({
  name: level?.name ?? (copied ? `${copied.name} (copy)` : ''),
  meaning: (level ?? copied)?.meaning ?? '',
  capabilities: ticked((level ?? copied)?.capabilities ?? []),
  mayGive: (level ?? copied)?.mayGive ?? true,
  retired: level?.retired ?? false,
});

/** The boxes after a tick: what it is nothing without is ticked with it, what is nothing without it is unticked. */
export function afterTick(before: readonly PortalCapability[], now: readonly PortalCapability[]) {
  const gone = before.filter((one) => !now.includes(one));
  const dependents = offeredCapabilities.filter(({ includes }) =>
    includes.some((one) => gone.includes(one as PortalCapability)),
  );
  const left = now.filter((one) => !dependents.some(({ id }) => id === one));
  return ticked(completed(left));
}

/** What a level opens beyond what everybody has, in words; what comes with more is not said again. */
export function opensInWords({ capabilities }: Pick<DeskLevel, 'capabilities'>): string[] {
  const held = offeredCapabilities.filter(({ id }) => capabilities.includes(id));
  const included = new Set(held.flatMap(({ includes }) => includes));
  return held.filter(({ id }) => !included.has(id)).map(({ words }) => words);
}
