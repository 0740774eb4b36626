import type { PortalCapability } from '../platform/capabilities.ts';
import { capabilitiesOf, type Level, type Levels } from '../levels/level.model.ts';

/**
 * The laws of giving and taking access (F3, F4), apart from where it is kept. Nobody gives what they do not have, takes
 * from somebody who has more, or ends the own right to manage contacts. Safe for the browser.
 */
export type Access = { active: boolean; levels: readonly string[] };
/** Who gives: a customer's administrator with these capabilities, or somebody of the provider, who may give everything. */
export type Giver = { id: string; capabilities?: ReadonlySet<PortalCapability> };
export type Refused = { path?: 'access.active' | 'access.levels'; message: string };

const within = (
  capabilities: readonly PortalCapability[],
  giver: ReadonlySet<PortalCapability> | undefined,
): boolean => !giver || capabilities.every((one) => giver.has(one));

/** Whether the giver may give this level to somebody who does not have it. */
export function mayGive({ capabilities }: Giver, id: string, levels: Levels): boolean {
  const level = levels.get(id);
  if (!level || level.retired) return false;
  return within(level.capabilities, capabilities) && (!capabilities || level.mayGive);
}

/** Whether somebody with this access has rights beyond the giver's. */
export const isAbove = ({ capabilities }: Giver, { active, levels: ids }: Access, levels: Levels): boolean =>
  active && !within(capabilitiesOf(ids, levels), capabilities);

/** Whether this access manages the contacts of the company. */
export const isAdmin = ({ active, levels: ids }: Access, levels: Levels): boolean =>
  active && capabilitiesOf(ids, levels).includes('contacts:manage');

/** What is newly given: whoever gets access (again) gets all of it, whoever has it keeps what they have. */
function given(before: Access | undefined, after: Access): string[] {
  const kept = before && (before.active || !after.active) ? before.levels : [];
  return after.levels.filter((id) => !kept.includes(id));
}

/** Why this change of somebody's access is refused; undefined when it may be. `before` is absent for a new contact. */
export function refusalOf(
  giver: Giver,
  { id, before, after }: { id?: string; before?: Access; after: Access },
  levels: Levels,
): Refused | undefined {
  for (const level of given(before, after)) {
    const known = levels.get(level);
    if (!known) return { path: 'access.levels', message: 'Please choose a security level.' };
    if (mayGive(giver, level, levels)) continue;
    return { path: 'access.levels', message: reasonAgainst(giver, known) };
  }
  if (before && isAbove(giver, before, levels))
    return { message: 'This person has rights that you do not have. Please ask us to change them.' };
  if (!giver.capabilities || id !== giver.id) return undefined;
  if (!after.active)
    return {
      path: 'access.active',
      message: 'You cannot end your own access. Another administrator can.',
    };
  if (isAdmin(after, levels)) return undefined;
  return {
    path: 'access.levels',
    message: 'You cannot take your own administrator rights away. Another administrator can.',
  };
}

function reasonAgainst({ capabilities }: Giver, level: Level): string {
  if (level.retired) return `“${level.name}” is not given any more. Please choose another security level.`;
  return within(level.capabilities, capabilities)
    ? `Only we can give “${level.name}”. Please ask us.`
    : 'You can only give a security level whose rights you have yourself.';
}
