import type { CompanyId } from '../platform/context.ts';
import { companyOfFile } from '../platform/keys.ts';
import type { Consumer } from '../platform/stream.ts';
import { fileEntity, objectKey } from './files.table.ts';
import { discard } from './objects.ts';

/** Removes the content of a file that never came onto a ticket, when the table has forgotten it. Safe to repeat. */
export const followFile: Consumer = async ({ before, after }) => {
  if (!before || after) return;
  const file = fileEntity.parse(before);
  const company: CompanyId | undefined = companyOfFile(String(before.PK));
  if (company && !file.ticket) await discard(objectKey(company, file.id));
};
