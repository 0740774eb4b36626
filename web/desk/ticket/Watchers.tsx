import { Button, NativeSelect } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { call } from '../client.ts';
import { peopleQuery } from '../queries.ts';
import { Refusal } from './Refusal.tsx';
import classes from './Ticket.module.css';
import { useTicketChange } from './use-ticket-change.ts';

type Change = { contactId: string; add: boolean };

/** Who of the company hears of the ticket besides its contact (E10); the desk adds and removes people. */
export const Watchers = ({ ticket }: { ticket: Ticket }) => {
  const { companyId, number, contactId, watchers } = ticket;
  const { data } = useQuery(peopleQuery(companyId));
  const [chosen, setChosen] = useState('');
  const { change, busy, error, late } = useTicketChange(
    ticket,
    useCallback(
      ({ contactId: person, add }: Change, key: string) => {
        const params = { companyId, number, contactId: person };
        return call(add ? 'addDeskWatcher' : 'removeDeskWatcher', { params }, { key });
      },
      [companyId, number],
    ),
  );
  const others = (data?.people ?? []).filter(
    ({ id }) => id !== contactId && !watchers.some((one) => one.id === id),
  );
  const added = others.find(({ id }) => id === chosen);
  return (
    <section className={`desk-card ${classes.assign}`} aria-labelledby="watchers">
      <h2 id="watchers">Watchers</h2>
      {watchers.length === 0 ? <p className={classes.none}>Nobody watches this ticket.</p> : null}
      <ul className={classes.watchers}>
        {watchers.map(({ id, name }) => (
          <li key={id}>
            {name}
            {data?.left.includes(id) ? ' (left)' : ''}
            <button
              type="button"
              aria-label={`Remove ${name} from the watchers`}
              disabled={busy}
              onClick={() =>
                void change({ contactId: id, add: false }, `${name} does not watch this ticket any more.`)
              }
            >
              <IconX size={18} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      {others.length === 0 || watchers.length >= 20 ? null : (
        <>
          <NativeSelect
            label="Add a watcher"
            description="They see the ticket and get its mails."
            value={added ? chosen : ''}
            data={[
              { value: '', label: 'Choose somebody' },
              ...others.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
          <div className={classes.buttons}>
            <Button
              variant="default"
              loading={busy}
              disabled={!added}
              onClick={() =>
                added &&
                void change({ contactId: added.id, add: true }, `${added.name} watches this ticket now.`)
              }
            >
              Add
            </Button>
          </div>
        </>
      )}
      <Refusal error={error} late={late} />
    </section>
  );
};
