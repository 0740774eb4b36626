import { levelsOf } from '../levels/levels.table.ts';
import type { Levels } from '../levels/level.model.ts';
import type { Actor, CompanyId } from '../platform/context.ts';
import { contactKey } from '../platform/keys.ts';
import { AppError, invalidField } from '../platform/problem.ts';
import { check, type Step } from '../platform/steps.ts';
import { isAdmin, type Access } from './giving.model.ts';
import { findContacts, type ContactRecord } from './contacts.table.ts';

/**
 * A company keeps somebody who manages its contacts. A customer's administrator cannot break that: they cannot end their
 * own right, and `commit` proves that they still have it, so of two who remove each other at once one comes too late.
 * For the desk another administrator is looked for and proved in the same transaction; without one it must say so.
 */
export async function keepAnAdmin(
  actor: Actor,
  company: CompanyId,
  contact: ContactRecord,
  after: Access,
  { levels, withoutAdmin = false }: { levels: Levels; withoutAdmin?: boolean | undefined },
): Promise<Step[]> {
  if (actor.kind !== 'staff' || withoutAdmin) return [];
  if (!isAdmin(contact.access, levels) || isAdmin(after, levels)) return [];
  const others = (await findContacts(company)).filter(({ id, access }) => id !== contact.id && access.active);
  const all = await levelsOf(others.flatMap(({ access }) => access.levels));
  const other = others.find(({ access }) => isAdmin(access, all));
  if (!other)
    throw invalidField(
      'withoutAdmin',
      'This is the last administrator of the company. Please say that it may be left without one, or make somebody else administrator first.',
    );
  return [stays(company, other)];
}

const stays = (company: CompanyId, { id, access }: ContactRecord): Step =>
  check(
    contactKey(company, id),
    {
      expression: '#access.#active = :active AND #access.#version = :version',
      names: { '#access': 'access', '#active': 'active', '#version': 'version' },
      values: { ':active': true, ':version': access.version },
    },
    () =>
      new AppError(
        'conflict',
        'Somebody else changed another administrator of this company meanwhile. Please look at the contacts again.',
      ),
  );
