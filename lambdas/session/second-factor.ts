import type { Customer, Staff } from '../platform/context.ts';
import { contactKey, companyKey, factorKey, settingsKey, staffKey } from '../platform/keys.ts';
import type { CompanyId } from '../platform/context.ts';
import type { Key } from '../platform/entity.ts';
import { readMany } from '../platform/table.ts';
import { settingsEntity } from '../provider/provider.table.ts';
import { companyEntity } from '../companies/companies.table.ts';
import { factorEntity, type FactorRecord } from './factor.table.ts';
import type { Door } from './pool.ts';
import { attributesOf } from './set-up.pool.ts';

/** Who has a second factor, and who must have one (A9). */
export type Demand = { factor?: FactorRecord; required: boolean };

/** What the provider and the company ask of this person: one request. */
export async function demandOn(actor: Customer | Staff, person: Key): Promise<Demand> {
  const company = actor.kind === 'customer' ? [companyKey(actor.companyId)] : [];
  const [factor, settings, own] = await readMany([factorKey(person), settingsKey, ...company]);
  const asked = settings && settingsEntity.parse(settings).secondFactor;
  return {
    factor: factor && factorEntity.parse(factor),
    required:
      actor.kind === 'staff'
        ? asked?.staff === true
        : asked?.customers === true || (own !== undefined && companyEntity.parse(own).secondFactor),
  };
}

/** Somebody who is about to sign in and has no token yet, as the table knows them. */
export type Newcomer = { key: Key; id: string; companyId?: string };

export async function newcomer(door: Door, email: string): Promise<Newcomer | undefined> {
  const attributes = await attributesOf(door, email);
  const staff = attributes?.['custom:staff'];
  if (staff) return { key: staffKey(staff), id: staff };
  const [companyId, contact] = [attributes?.['custom:company'], attributes?.['custom:contact']];
  return companyId && contact
    ? { key: contactKey(companyId as CompanyId, contact), id: contact, companyId }
    : undefined;
}

/** Whether somebody who came in by password may stay in: the rule may have come since. */
export async function keepsRule(actor: Customer | Staff, person: Key): Promise<boolean> {
  const { factor, required } = await demandOn(actor, person);
  return !required || factor !== undefined;
}
