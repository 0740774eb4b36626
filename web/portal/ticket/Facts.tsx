import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Ticket, TicketFile, TicketPage } from '../../../lambdas/tickets/ticket.model.ts';
import { Clocks } from '../../shared/ticket/Clocks.tsx';
import { EmergencyMark } from '../../shared/ticket/EmergencyMark.tsx';
import { FileList, type LinkOf } from '../../shared/ticket/FileList.tsx';
import { PriorityMark } from '../../shared/ticket/PriorityMark.tsx';
import { StatusBadge } from '../../shared/ticket/StatusBadge.tsx';
import { badgeMeaning, badgeName } from '../../shared/ticket/waits-on.ts';
import { impactNames, requestTypeWords, satisfactionNames, urgencyNames } from '../../shared/ticket/words.ts';
import { Moment } from '../../shared/ui/Moment.tsx';
import { dayInWords } from '../../shared/ui/time.ts';
import card from '../card.module.css';
import { useMe } from '../use-me.ts';
import classes from './TicketPage.module.css';

type Props = {
  ticket: Ticket;
  files: readonly TicketFile[];
  links: TicketPage['links'];
  linkOf: LinkOf;
};

/** Where there is room, nothing is folded away. */
const wide = (): boolean => matchMedia('(min-width: 62em)').matches;

/** Every field of a ticket (E1); what is not set is not shown. */
export const Facts = ({ ticket, files, links, linkOf }: Props) => {
  const { me } = useMe();
  return (
    <aside className={`${card.card} ${card.inside} ${classes.facts}`} aria-label="About this ticket">
      <dl>
        <Fact name="Status">
          <StatusBadge
            status={ticket.status}
            explained
            name={badgeName(ticket, me.id)}
            told={badgeMeaning(ticket, me.id)}
          />
        </Fact>
        <Fact name="Priority">
          <span className={classes.marks}>
            <PriorityMark priority={ticket.priority} />
            {ticket.emergency ? <EmergencyMark /> : null}
          </span>
        </Fact>
        <Clocks ticket={ticket} side={ticket.contactId === me.id ? 'customer' : 'colleague'} />
        {links.map(({ number, title, follows }) => (
          <Fact key={number} name={follows ? 'Follow-up of' : 'Followed by'}>
            <Link to="/tickets/$number" params={{ number }}>
              {number}
            </Link>{' '}
            {title}
          </Fact>
        ))}
      </dl>
      <details open={wide()}>
        <summary>More about this ticket</summary>
        <dl>
          <Fact name="Request type">{requestTypeWords[ticket.type].name}</Fact>
          <Fact name="Service">{ticket.serviceName}</Fact>
          <Fact name="Sub-category">{ticket.subcategory}</Fact>
          <Fact name="Urgency">{ticket.urgency && urgencyNames[ticket.urgency]}</Fact>
          <Fact name="Affected">{ticket.impact && impactNames[ticket.impact]}</Fact>
          <Fact name="Contact">{ticket.contactName}</Fact>
          <Fact name="Site">{ticket.siteName}</Fact>
          <Fact name="Item">{ticket.itemId && <Item ticket={ticket} />}</Fact>
          <Fact name="Your reference">{ticket.customerReference}</Fact>
          <Fact name="Purchase order">{ticket.poNumber}</Fact>
          <Fact name="Due date">{ticket.dueBy && dayInWords(ticket.dueBy)}</Fact>
          <Fact name="Required by">{ticket.requiredBy && dayInWords(ticket.requiredBy)}</Fact>
          <Fact name="Team">{ticket.teamName}</Fact>
          <Fact name="Technician">{ticket.technicianName ?? 'Not assigned yet'}</Fact>
          <Fact name="Raised">
            <Moment at={ticket.createdAt} exact />
          </Fact>
          <Fact name="Updated">
            <Moment at={ticket.updatedAt} />
          </Fact>
          <Fact name="Resolved">{ticket.resolvedAt && <Moment at={ticket.resolvedAt} exact />}</Fact>
          <Fact name="Closed">{ticket.closedAt && <Moment at={ticket.closedAt} exact />}</Fact>
          <Fact name="Satisfaction">
            {ticket.satisfaction &&
              `${satisfactionNames[ticket.satisfaction - 1]} (${ticket.satisfaction} of 5)`}
          </Fact>
          <Fact name="Files">
            {files.length > 0 ? <FileList files={files} linkOf={linkOf} /> : undefined}
          </Fact>
        </dl>
      </details>
    </aside>
  );
};

/** The item, and the way to another ticket about it (C1). */
const Item = ({ ticket: { itemId, itemName, itemProduct } }: { ticket: Ticket }) => {
  const { may } = useMe();
  return (
    <>
      {itemName}
      {itemProduct ? <span className={classes.product}>{itemProduct}</span> : null}
      {may('tickets:create') ? (
        <Link to="/tickets/new" search={{ item: itemId }} className={classes.again}>
          New ticket about this item
        </Link>
      ) : null}
    </>
  );
};

const Fact = ({ name, children }: { name: string; children?: ReactNode }) =>
  children ? (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  ) : null;
