import { changeOf } from '../contacts/contacts.service.ts';
import { levelsOf } from '../levels/levels.table.ts';
import { commit, earlierResult, Stale } from '../platform/commit.ts';
import { at, companyOf, idFor, type Context, type Customer } from '../platform/context.ts';
import { bringInStep } from '../platform/follow.ts';
import { AppError, invalidField } from '../platform/problem.ts';
import { sameText } from '../platform/signed.ts';
import { codeFor } from './address.code.ts';
import { codeMinutes, mostMails, type ConfirmAddress, type WaitingAddress } from './address.model.ts';
import * as table from './address.table.ts';
import { ownContact } from './profile.service.ts';

/**
 * A new sign-in address (A10): asked for, proved by a code that is mailed there, then changed as an administrator
 * would change it. Whether somebody else has the address shows nowhere: asking looks the same, no code is mailed,
 * and a guessed code is as wrong as every other.
 */
type ByCustomer = Context<Customer>;
const tries = 5;
const dayMs = 24 * 3600_000;

const wrong = () =>
  invalidField('code', 'This code is not right, or it is too old. Please check it, or ask for a new one.');

/** Asks for a new address, in the place of one that still waits. Throws `too-many` after five in a day. */
export async function awaitAddress(context: ByCustomer, asked: { email: string }): Promise<WaitingAddress> {
  const earlier = await earlierResult<WaitingAddress>(context, asked);
  if (earlier) return earlier;
  const { actor, now } = context;
  const company = companyOf(actor);
  if ((await ownContact(context)).fields.email === asked.email)
    throw invalidField('email', 'You sign in with this address already.');
  const result = { email: asked.email, until: new Date(now.getTime() + codeMinutes * 60_000).toISOString() };
  for (let attempt = 1; ; attempt++) {
    const before = await table.readAddressChange(company, actor.id);
    const dayAgo = new Date(now.getTime() - dayMs).toISOString();
    const mails = (before?.mails ?? []).filter((sent) => sent > dayAgo);
    if (mails.length >= mostMails)
      throw new AppError('too-many', `We can mail ${mostMails} codes a day. Please try again tomorrow.`);
    const changeId = idFor(context);
    const askedAt = at(context);
    try {
      return await commit(context, {
        steps: [
          table.keepAddressChange(company, actor.id, before, {
            ...result,
            changeId,
            tries: 0,
            mails: [...mails, askedAt],
            askedAt,
          }),
        ],
        event: {
          type: 'profile.address-asked',
          companyId: company,
          subject: actor.id,
          summary: 'Asked for another sign-in address',
          data: { changeId },
        },
        result,
        asked,
      });
    } catch (error) {
      if (!(error instanceof Stale) || attempt === tries) throw error;
    }
  }
}

/** Forgets the address that waits; its code is worth nothing then. Does nothing when none waits. */
export async function cancelAddress(context: ByCustomer): Promise<void> {
  const company = companyOf(context.actor);
  const { changeId } = (await table.readAddressChange(company, context.actor.id)) ?? {};
  if (!changeId) return;
  try {
    await commit(context, {
      steps: [table.endWaiting(company, context.actor.id, changeId, () => undefined)],
      event: {
        type: 'profile.address-cancelled',
        companyId: company,
        subject: context.actor.id,
        summary: 'Did not change the sign-in address after all',
        data: {},
      },
      result: null,
      asked: { cancel: 'address' },
    });
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
  }
}

/** Changes the sign-in address when the code is right. The session goes on: its token is renewed by the next request. */
export async function confirmAddress(context: ByCustomer, { code }: ConfirmAddress): Promise<void> {
  // Without the code: a hash of six digits is no secret.
  const asked = { confirm: 'address' };
  if ((await earlierResult(context, asked)) !== undefined) return;
  const { actor, now } = context;
  const company = companyOf(actor);
  const { changeId, email, until } = (await table.readAddressChange(company, actor.id)) ?? {};
  if (!changeId || !email || !until || until <= now.toISOString()) throw wrong();
  if (!(await bringInStep([table.countTry(company, actor.id, changeId)])))
    throw new AppError('too-many', 'That were too many tries. Please ask for a new code.');
  if (!sameText(code, await codeFor(actor.id, changeId, email))) throw wrong();
  for (let attempt = 1; ; attempt++) {
    const before = await ownContact(context);
    const { fields, access, version } = before;
    const asNow = { fields: { ...fields, email }, access, version };
    const { steps, event } = changeOf(context, company, before, asNow, await levelsOf(access.levels));
    try {
      await commit(context, {
        steps: [...steps, table.endWaiting(company, actor.id, changeId, wrong)],
        event,
        result: null,
        asked,
      });
      return;
    } catch (error) {
      const { code: problem, fields: named } = error as Partial<AppError>;
      // Somebody else has the address.
      if (problem === 'invalid' && named?.some(({ path }) => path === 'fields.email')) throw wrong();
      if (problem !== 'conflict' || attempt === tries) throw error;
    }
  }
}
