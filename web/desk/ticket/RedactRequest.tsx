import { Checkbox, TextInput } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { RedactingRequest, RequestPart } from '../../../lambdas/redaction/redaction.model.ts';
import type { TicketPage } from '../../../lambdas/tickets/ticket.model.ts';
import { call } from '../client.ts';
import { redactedText, redactedTitle } from './redaction.plain.ts';
import { RedactionForm } from './RedactionForm.tsx';
import { partNames, requestTexts } from './request-parts.ts';
import { useTicketChange } from './use-ticket-change.ts';

/** Removes texts of the request itself for good; the title is replaced by another one. */
export const RedactRequest = ({ page: { ticket, detail } }: { page: TicketPage }) => {
  const { companyId, number, version } = ticket;
  const [chosen, setChosen] = useState<RequestPart[]>();
  const [title, setTitle] = useState('');
  const [wrong, setWrong] = useState<string>();
  const { change, ...state } = useTicketChange(
    ticket,
    useCallback(
      (body: RedactingRequest, key: string) =>
        call('redactRequest', { params: { companyId, number }, body }, { key }),
      [companyId, number],
    ),
  );
  const texts = requestTexts(detail).filter(([, text]) => text !== redactedText);
  const offered: RequestPart[] = ['title', ...texts.map(([part]) => part)];
  const parts = (chosen ?? offered.slice(1, 2)).filter((part) => offered.includes(part));
  const send = async (reason: string) => {
    if (parts.length === 0) {
      setWrong('Please choose what is removed.');
      return false;
    }
    const done = await change(
      { version, reason, parts, ...(title.trim() && { title }) },
      'The text of the request is removed.',
    );
    if (done) {
      setChosen(undefined);
      setTitle('');
    }
    return done;
  };
  return (
    <RedactionForm
      label="Redact"
      name="Redact the request"
      title="Remove texts of the request for good?"
      after="The ticket itself stays, with a sentence where the text was."
      send={send}
      {...state}
    >
      <Checkbox.Group
        label="What is removed?"
        value={parts}
        error={wrong}
        onChange={(values) => {
          setChosen(offered.filter((part) => values.includes(part)));
          setWrong(undefined);
        }}
      >
        {offered.map((part) => (
          <Checkbox key={part} value={part} label={partNames[part]} mt="xs" />
        ))}
      </Checkbox.Group>
      {parts.includes('title') ? (
        <TextInput
          label="The title instead"
          description={`Say what it is about without what is removed. Left empty: “${redactedTitle}”.`}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      ) : null}
    </RedactionForm>
  );
};
