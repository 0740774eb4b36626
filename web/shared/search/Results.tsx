import type { ReactNode } from 'react';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { StatusBadge } from '../ticket/StatusBadge.tsx';
import { Moment } from '../ui/Moment.tsx';
import classes from './Answers.module.css';
import type { Result } from './found.ts';
import { Marked } from './Marked.tsx';

const places = { title: 'Title', description: 'Description', conversation: 'Conversation' } as const;

/** Where a ticket's title leads to. */
export type LinkTo = (ticket: Ticket, title: ReactNode, className: string) => ReactNode;
type Props = {
  results: readonly Result[];
  words: readonly string[];
  linkTo: LinkTo;
  /** Whose ticket it is, before the time of its last change. */
  whose: (ticket: Ticket) => string;
  /** Another word for its status, where there is one. */
  statusName?: ((ticket: Ticket) => string | undefined) | undefined;
};

/** The tickets that were found, each with the parts of its text that hold the words. */
export const Results = ({ results, words, linkTo, whose, statusName }: Props) => (
  <ul className={classes.results}>
    {results.map(({ ticket, matches }) => (
      <li key={`${ticket.companyId} ${ticket.number}`}>
        <p className={classes.head}>
          <span>
            <Marked words={words}>{ticket.number}</Marked>
          </span>
          <StatusBadge status={ticket.status} name={statusName?.(ticket)} />
          <span>
            {whose(ticket)}, <Moment at={ticket.updatedAt} />
          </span>
        </p>
        {linkTo(ticket, <Marked words={words}>{ticket.title}</Marked>, classes.title ?? '')}
        {matches
          .filter(({ where }) => where !== 'title')
          .map(({ where, excerpt }) => (
            <p key={`${where} ${excerpt}`} className={classes.excerpt}>
              <span className={classes.where}>{places[where]}:</span> <Marked words={words}>{excerpt}</Marked>
            </p>
          ))}
      </li>
    ))}
  </ul>
);
