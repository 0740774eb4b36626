import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import {
  type Channel,
  channelOf,
  channels,
  neededMails,
  noticeIds,
  notices as events,
} from '../../../lambdas/notifications/notice.model.ts';
import { ProblemError } from '../../shared/api/problem-error.ts';
import type { AnswerOf, SendsOf } from '../../shared/api/routes.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { ErrorSummary } from '../../shared/forms/ErrorSummary.tsx';
import form_ from '../../shared/forms/form.module.css';
import { say } from '../../shared/ui/flash.ts';
import card from '../card.module.css';
import { call, queryClient } from '../portal.ts';
import { noticesQuery } from './notices-query.ts';
import classes from './Notifications.module.css';

type Notices = AnswerOf<'getNotices'>;
const save = (sends: SendsOf<'saveNotices'>, key: string) => call('saveNotices', sends, { key });

type Props = { notices: Notices; onLoadNewest: () => void };

/** One switch for all mails, one choice for each event. */
export const NoticesForm = ({ notices, onLoadNewest }: Props) => {
  const [stopped, setStopped] = useState(notices.stopped);
  const [choices, setChoices] = useState(notices.choices);
  const [error, setError] = useState<unknown>();
  const { submit, busy } = useSubmission(save);

  const send = async () => {
    setError(undefined);
    try {
      const saved = await submit({ body: { stopped, choices, version: notices.version } });
      queryClient.setQueryData(noticesQuery.queryKey, saved);
      say(stopped ? 'You get no more mails but those that are needed.' : 'Your choices were saved.');
      document.querySelector('h1')?.focus({ preventScroll: true });
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <form
      className={form_.form}
      aria-label="Which mails you get"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ErrorSummary errors={{}} names={{}} error={error} />
      {error instanceof ProblemError && error.code === 'conflict' ? (
        <div className={form_.actions}>
          <Button variant="default" onClick={onLoadNewest}>
            Load the newest choices
          </Button>
        </div>
      ) : null}
      <section className={`${card.card} ${card.inside}`}>
        <Checkbox
          label="Stop mailing me"
          description="No mails about tickets at all. Your choices below are kept for later."
          checked={stopped}
          onChange={(event) => setStopped(event.currentTarget.checked)}
        />
      </section>
      <section className={`${card.card} ${card.inside}`} aria-labelledby="events">
        <h2 id="events">What you hear of, and how</h2>
        <fieldset disabled={stopped} className={classes.events} aria-labelledby="events">
          {noticeIds.map((id) => (
            <div key={id} className={classes.event}>
              <label htmlFor={id}>
                <strong>{events[id].name}</strong>
                <span>{events[id].meaning}</span>
              </label>
              <select
                id={id}
                value={channelOf({ stopped: false, choices }, id)}
                onChange={(event) => setChoices({ ...choices, [id]: event.currentTarget.value as Channel })}
              >
                {Object.entries(channels).map(([channel, words]) => (
                  <option key={channel} value={channel}>
                    {words}
                  </option>
                ))}
              </select>
            </div>
          ))}
        </fieldset>
      </section>
      <section className={`${card.card} ${card.inside}`} aria-labelledby="needed">
        <h2 id="needed">Always mailed</h2>
        <p className={form_.note}>These keep your access safe, so they cannot be switched off:</p>
        <ul className={classes.needed}>
          {neededMails.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </section>
      <div className={form_.actions}>
        <Button type="submit" loading={busy}>
          Save
        </Button>
      </div>
    </form>
  );
};
