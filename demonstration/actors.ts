import { randomUUID } from 'node:crypto';
import { fullName, sitesSeen } from '../lambdas/contacts/contact.model.ts';
import { capabilitiesOf } from '../lambdas/levels/level.model.ts';
import {
  companyForStaff,
  system,
  type Actor,
  type Context,
  type Customer,
  type Staff,
} from '../lambdas/platform/context.ts';
import { deskRoles } from '../lambdas/staff/staff.model.ts';
import { levels } from './levels.ts';
import type { Plan } from './plan.ts';

/** The people of a plan as the services know who acts: what the doors would make of their access tokens. */
export type Actors = { customer(id: string): Customer; member(id: string): Staff };

export function actorsOf(plan: Plan): Actors {
  const customers = new Map(
    plan.companies.flatMap((company) =>
      company.contacts.map((contact): [string, Customer] => [
        contact.id,
        {
          kind: 'customer',
          id: contact.id,
          name: fullName(contact.fields),
          companyId: companyForStaff(system, company.id),
          capabilities: new Set(capabilitiesOf(contact.levels, levels)),
          sites: sitesSeen(contact.fields, contact, capabilitiesOf(contact.levels, levels)),
          accessVersion: 1,
        },
      ]),
    ),
  );
  const members = new Map(
    plan.staff.map((member): [string, Staff] => [
      member.id,
      {
        kind: 'staff',
        id: member.id,
        name: member.fields.name,
        capabilities: new Set(deskRoles[member.fields.role].capabilities),
        accessVersion: 1,
      },
    ]),
  );
  return { customer: (id) => known(customers, id), member: (id) => known(members, id) };
}

function known<A>(people: Map<string, A>, id: string): A {
  const person = people.get(id);
  if (!person) throw new Error(`The plan has nobody with the id ${id}.`);
  return person;
}

/** Acting at a moment of the past: recorded and counted like everything, but nobody is mailed. */
export const acting = <A extends Actor>(actor: A, at: string): Context<A> => ({
  actor,
  now: new Date(at),
  requestId: randomUUID(),
  quiet: true,
});
