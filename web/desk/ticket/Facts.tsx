import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { TicketPage } from '../../../lambdas/tickets/ticket.model.ts';
import { Clocks } from '../../shared/ticket/Clocks.tsx';
import { impactNames, requestTypeWords, satisfactionNames, urgencyNames } from '../../shared/ticket/words.ts';
import { Moment } from '../../shared/ui/Moment.tsx';
import { dayInWords } from '../../shared/ui/time.ts';
import { useMay } from '../frame/start.ts';
import { Link } from '../links.tsx';
import { peopleQuery } from '../queries.ts';
import { ChangeDetails } from './ChangeDetails.tsx';
import { ContactPortrait } from './ContactPortrait.tsx';
import classes from './Ticket.module.css';

/** All that is known about a ticket besides its texts; `over`: nothing of it changes any more. */
type Props = Pick<TicketPage, 'ticket' | 'links'> & { over: boolean };

export const Facts = ({ ticket, links, over }: Props) => {
  const { companyId, contactId } = ticket;
  const linked = useMay()('desk:companies');
  const { data } = useQuery(peopleQuery(companyId));
  const left = (id: string) => (data?.left.includes(id) ? ' (left)' : '');
  return (
    <section className="desk-card" aria-labelledby="facts">
      <h2 id="facts" className={classes.heading}>
        About this ticket
      </h2>
      <dl className={classes.facts}>
        <Clocks ticket={ticket} side="desk" />
        <Fact name="Company">
          {linked ? (
            <Link to="/companies/$companyId" params={{ companyId }}>
              {ticket.companyName}
            </Link>
          ) : (
            ticket.companyName
          )}
        </Fact>
        <Fact name="Site">{ticket.siteName}</Fact>
        <Fact name="Contact">
          <ContactPortrait {...{ companyId, contactId }} name={ticket.contactName} side={28} />{' '}
          {linked ? (
            <Link to="/companies/$companyId/contacts/$contactId" params={{ companyId, contactId }}>
              {ticket.contactName}
            </Link>
          ) : (
            ticket.contactName
          )}
          {left(contactId)}
        </Fact>
        {ticket.watchers.length === 0 || !over ? null : (
          <Fact name="Watchers">
            {ticket.watchers.map(({ id, name }) => `${name}${left(id)}`).join(', ')}
          </Fact>
        )}
        {links.map(({ number, title, follows }) => (
          <Fact key={number} name={follows ? 'Follow-up of' : 'Followed by'}>
            <Link to="/tickets/$companyId/$number" params={{ companyId, number }}>
              {number}
            </Link>{' '}
            {title}
          </Fact>
        ))}
        <Fact name="Type">{requestTypeWords[ticket.type].name}</Fact>
        <Fact name="Service">{ticket.serviceName}</Fact>
        <Fact name="Sub-category">{ticket.subcategory}</Fact>
        <Fact name="Item">{ticket.itemName}</Fact>
        <Fact name="Product">{ticket.itemProduct}</Fact>
        <Fact name="Urgency">{ticket.urgency && urgencyNames[ticket.urgency]}</Fact>
        <Fact name="Impact">{ticket.impact && impactNames[ticket.impact]}</Fact>
        <Fact name="Due date">{ticket.dueBy && dayInWords(ticket.dueBy)}</Fact>
        <Fact name="Purchase order">{ticket.poNumber}</Fact>
        <Fact name="Required by">{ticket.requiredBy && dayInWords(ticket.requiredBy)}</Fact>
        <Fact name="Customer's reference">{ticket.customerReference}</Fact>
        <Fact name="Raised">
          <Moment at={ticket.createdAt} exact />
        </Fact>
        <Fact name="Updated">
          <Moment at={ticket.updatedAt} exact />
        </Fact>
        <Fact name="Resolved">{ticket.resolvedAt && <Moment at={ticket.resolvedAt} exact />}</Fact>
        <Fact name="Closed">{ticket.closedAt && <Moment at={ticket.closedAt} exact />}</Fact>
        <Fact name="Satisfaction">
          {ticket.satisfaction &&
            `${satisfactionNames[ticket.satisfaction - 1]} (${ticket.satisfaction} of 5)`}
        </Fact>
      </dl>
      {over ? null : (
        <div className={classes.change}>
          <ChangeDetails ticket={ticket} />
        </div>
      )}
    </section>
  );
};

/** A name and its value; what a ticket does not have is left out. */
const Fact = ({ name, children }: { name: string; children: ReactNode }) =>
  children === undefined || children === '' ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
