import { Button, Textarea } from '@mantine/core';
import { IconLock, IconMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TicketPage } from '../../../lambdas/tickets/ticket.model.ts';
import { FileDrop, pasteInto } from '../../shared/files/FileDrop.tsx';
import { type FileRoutes, useUploads } from '../../shared/files/use-uploads.ts';
import { noExtras, type NoteExtras } from '../../shared/ticket/note-extras.ts';
import { NoteOptions } from '../../shared/ticket/NoteOptions.tsx';
import { call } from '../client.ts';
import { peopleQuery } from '../queries.ts';
import classes from './Composer.module.css';
import { type Mode, modes } from './modes.ts';
import { Refusal } from './Refusal.tsx';
import { type Message, sendMessage } from './send-message.ts';
import { useTicketChange } from './use-ticket-change.ts';

/** At the desk nobody is told of a colleague's words unless their writer wishes it. */
const quiet: NoteExtras = { ...noExtras, notify: false };

type Props = {
  mode: Mode;
  page: TicketPage;
  onDraft: (mode: Mode, dirty: boolean) => void;
  onDone: () => void;
};

/** One kind of message: who reads it stands above the text and on the button. */
export const MessageForm = ({ mode, page, onDraft, onDone }: Props) => {
  const words = modes[mode];
  const { companyId, number, version, status, contactId, contactName } = page.ticket;
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [extras, setExtras] = useState<NoteExtras>();
  const { data: known, error: unknown } = useQuery({
    ...peopleQuery(companyId),
    enabled: extras !== undefined && !words.internal,
  });
  const field = useRef<HTMLTextAreaElement>(null);
  const uploads = useUploads(
    useMemo(
      (): FileRoutes => ({
        reserve: (body, options) => call('reserveDeskFile', { params: { companyId }, body }, options),
        rename: (fileId, name, key) =>
          call('renameDeskFile', { params: { companyId, fileId }, body: { name } }, { key }),
      }),
      [companyId],
    ),
  );
  const { change, busy, error, late } = useTicketChange(
    page.ticket,
    useCallback(
      (message: Message, key: string) => sendMessage({ companyId, number }, message, key),
      [companyId, number],
    ),
  );
  const dirty = text.trim() !== '' || uploads.files.length > 0;
  useEffect(() => onDraft(mode, dirty), [mode, dirty, onDraft]);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const reason =
      text.trim() === ''
        ? words.required
        : uploads.sending
          ? 'Please wait until the files have arrived.'
          : uploads.failed
            ? uploads.remedy
            : undefined;
    setWrong(reason);
    if (reason) return field.current?.focus();
    const message = { mode, text, files: uploads.fileIds, version, seen: status, ...(extras && { extras }) };
    if (!(await change(message, words.done))) return;
    setText('');
    uploads.clear();
    setExtras(undefined);
    onDone();
  };

  return (
    <form
      onSubmit={(event) => void send(event)}
      onPaste={words.files ? pasteInto(uploads) : undefined}
      noValidate
    >
      <p className={classes.audience}>
        {words.internal ? (
          <IconLock size={18} aria-hidden="true" />
        ) : (
          <IconMail size={18} aria-hidden="true" />
        )}
        {words.audience(contactName)}
      </p>
      <Textarea
        ref={field}
        label={words.label}
        value={text}
        error={wrong}
        rows={5}
        maxLength={16_000}
        readOnly={busy}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setWrong(undefined);
        }}
      />
      {words.files ? (
        <FileDrop
          uploads={uploads}
          compact
          label={words.internal ? 'Files for the internal note' : 'Files for the reply'}
        />
      ) : null}
      {extras ? (
        <NoteOptions
          extras={extras}
          onChange={setExtras}
          internal={words.internal}
          people={known?.people.filter(({ id }) => id !== contactId)}
          error={unknown}
          assigned={page.ticket.technicianName ?? `The team ${page.ticket.teamName}`}
        />
      ) : null}
      <Refusal error={error} late={late} kept />
      <div className={classes.buttons}>
        <Button type="submit" loading={busy} className={words.internal ? classes.internalButton : undefined}>
          {words.submit(contactName)}
        </Button>
        {words.files ? (
          <Button variant="default" onClick={() => setExtras(extras ? undefined : quiet)}>
            {extras ? 'Without options' : 'Title, recipients and more'}
          </Button>
        ) : null}
      </div>
    </form>
  );
};
