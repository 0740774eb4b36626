import { Button, NativeSelect } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { TicketPage } from '../../../lambdas/tickets/ticket.model.ts';
import { call } from '../client.ts';
import { useStart } from '../frame/start.ts';
import { Refusal } from './Refusal.tsx';
import classes from './Ticket.module.css';
import { useTicketChange } from './use-ticket-change.ts';

type Assigning = { version: number; technicianId: string; teamId: string };

/** Gives the ticket to a technician, in this team or another. */
export const AssignPanel = ({ page }: { page: TicketPage }) => {
  const { me, teams, technicians } = useStart();
  const { companyId, number, version } = page.ticket;
  const [teamId, setTeam] = useState(page.ticket.teamId);
  const [technicianId, setTechnician] = useState(page.ticket.technicianId ?? '');
  const { change, busy, error, late } = useTicketChange(
    page.ticket,
    useCallback(
      (body: Assigning, key: string) =>
        call('assignTicket', { params: { companyId, number }, body }, { key }),
      [companyId, number],
    ),
  );
  const assign = (to: string) => {
    const name = technicians.find(({ id }) => id === to)?.name ?? '';
    return change(
      { version, technicianId: to, teamId },
      to === me.id ? 'The ticket is yours.' : `Assigned to ${name}.`,
    );
  };
  const option = ({ id, name }: { id: string; name: string }) => ({
    value: id,
    label: id === me.id ? `${name} (you)` : name,
  });
  const inTeam = technicians.filter((one) => one.teamIds.includes(teamId));
  const others = technicians.filter((one) => !one.teamIds.includes(teamId));
  const same = technicianId === (page.ticket.technicianId ?? '') && teamId === page.ticket.teamId;
  const team = teams.find(({ id }) => id === teamId)?.name ?? page.ticket.teamName;
  return (
    <section className={`desk-card ${classes.assign}`} aria-labelledby="assign">
      <h2 id="assign">Who works on it</h2>
      <NativeSelect
        label="Team"
        value={teamId}
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => setTeam(event.currentTarget.value)}
      />
      <NativeSelect
        label="Technician"
        value={technicianId}
        data={[
          ...(page.ticket.technicianId ? [] : [{ value: '', label: 'Nobody yet' }]),
          { group: team, items: inTeam.map(option) },
          { group: 'Other teams', items: others.map(option) },
        ]}
        onChange={(event) => setTechnician(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button
          loading={busy}
          disabled={same || technicianId === ''}
          onClick={() => void assign(technicianId)}
        >
          Assign
        </Button>
        {page.ticket.technicianId === me.id ? null : (
          <Button variant="default" loading={busy} onClick={() => void assign(me.id)}>
            Assign to me
          </Button>
        )}
      </div>
      <Refusal error={error} late={late} />
    </section>
  );
};
