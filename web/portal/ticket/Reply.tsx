import { Button, Textarea } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { startTransition, Suspense, useEffect, useRef, useState } from 'react';
import type { Status } from '../../../lambdas/tickets/lifecycle.model.ts';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import type { SendsOf } from '../../shared/api/routes.ts';
import { ProblemError } from '../../shared/api/problem-error.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { FileDrop, pasteInto } from '../../shared/files/FileDrop.tsx';
import { useUploads } from '../../shared/files/use-uploads.ts';
import { ErrorSummary } from '../../shared/forms/ErrorSummary.tsx';
import form_ from '../../shared/forms/form.module.css';
import type { Person } from '../../shared/people/PeopleChoice.tsx';
import { noExtras, type NoteExtras } from '../../shared/ticket/note-extras.ts';
import { later } from '../../shared/ui/later.ts';
import { say } from '../../shared/ui/flash.ts';
import { useQuery } from '@tanstack/react-query';
import card from '../card.module.css';
import { call } from '../portal.ts';
import { peopleQuery } from '../queries.ts';
import { ownFiles } from '../own-files.ts';
import { useMe } from '../use-me.ts';
import { refreshTicket } from './refresh.ts';
import { keepReply, keptReply, replyAttempt } from './reply-draft.ts';

type Words = { number: string; body: Omit<SendsOf<'addNote'>['body'], 'seen'> };
const add = ({ number, body }: Words, key: string, seen: Status) =>
  call('addNote', { params: { number }, body: { ...body, seen } }, { key });
const names = { text: 'Your message', files: 'Files' };
const options = later(async () => (await import('../../shared/ticket/NoteOptions.tsx')).NoteOptions);

/** The contract's check, loaded when somebody begins to write. Without it the service's own words say what is wrong. */
const check = async () => (await import('./check-reply.ts').catch(() => undefined))?.wrongWith;

/** Stands in the reply after "Save & Attach". */
const filesOnly = 'Here are the files for this ticket.';

/** After "Save & Attach" the focus goes to the files (C10), once the page's own start is over. */
const useAttachFirst = () => {
  const place = useRef<HTMLDivElement>(null);
  const wanted = useLocation({ select: ({ hash }) => hash === 'attach' });
  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(() => {
      place.current?.scrollIntoView({ block: 'center' });
      place.current?.querySelector('input')?.focus({ preventScroll: true });
    }, 50);
    return () => clearTimeout(timer);
  }, [wanted]);
  return { place, wanted };
};

type Props = { ticket: Ticket };

/** A quick reply with files, or a full note: with a title, as a part of the resolution, sent to whom one chooses (E3). */
export const Reply = ({ ticket }: Props) => {
  const { number, status } = ticket;
  const [extras, setExtras] = useState<NoteExtras>();
  const { data: known, error: unknown } = useQuery({ ...peopleQuery, enabled: extras !== undefined });
  const { me } = useMe();
  const uploads = useUploads(ownFiles);
  const { submit, busy } = useSubmission(add, { place: replyAttempt(me.id, number) });
  const [error, setError] = useState<unknown>();
  const { place, wanted } = useAttachFirst();
  const field = useRef<HTMLTextAreaElement>(null);
  const [wrong, setWrong] = useState<string>();
  const refuse = (words: string) => {
    setWrong(words);
    field.current?.focus();
  };
  const send = async () => {
    const text = field.current?.value ?? '';
    const fault = (await check())?.(text);
    setError(undefined);
    if (fault) return refuse(fault);
    if (text === filesOnly && uploads.fileIds.length === 0)
      return refuse('Please add the files first, or write what you want to say.');
    try {
      await submit({ number, body: { ...extras, text, files: uploads.fileIds } }, status);
      keepReply(me.id, number, '');
      if (field.current) field.current.value = '';
      uploads.clear();
      setExtras(undefined);
      say(extras ? 'Your note was added.' : 'Your reply was sent.');
    } catch (problem) {
      const known =
        problem instanceof ProblemError && problem.fields.find(({ path }) => path === 'body.text');
      if (known) refuse(known.message);
      else setError(problem);
    }
    await refreshTicket(number);
  };

  return (
    <form
      noValidate
      className={`${card.card} ${card.inside} ${form_.form}`}
      onPaste={pasteInto(uploads)}
      aria-labelledby="reply"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void send();
      }}
    >
      <h2 id="reply">Reply</h2>
      {error === undefined ? null : <ErrorSummary errors={{}} names={names} error={error} />}
      <Textarea
        ref={field}
        label="Your message"
        defaultValue={keptReply(me.id, number) || (wanted ? filesOnly : '')}
        error={wrong}
        onFocus={() => void check()}
        onChange={(event) => {
          keepReply(me.id, number, event.currentTarget.value);
          setWrong(undefined);
        }}
        required
        rows={4}
        resize="vertical"
      />
      <Suspense>
        {extras ? (
          <options.Part
            extras={extras}
            onChange={setExtras}
            people={known && others(ticket, known.people, me.id)}
            error={unknown}
            assigned={ticket.technicianName ?? `The team ${ticket.teamName}`}
          />
        ) : null}
      </Suspense>
      <div id="attach" ref={place}>
        <FileDrop uploads={uploads} compact />
      </div>
      <div className={form_.actions}>
        <Button type="submit" loading={busy} disabled={uploads.sending || uploads.failed}>
          {extras ? 'Save note' : 'Send reply'}
        </Button>
        <Button
          variant="default"
          {...options.soon}
          onClick={() => startTransition(() => setExtras(extras ? undefined : noExtras))}
        >
          {extras ? 'Only a quick reply' : 'Full note'}
        </Button>
        {uploads.failed ? <span className={form_.note}>{uploads.remedy}</span> : null}
      </div>
    </form>
  );
};

/** Who can be told besides: colleagues whom one knows of, and those on the ticket anyway. */
const others = (ticket: Ticket, people: readonly Person[], meId: string): Person[] => {
  const on = [{ id: ticket.contactId, name: ticket.contactName }, ...ticket.watchers];
  const all = new Map([...on, ...people].map((one) => [one.id, one]));
  return [...all.values()].filter(({ id }) => id !== meId);
};
