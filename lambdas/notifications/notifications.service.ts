import { readContact, saveNoticeChoices } from '../contacts/contacts.table.ts';
import { commit, Stale } from '../platform/commit.ts';
import {
  companyForStaff,
  companyOf,
  type CompanyId,
  type Context,
  type Customer,
  type System,
} from '../platform/context.ts';
import { AppError, notFound } from '../platform/problem.ts';
import { firstNotices, type NoticeChoices, type Notices, type SaveNotices } from './notice.model.ts';
import { readStopToken } from './stop-link.ts';

/** Which mails a person gets: chosen in the portal, or stopped by the link of a mail. */
const tries = 5;
const elsewhere = () =>
  new AppError(
    'conflict',
    'Your choices were changed elsewhere meanwhile. Please look at them as they are now.',
  );

export async function getNotices({ actor }: Context<Customer>): Promise<Notices> {
  const contact = await readContact(companyOf(actor), actor.id);
  if (!contact) throw notFound('profile');
  return contact.notices ?? firstNotices;
}

/** Throws a conflict when they were changed since they were read: by another device, or by the link of a mail. */
export async function saveNotices(context: Context<Customer>, asked: SaveNotices): Promise<Notices> {
  const { version, ...chosen } = asked;
  const company = companyOf(context.actor);
  const now = { ...chosen, version: version + 1 };
  return commit(context, {
    steps: [saveNoticeChoices(company, context.actor.id, now, version, elsewhere)],
    event: saved(company, context.actor.id, chosen),
    result: now,
    asked,
  });
}

const saved = (companyId: CompanyId, contactId: string, { stopped }: NoticeChoices) => ({
  type: 'notices.saved',
  companyId,
  subject: contactId,
  summary: stopped ? 'Wants no more mails' : 'Chose which mails come',
  data: {},
});

/** Leads to the page that asks first: opening a link must change nothing (RFC 8058, section 2). */
export const getStopPage = async (token: string): Promise<{ location: string }> => ({
  location: `/sign-in/?mails=${encodeURIComponent(token)}`,
});

/** Stops a person's mails, or lets them come again; done before, nothing happens. Throws `not-found` for a wrong link. */
export async function stopMails(context: Context<System>, token: string, stopped: boolean): Promise<void> {
  const reader = await readStopToken(token);
  if (!reader)
    throw new AppError('not-found', 'This link is not complete. Please open it from the mail again.');
  const company = companyForStaff(context.actor, reader.companyId);
  for (let attempt = 1; ; attempt++) {
    const contact = await readContact(company, reader.contactId);
    // Who is gone gets no mails.
    if (!contact) return;
    const { version, ...before } = contact.notices ?? firstNotices;
    if (before.stopped === stopped) return;
    const now = { ...before, stopped, version: version + 1 };
    try {
      await commit(context, {
        steps: [saveNoticeChoices(company, contact.id, now, version, () => undefined)],
        event: { ...saved(company, contact.id, now), data: { by: 'link' } },
        result: null,
        asked: { token, stopped },
      });
      return;
    } catch (error) {
      if (!(error instanceof Stale) || attempt === tries) throw error;
    }
  }
}
