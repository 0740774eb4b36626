import { commit } from '../platform/commit.ts';
import type { CompanyId, Context, Customer, Staff, System } from '../platform/context.ts';
import type { Stored } from '../platform/entity.ts';
import { contactTickets } from '../platform/keys.ts';
import { query } from '../platform/table.ts';
import { fullName } from './contact.model.ts';
import * as table from './contacts.table.ts';

/** Whether anything would point at nobody if this contact were gone: contacts that have tickets stay. */
export async function hasTickets(company: CompanyId, contactId: string): Promise<boolean> {
  const { items } = await query({ index: 'GSI3', partition: contactTickets(company, contactId), limit: 1 });
  return items.length > 0;
}

/** Removes a contact as it was seen, and its access. Throws a conflict when somebody changed it since. */
export const removeContact = (
  context: Context<Customer | Staff | System>,
  company: CompanyId,
  { id, fields, access, photoId, version }: Stored<table.ContactRecord>,
): Promise<null> =>
  commit(context, {
    steps: [
      table.removeContact(company, id, version),
      table.releaseAddress(company, fields.email),
      ...(access.active ? [table.releaseAddress('portal', fields.email)] : []),
    ],
    event: {
      type: 'contact.removed',
      companyId: company,
      subject: id,
      summary: `Removed the contact ${fullName(fields)}`,
      data: {
        ...(access.active ? { access: 'deactivated', emailBefore: fields.email } : { access: 'none' }),
        ...(photoId && { photoBefore: photoId }),
      },
    },
    result: null,
    asked: { contactId: id },
  });
