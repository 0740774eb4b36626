import { fullName } from '../lambdas/contacts/contact.model.ts';
import { levelNames } from '../lambdas/levels/level.model.ts';
import { deskRoles } from '../lambdas/staff/staff.model.ts';
import { profiles } from './companies/all.ts';
import { levels as known } from './levels.ts';
import { organisation } from './organisation.ts';
import { planCompany } from './plan-company.ts';
import { provider, staff } from './provider.ts';
import { randomFrom } from './random.ts';

/** The people of the demonstration who can sign in at once; the others are there to be looked at and invited. */
export type Account = {
  door: 'portal' | 'desk';
  email: string;
  /** Absent for those who sign in with their organisation's account. */
  password?: string;
  name: string;
  /** The company that the person works for. */
  company: string;
  /** The security level or the role, in words. */
  role: string;
};

/** The one password of all demonstration accounts. */
export const password = 'Harbour-2026!';

const customers = profiles.flatMap((profile) =>
  planCompany(profile, randomFrom(0), new Date(0))
    .contacts.filter((contact) => contact.signsIn)
    .map(({ fields, levels }): Account => {
      const role = levelNames(levels, known).join(', ');
      return {
        door: 'portal',
        email: fields.email,
        ...(profile.domain !== organisation.domain && { password }),
        name: fullName(fields),
        company: profile.name,
        role,
      };
    }),
);

const desk = staff
  .filter((member) => member.signsIn)
  .map(({ fields: { email, name, role } }): Account => {
    return {
      door: 'desk',
      email,
      password,
      name,
      company: provider.providerName,
      role: deskRoles[role].name,
    };
  });

/** For printing at the start: ten at the portal, three at the desk. */
export const accounts: readonly Account[] = [...customers, ...desk];
