import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { OwnSession } from '../../../lambdas/account/account.model.ts';
import { useSubmission } from '../api/use-submission.ts';
import form_ from '../forms/form.module.css';
import { say } from '../ui/flash.ts';
import { Moment } from '../ui/Moment.tsx';
import { ErrorState, Loading, wordsFor } from '../ui/states.tsx';
import classes from './Account.module.css';
import type { AccountCalls } from './account-calls.ts';

const key = ['own-sessions'];

/** Where one is signed in, with a way to end each session or all of them (A7). */
export const Sessions = ({ calls }: { calls: AccountCalls }) => {
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => calls.listSessions(signal),
  });
  if (!data)
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading what="your sessions" lines={2} height={56} />
    );
  return (
    <div className={form_.form}>
      <ul className={classes.sessions} aria-label="Your sessions">
        {data.sessions.map((session) => (
          <Session key={session.id} session={session} calls={calls} />
        ))}
      </ul>
      <Everywhere calls={calls} others={data.sessions.length > 1} />
    </div>
  );
};

const Session = ({ session, calls }: { session: OwnSession; calls: AccountCalls }) => {
  const cache = useQueryClient();
  const { id, device, place, begunAt, usedAt, current } = session;
  const { submit, busy } = useSubmission(
    useCallback((sessionId: string, submission: string) => calls.endSession(sessionId, submission), [calls]),
  );
  const end = async () => {
    try {
      await submit(id);
      say(`${device} is signed out.`);
      document.getElementById('sessions')?.focus();
    } catch (problem) {
      say(`Nothing was changed. ${wordsFor(problem)}`);
    }
    await cache.invalidateQueries({ queryKey: key });
  };
  return (
    <li>
      <div>
        <strong>{device}</strong>
        {current ? <span className={classes.mark}>This one</span> : null}
        <p className={form_.note}>
          {place ?? 'Place unknown'} · signed in <Moment at={begunAt} /> · last used <Moment at={usedAt} />
        </p>
      </div>
      {current ? null : (
        <Button
          variant="default"
          loading={busy}
          aria-label={`Sign out: ${device}`}
          onClick={() => void end()}
        >
          Sign out
        </Button>
      )}
    </li>
  );
};

const Everywhere = ({ calls, others }: { calls: AccountCalls; others: boolean }) => {
  const cache = useQueryClient();
  const { submit, busy } = useSubmission(calls.endSessions);
  const end = async (here: boolean) => {
    try {
      await submit({ here });
      if (here) return await calls.leave();
      say('You are signed out everywhere else.');
      document.getElementById('sessions')?.focus();
    } catch (problem) {
      say(`Nothing was changed. ${wordsFor(problem)}`);
    }
    await cache.invalidateQueries({ queryKey: key });
  };
  return (
    <div className={form_.actions}>
      {others ? (
        <Button variant="default" loading={busy} onClick={() => void end(false)}>
          Sign out everywhere else
        </Button>
      ) : null}
      <Button variant="default" loading={busy} onClick={() => void end(true)}>
        Sign out everywhere
      </Button>
    </div>
  );
};
