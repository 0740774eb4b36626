import type { TicketPage } from '../../../lambdas/tickets/ticket.model.ts';
import { EmergencyMark } from '../../shared/ticket/EmergencyMark.tsx';
import { FileList, type LinkOf } from '../../shared/ticket/FileList.tsx';
import { News } from '../../shared/ticket/News.tsx';
import { PriorityMark } from '../../shared/ticket/PriorityMark.tsx';
import { Resolution } from '../../shared/ticket/Resolution.tsx';
import { StatusBadge } from '../../shared/ticket/StatusBadge.tsx';
import { Timeline } from '../../shared/ticket/Timeline.tsx';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { call } from '../client.ts';
import { useStart } from '../frame/start.ts';
import { deskActivityWords, statusName } from '../ticket-words.ts';
import { ApprovalPanel } from './ApprovalPanel.tsx';
import { AssignPanel } from './AssignPanel.tsx';
import { ContactPortrait } from './ContactPortrait.tsx';
import { Composer } from './Composer.tsx';
import { Facts } from './Facts.tsx';
import { Redact } from './Redact.tsx';
import { Request } from './Request.tsx';
import { StartWork } from './StartWork.tsx';
import { Watchers } from './Watchers.tsx';
import classes from './Ticket.module.css';

/** The ticket's page: what was asked and what happened on the left, the facts and who works on it on the right. */
export const TicketView = ({ page }: { page: TicketPage }) => {
  const { ticket, activity, files, actions, links } = page;
  const { companyId, number, teamId, technicianId } = ticket;
  const { me } = useStart();
  const over = ticket.status === 'closed' || ticket.status === 'declined';
  const linkOf: LinkOf = async (fileId, show) => {
    const query = show ? ({ show: 'yes' } as const) : {};
    return (await call('downloadDeskFile', { params: { companyId, number, fileId }, query })).url;
  };
  return (
    <>
      <PageTitle
        above={<p className={classes.above}>{`${number} · ${ticket.companyName}`}</p>}
        aside={<StartWork page={page} />}
      >
        {ticket.title}
      </PageTitle>
      <p className={classes.state}>
        <StatusBadge status={ticket.status} name={statusName(ticket.status)} />
        <PriorityMark priority={ticket.priority} />
        {ticket.emergency ? <EmergencyMark /> : null}
        <span className="desk-quiet">
          {ticket.teamName} · {technicianId === me.id ? 'You' : (ticket.technicianName ?? 'Nobody yet')}
        </span>
      </p>
      <News key={number} activity={activity} meId={me.id} wordsOf={deskActivityWords} />
      <div className={classes.columns}>
        <div className={classes.story}>
          <Request page={page} />
          <Resolution activity={activity} className={`desk-card ${classes.request}`} />
          {over ? (
            <p className="desk-quiet">
              {`This ticket is ${ticket.status}. If something is left to do, it needs a new one.`}
            </p>
          ) : (
            <Composer page={page} />
          )}
          <h2 className={classes.heading}>Activity</h2>
          <Timeline
            activity={activity}
            files={files}
            meId={me.id}
            linkOf={linkOf}
            wordsOf={deskActivityWords}
            renderPortrait={({ by }) =>
              by.id === ticket.contactId ? (
                <ContactPortrait companyId={ticket.companyId} contactId={by.id} name={by.name} side={24} />
              ) : null
            }
            renderActions={(entry) => <Redact ticket={ticket} entry={entry} />}
          />
        </div>
        <div className={classes.side}>
          {actions.includes('assign') ? (
            <AssignPanel key={`${teamId} ${technicianId ?? ''}`} page={page} />
          ) : null}
          <ApprovalPanel page={page} />
          <Facts ticket={ticket} links={links} over={over} />
          {over ? null : <Watchers ticket={ticket} />}
          {files.length === 0 ? null : (
            <section className="desk-card" aria-labelledby="files">
              <h2 id="files" className={classes.heading}>
                Files
              </h2>
              <FileList files={files} linkOf={linkOf} />
            </section>
          )}
        </div>
      </div>
    </>
  );
};
