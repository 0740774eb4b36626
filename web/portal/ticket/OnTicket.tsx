import { Button, NativeSelect } from '@mantine/core';
import { IconEye, IconEyeOff, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import type { SendsOf } from '../../shared/api/routes.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { say } from '../../shared/ui/flash.ts';
import { wordsFor } from '../../shared/ui/states.tsx';
import card from '../card.module.css';
import { call } from '../portal.ts';
import { peopleQuery } from '../queries.ts';
import { useMe } from '../use-me.ts';
import classes from './OnTicket.module.css';
import { refreshTicket } from './refresh.ts';

type Change = SendsOf<'addWatcher'> & { add: boolean };
const send = ({ add, ...sends }: Change, key: string) =>
  call(add ? 'addWatcher' : 'removeWatcher', sends, { key });

/** Everyone on the ticket, and who watches it (E10). */
export const OnTicket = ({ ticket, takesPart }: { ticket: Ticket; takesPart: boolean }) => {
  const { number, watchers, contactId, contactName, technicianName, teamName } = ticket;
  const { me, may } = useMe();
  const navigate = useNavigate();
  const { submit, busy } = useSubmission(send);
  const { data } = useQuery({
    ...peopleQuery,
    enabled: may('tickets:read-company') || may('tickets:read-site'),
  });
  const [chosen, setChosen] = useState('');
  const watching = watchers.some(({ id }) => id === me.id);
  const staysOpen = may('tickets:read-company') || contactId === me.id;
  const others = (data?.people ?? []).filter(
    ({ id }) => id !== me.id && id !== contactId && !watchers.some((one) => one.id === id),
  );
  const left = (id: string) => data?.left.includes(id) ?? false;
  const change = async (person: string, add: boolean, done: string) => {
    try {
      await submit({ params: { number, contactId: person }, add });
      setChosen('');
      say(done);
      if (person === me.id && !add && !staysOpen && !may('tickets:read-site'))
        return void navigate({ to: '/tickets', search: { list: 'watching' } });
      await refreshTicket(number);
    } catch (error) {
      say(`That was not done. ${wordsFor(error)}`);
    }
  };
  const leave = () => {
    if (
      staysOpen ||
      confirm('You will not see this ticket any more unless somebody adds you again. Stop watching?')
    )
      void change(me.id, false, 'You do not watch this ticket any more.');
  };
  return (
    <section className={`${card.card} ${card.inside} ${classes.people}`} aria-labelledby="people">
      <h2 id="people">On this ticket</h2>
      <ul>
        <Someone name={contactName} as={left(contactId) ? 'Contact, has left' : 'Contact'} />
        <Someone name={technicianName ?? 'Not assigned yet'} as={`Technician, ${teamName}`} />
        {watchers.map(({ id, name }) => (
          <Someone key={id} name={name} as={left(id) ? 'Watched, has left' : 'Watches'}>
            {id !== me.id && (may('tickets:read-company') || contactId === me.id) ? (
              <button
                type="button"
                aria-label={`Remove ${name} from the watchers`}
                disabled={busy}
                onClick={() => void change(id, false, `${name} does not watch this ticket any more.`)}
              >
                <IconX size={18} aria-hidden="true" />
              </button>
            ) : null}
          </Someone>
        ))}
      </ul>
      {contactId === me.id || !takesPart ? null : (
        <Button
          variant="default"
          loading={busy}
          leftSection={
            watching ? <IconEyeOff size={18} aria-hidden="true" /> : <IconEye size={18} aria-hidden="true" />
          }
          onClick={() =>
            watching
              ? leave()
              : void change(me.id, true, 'You watch this ticket. Mails about it come to you too.')
          }
        >
          {watching ? 'Stop watching' : 'Watch this ticket'}
        </Button>
      )}
      {others.length === 0 || watchers.length >= 20 || !takesPart ? null : (
        <form
          className={classes.add}
          onSubmit={(event) => {
            event.preventDefault();
            const person = others.find(({ id }) => id === chosen);
            if (person) void change(person.id, true, `${person.name} watches this ticket now.`);
          }}
        >
          <NativeSelect
            label="Add a watcher"
            value={chosen}
            data={[
              { value: '', label: 'Choose somebody' },
              ...others.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={busy} disabled={chosen === ''}>
            Add
          </Button>
        </form>
      )}
    </section>
  );
};

const Someone = ({ name, as, children }: { name: string; as: string; children?: ReactNode }) => (
  <li>
    <span>
      <strong>{name}</strong>
      <span className={classes.role}>{as}</span>
    </span>
    {children}
  </li>
);
