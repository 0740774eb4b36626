import { readContact } from '../contacts/contacts.table.ts';
import { fullName } from '../contacts/contact.model.ts';
import { signedOut, type CompanyId, type Customer, type Staff } from '../platform/context.ts';
import type { SignedOut } from '../platform/signed-out.ts';
import { readStaff } from '../staff/staff.table.ts';

/** Somebody who signs in, at whichever door. */
export type Person = {
  door: 'portal' | 'desk';
  id: string;
  companyId?: CompanyId;
  email: string;
  name: string;
  signedOut?: SignedOut;
};

/** Who this is; undefined when there is no such person. */
export async function findPerson(id: string, companyId?: string): Promise<Person | undefined> {
  if (companyId === undefined) {
    const member = await readStaff(id);
    return (
      member && { door: 'desk', id, email: member.email, name: member.name, signedOut: member.signedOut }
    );
  }
  const company = companyId as CompanyId;
  const contact = await readContact(company, id);
  if (!contact) return undefined;
  const { fields } = contact;
  return {
    door: 'portal',
    id,
    companyId: company,
    email: fields.email,
    name: fullName(fields),
    signedOut: contact.signedOut,
  };
}

/** The person who acts. Throws signed-out when the record is gone. */
export async function personOf(actor: Customer | Staff): Promise<Person> {
  const person = await findPerson(actor.id, actor.kind === 'customer' ? actor.companyId : undefined);
  if (!person) throw signedOut();
  return person;
}
