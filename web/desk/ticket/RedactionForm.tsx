import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Dialog } from '../../shared/ui/Dialog.tsx';
import { Refusal } from './Refusal.tsx';
import classes from './Ticket.module.css';

type Props = {
  /** The button that opens it. */
  label: string;
  name: string;
  title: string;
  /** What is removed. */
  children: ReactNode;
  /** What stays, and how it reads then. */
  after: string;
  /** True when it is done. */
  send: (reason: string) => Promise<boolean>;
  busy: boolean;
  error: unknown;
  late: boolean;
};

/** Asks before a text is removed for good, and why. */
export const RedactionForm = ({ label, name, title, children, after, send, busy, error, late }: Props) => {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const redact = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return setWrong('Please say why the text is removed.');
    if (await send(reason)) {
      setOpen(false);
      setReason('');
    }
  };
  return (
    <>
      <button type="button" className={classes.redact} aria-label={name} onClick={() => setOpen(true)}>
        {label}
      </button>
      {open ? (
        <Dialog title={title} onClose={() => setOpen(false)}>
          <form noValidate className={classes.redaction} onSubmit={(event) => void redact(event)}>
            {children}
            <p>
              <strong>This cannot be undone.</strong> The text goes for the customer and for the desk, and the
              search forgets it. Mails that were sent already stay with those who got them. {after}
            </p>
            <TextInput
              label="Why is it removed?"
              description="It stands in the audit trail: do not repeat what is removed."
              required
              value={reason}
              error={wrong}
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
