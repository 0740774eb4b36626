import { useBlocker } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import type { TicketPage } from '../../../lambdas/tickets/ticket.model.ts';
import classes from './Composer.module.css';
import { MessageForm } from './MessageForm.tsx';
import { type Mode, modeNames, modes } from './modes.ts';

/**
 * Everything that can be written on a ticket. Each kind keeps its own draft and its own files:
 * what was meant for colleagues can never slip into a reply by changing the kind.
 */
export const Composer = ({ page }: { page: TicketPage }) => {
  const [mode, setMode] = useState<Mode>('reply');
  const [drafts, setDrafts] = useState<readonly Mode[]>([]);
  const choices = useRef<HTMLDivElement>(null);
  /** The form that was sent goes away; its focus goes to the choice of the next. */
  const end = (sent: Mode) => {
    setMode((now) => (now === sent ? 'reply' : now));
    if (sent !== 'reply') choices.current?.querySelector('button')?.focus({ preventScroll: true });
  };
  useBlocker({
    shouldBlockFn: () =>
      drafts.length > 0 && !confirm('What you wrote is not sent yet. Leave this ticket without it?'),
    enableBeforeUnload: drafts.length > 0,
  });
  const hold = useCallback(
    (one: Mode, dirty: boolean) =>
      setDrafts((all) =>
        all.includes(one) === dirty ? all : dirty ? [...all, one] : all.filter((other) => other !== one),
      ),
    [],
  );
  const allowed = modeNames.filter((one) => {
    const { action } = modes[one];
    return one === mode || action === undefined || page.actions.includes(action);
  });
  return (
    <section
      aria-label="Write on this ticket"
      className={classes.composer}
      data-internal={modes[mode].internal || undefined}
    >
      <div ref={choices} className={classes.choices}>
        {allowed.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === mode}
            data-internal={modes[one].internal || undefined}
            onClick={() => setMode(one)}
          >
            {modes[one].choice}
            {drafts.includes(one) && one !== mode ? <span className={classes.draft}>draft</span> : null}
          </button>
        ))}
      </div>
      {modeNames.map((one) => (
        <div key={one} hidden={one !== mode}>
          <MessageForm mode={one} page={page} onDraft={hold} onDone={() => end(one)} />
        </div>
      ))}
    </section>
  );
};
