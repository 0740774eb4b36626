import type { AccessJob } from '../mail/mail-job.ts';
import type { CompanyId } from '../platform/context.ts';
import { contactKey, staffKey } from '../platform/keys.ts';
import { send, type Sender } from '../platform/mail.ts';
import { doOnce } from '../platform/once.ts';
import { touch } from '../platform/table.ts';
import { withoutPassword } from '../session/organisations.ts';
import { readStaff } from '../staff/staff.table.ts';
import { isReadyMade } from '../levels/level.model.ts';
import { fullName } from './contact.model.ts';
import { welcomeElsewhereLetter, welcomeLetter } from './contacts.mail.ts';
import { ownersOf, readContact } from './contacts.table.ts';
import { admit, dismiss, freshPassword, rename } from './people.pool.ts';

/** Brings the user pools in step with what the table says now, and welcomes whom the event let in. */
export type Pools = { customers: string; staff: string };

export async function applyAccess(job: AccessJob, pools: Pools, sender: Sender): Promise<void> {
  if (job.kind === 'staff') return applyStaff(job, pools.staff, sender);
  const contact = await readContact(job.companyId as CompanyId, job.contactId);
  if (!contact) return letGo(pools.customers, job.emailBefore);
  const { email } = contact.fields;
  const moved = job.emailBefore ? await rename(pools.customers, job.emailBefore, email) : true;
  if (!contact.access.active) return dismiss(pools.customers, email);
  const attributes = { 'custom:company': job.companyId, 'custom:contact': job.contactId };
  await admit({
    pool: pools.customers,
    email,
    attributes,
    groups: contact.access.levels.filter(isReadyMade),
  });
  if (!job.welcome && moved) return;
  await doOnce(job.eventId, 'WELCOME', async () => {
    const name = fullName(contact.fields);
    const { providerName } = sender;
    const organisation = withoutPassword(email)?.name;
    const letter = organisation
      ? welcomeElsewhereLetter({ name, email, organisation, providerName })
      : welcomeLetter({
          door: 'portal',
          name,
          email,
          password: await freshPassword(pools.customers, email),
          providerName,
        });
    await send(letter, sender, email);
  });
  await touch(contactKey(job.companyId as CompanyId, job.contactId), {
    welcomedAt: new Date().toISOString(),
  });
}

/** The user of a contact that was removed; not when the address is somebody else's by now. */
async function letGo(pool: string, email: string | undefined): Promise<void> {
  if (!email) return;
  const [owner] = await ownersOf('portal', [email]);
  if (!owner) await dismiss(pool, email);
}

async function applyStaff(
  job: Extract<AccessJob, { kind: 'staff' }>,
  pool: string,
  sender: Sender,
): Promise<void> {
  const member = await readStaff(job.staffId);
  if (!member) return;
  const { email, name } = member;
  if (!member.access.active) return dismiss(pool, email);
  await admit({ pool, email, attributes: { 'custom:staff': job.staffId }, groups: [member.role] });
  await doOnce(job.eventId, 'WELCOME', async () => {
    const password = await freshPassword(pool, email);
    await send(
      welcomeLetter({ door: 'desk', name, email, password, providerName: sender.providerName }),
      sender,
      email,
    );
  });
  await touch(staffKey(job.staffId), { welcomedAt: new Date().toISOString() });
}
