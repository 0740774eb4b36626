import { personKey } from '../platform/access.ts';
import { commit, earlierResult, Stale } from '../platform/commit.ts';
import { at, type Context, type Customer, type Staff } from '../platform/context.ts';
import type { Output } from '../platform/contract.ts';
import { notFound } from '../platform/problem.ts';
import { isOver } from '../platform/signed-out.ts';
import { withinWords } from '../session/device.model.ts';
import { nameAllEnded, nameEnded } from '../session/ended.ts';
import { endOf, findSessions, markEnded, readSession } from '../session/sessions.table.ts';
import type { accountContract } from './account.contract.ts';
import type { EndSessions } from './account.model.ts';
import { endAllSessions } from './account.pool.ts';
import { personOf } from './person.ts';

/** Where one is signed in (A7). */
type C = typeof accountContract;
type Own = Context<Customer | Staff>;

export async function listSessions({ actor }: Own): Promise<Output<C['listSessions']>> {
  const [sessions, { signedOut }] = await Promise.all([findSessions(personKey(actor)), personOf(actor)]);
  const seconds = (instant: string) => Math.floor(Date.parse(instant) / 1000);
  return {
    sessions: sessions
      .filter(({ id, begunAt }) => !isOver({ id, since: seconds(begunAt) }, signedOut))
      .map((one) => ({ ...one, current: one.id === actor.session?.id }))
      .toSorted((a, b) => Number(b.current) - Number(a.current) || (a.usedAt < b.usedAt ? 1 : -1)),
  };
}

/** How often somebody else may be quicker with another session of the same person. */
const attempts = 4;

/** Ends one session: its next request is refused, and so is its renewal, for as long as its tokens would be good. */
export async function endSession(context: Own, sessionId: string): Promise<void> {
  const asked = { sessionId };
  if ((await earlierResult<null>(context, asked)) !== undefined) return;
  const key = personKey(context.actor);
  const gone = () => notFound('session');
  for (let attempt = 1; ; attempt++) {
    const { session, signedOut } = await readSession(key, sessionId);
    if (!session || session.endedAt) throw gone();
    try {
      await commit(context, {
        steps: [
          markEnded(key, sessionId, at(context), gone),
          nameEnded(key, signedOut, sessionId, endOf(session.begunAt), context.now),
        ],
        event: {
          type: 'account.session-ended',
          companyId: companyOf(context),
          subject: context.actor.id,
          summary: `${context.actor.name} signed out ${withinWords(session.device)}`,
          data: {},
        },
        result: null,
        asked,
      });
      return;
    } catch (error) {
      if (!(error instanceof Stale) || attempt === attempts) throw error;
    }
  }
}

/** Ends all other sessions; with `here` this one too, and then no refresh token is good any more. */
export async function endSessions(context: Own, { here }: EndSessions): Promise<void> {
  const { actor, now } = context;
  await commit(context, {
    steps: [nameAllEnded(personKey(actor), now, here ? undefined : actor.session?.id)],
    event: {
      type: 'account.sessions-ended',
      companyId: companyOf(context),
      subject: actor.id,
      summary: `${actor.name} signed out everywhere${here ? '' : ' else'}`,
      data: {},
    },
    result: null,
    asked: { here },
  });
  if (!here) return;
  const { door, email } = await personOf(actor);
  await endAllSessions(door, email);
}

const companyOf = ({ actor }: Own) => (actor.kind === 'customer' ? actor.companyId : undefined);
