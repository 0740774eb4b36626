import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useCallback, useState } from 'react';
import { redactedText } from '../../../lambdas/redaction/redaction.model.ts';
import type { Activity, Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { Dialog } from '../../shared/ui/Dialog.tsx';
import { call } from '../client.ts';
import { Refusal } from './Refusal.tsx';
import classes from './Ticket.module.css';
import { useTicketChange } from './use-ticket-change.ts';

type Asked = { activityId: string; reason: string };

/** Removes the text of an entry for good: a password, somebody's health, the wrong customer's data. */
export const Redact = ({ ticket, entry }: { ticket: Ticket; entry: Activity }) => {
  const { companyId, number } = ticket;
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const { change, busy, error, late } = useTicketChange(
    ticket,
    useCallback(
      ({ activityId, reason: why }: Asked, key: string) =>
        call('redactActivity', { params: { companyId, number, activityId }, body: { reason: why } }, { key }),
      [companyId, number],
    ),
  );
  // What Foyer itself wrote (who was assigned) holds nothing to remove.
  if (!entry.text || entry.kind === 'assigned' || entry.text === redactedText) return null;
  const redact = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return setWrong('Please say why the text is removed.');
    if (await change({ activityId: entry.id, reason }, 'The text is removed.')) setOpen(false);
  };
  return (
    <>
      <button
        type="button"
        className={classes.redact}
        aria-label={`Redact what ${entry.by.name} wrote`}
        onClick={() => setOpen(true)}
      >
        Redact
      </button>
      {open ? (
        <Dialog title="Remove this text for good?" onClose={() => setOpen(false)}>
          <form noValidate className={classes.redaction} onSubmit={(event) => void redact(event)}>
            <blockquote>{entry.text}</blockquote>
            <p>
              <strong>This cannot be undone.</strong> The text goes for the customer and for the desk, and the
              search forgets it. Mails that were sent already stay with those who got them. The entry itself
              stays, with a sentence that its text was removed.
            </p>
            <TextInput
              label="Why is it removed?"
              description="It stands in the audit trail: do not repeat what is removed."
              required
              value={reason}
              error={wrong}
              maxLength={300}
              onChange={(event) => {
                setReason(event.currentTarget.value);
                setWrong(undefined);
              }}
            />
            <Refusal error={error} late={late} />
            <div className={classes.buttons}>
              <Button type="submit" color="red.9" loading={busy}>
                Remove for good
              </Button>
              <Button variant="default" onClick={() => setOpen(false)}>
                Cancel
              </Button>
            </div>
          </form>
        </Dialog>
      ) : null}
    </>
  );
};
