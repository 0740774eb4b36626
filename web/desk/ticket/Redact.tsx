import { useCallback } from 'react';
import type { Activity, Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { call } from '../client.ts';
import { redactedText } from './redaction.plain.ts';
import { RedactionForm } from './RedactionForm.tsx';
import { useTicketChange } from './use-ticket-change.ts';

type Asked = { activityId: string; reason: string };

/** Removes the text of an entry for good: a password, somebody's health, the wrong customer's data. */
export const Redact = ({ ticket, entry }: { ticket: Ticket; entry: Activity }) => {
  const { companyId, number } = ticket;
  const { change, ...state } = useTicketChange(
    ticket,
    useCallback(
      ({ activityId, reason: why }: Asked, key: string) =>
        call('redactActivity', { params: { companyId, number, activityId }, body: { reason: why } }, { key }),
      [companyId, number],
    ),
  );
  // What Foyer itself wrote (who was assigned) holds nothing to remove.
  if (!entry.text || entry.kind === 'assigned' || entry.text === redactedText) return null;
  return (
    <RedactionForm
      label="Redact"
      name={`Redact what ${entry.by.name} wrote`}
      title="Remove this text for good?"
      after="The entry itself stays, with a sentence that its text was removed."
      send={(reason) => change({ activityId: entry.id, reason }, 'The text is removed.')}
      {...state}
    >
      <blockquote>{entry.text}</blockquote>
    </RedactionForm>
  );
};
