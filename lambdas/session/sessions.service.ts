import type { Context } from '../platform/context.ts';
import { at, system } from '../platform/context.ts';
import { commit } from '../platform/commit.ts';
import { bringInStep } from '../platform/follow.ts';
import type { Viewer } from '../platform/caller.ts';
import { isOver } from '../platform/signed-out.ts';
import { deviceInWords, placeInWords } from './device.model.ts';
import { nameEarlierEnded, nameEnded } from './ended.ts';
import { nameOf } from './named.ts';
import { holderOf } from './holder.ts';
import type { Door } from './pool.ts';
import { newcomer } from './second-factor.ts';
import * as table from './sessions.table.ts';

/** The sessions that people see and end: written at sign-in, looked at and touched at every renewal. */
type When = Pick<Context, 'now' | 'requestId'> & { viewer: Viewer };

const used = ({ now, viewer }: When) => ({
  device: deviceInWords(viewer.agent),
  place: placeInWords(viewer.city, viewer.country),
  usedAt: now.toISOString(),
});

const begun = (since: number): string => new Date(since * 1000).toISOString();

/** Writes down a session that begins with this access token. */
export async function beginSession(when: When, access: string): Promise<void> {
  const { key, session } = holderOf(access);
  await table.addSession(key, { id: session.id, begunAt: begun(session.since), ...used(when) });
}

/** A use is written down when the last one is as old as this, in ms: an access token's life. */
const noteEvery = 14 * 60_000;

/**
 * Whether the session of this renewed access token is still open; notes its use. A session that the table does not
 * know began before sessions were kept: it is known from now on.
 */
export async function useSession(when: When, access: string): Promise<boolean> {
  const { key, session } = holderOf(access);
  const found = await table.readSession(key, session.id);
  if (found.session?.endedAt || isOver(session, found.signedOut)) return false;
  const use = used(when);
  if (!found.session) await table.addSession(key, { id: session.id, begunAt: begun(session.since), ...use });
  else if (when.now.getTime() - Date.parse(found.session.usedAt) >= noteEvery)
    await table.noteUse(key, session.id, use);
  return true;
}

/** How long an access token may still be good after its session has ended, in seconds; with a little more for clocks. */
const accessSeconds = 20 * 60;

/** How often somebody else may end a session of the same person at the same moment. */
const attempts = 4;

/** Ends the session of this access token: its refresh token is revoked elsewhere, the access token ends here. */
export async function endSession(context: Context, access: string): Promise<void> {
  const { key, session } = holderOf(access);
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const found = await table.readSession(key, session.id);
    const until = Math.floor(context.now.getTime() / 1000) + accessSeconds;
    const listed = found.session && !found.session.endedAt;
    const done = await bringInStep([
      ...(listed ? [table.markEnded(key, session.id, at(context), () => undefined)] : []),
      nameEnded(key, found.signedOut, session.id, until, context.now),
    ]);
    if (done) return;
  }
}

/** Ends every session of whoever has this address: somebody else may have known the password that was replaced. */
export async function endAllSessions({ now, requestId }: When, door: Door, email: string): Promise<void> {
  const who = await newcomer(door, email);
  if (!who) return;
  await commit(
    { now, requestId, actor: system },
    {
      steps: [nameEarlierEnded(who.key, now)],
      event: {
        type: 'account.password-changed',
        companyId: who.companyId,
        subject: who.id,
        summary: `${await nameOf(who)} chose a new password with a code by mail`,
        data: {},
      },
      result: null,
      asked: null,
    },
  );
}
