import { fullName, sitesSeen } from '../contacts/contact.model.ts';
import { contactEntity } from '../contacts/contacts.table.ts';
import { capabilitiesOf, isReadyMade, readyMade } from '../levels/level.model.ts';
import { readLevels } from '../levels/levels.table.ts';
import type { CompanyId } from '../platform/context.ts';
import { contactKey, staffKey } from '../platform/keys.ts';
import { read } from '../platform/table.ts';
import { deskRoles } from '../staff/staff.model.ts';
import { staffEntity } from '../staff/staff.table.ts';

/**
 * The claims that the pre-token trigger writes into an access token, from the person's own record.
 * Undefined when the person has no access (any more): then no token is made.
 */
export async function claimsFor(
  attributes: Record<string, string>,
): Promise<Record<string, string> | undefined> {
  const staffId = attributes['custom:staff'];
  if (staffId) return staffClaims(staffId);
  const company = attributes['custom:company'];
  const contact = attributes['custom:contact'];
  // Written by us alone when the user was made: no page can set these attributes.
  return company && contact ? contactClaims(company as CompanyId, contact) : undefined;
}

async function contactClaims(
  company: CompanyId,
  contactId: string,
): Promise<Record<string, string> | undefined> {
  const contact = await read(contactEntity, contactKey(company, contactId));
  if (!contact?.access.active) return undefined;
  const ids = contact.access.levels;
  const own = ids.every(isReadyMade) ? undefined : await readLevels();
  const capabilities = capabilitiesOf(ids, own?.levels ?? readyMade);
  const sites = sitesSeen(contact.fields, contact.access, capabilities);
  return {
    company,
    contact: contactId,
    name: fullName(contact.fields),
    cap: capabilities.join(' '),
    ...(sites.length > 0 && { sites: sites.join(' ') }),
    access: String(contact.access.version),
    ...(own && { levels: String(own.version) }),
  };
}

async function staffClaims(staffId: string): Promise<Record<string, string> | undefined> {
  const member = await read(staffEntity, staffKey(staffId));
  if (!member?.access.active) return undefined;
  return {
    staff: staffId,
    name: member.name,
    cap: deskRoles[member.role].capabilities.join(' '),
    access: String(member.access.version),
  };
}
