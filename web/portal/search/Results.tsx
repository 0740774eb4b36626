import { Link } from '@tanstack/react-router';
import { StatusBadge } from '../../shared/ticket/StatusBadge.tsx';
import { Moment } from '../../shared/ui/Moment.tsx';
import type { Result } from './found.ts';
import { Marked } from './Marked.tsx';
import classes from './SearchPage.module.css';

const places = { title: 'Title', description: 'Description', conversation: 'Conversation' } as const;

/** The tickets that were found, each with the parts of its text that hold the words. */
export const Results = ({ results, words }: { results: readonly Result[]; words: readonly string[] }) => (
  <ul className={classes.results}>
    {results.map(({ ticket, matches }) => (
      <li key={ticket.number}>
        <p className={classes.head}>
          <span>
            <Marked words={words}>{ticket.number}</Marked>
          </span>
          <StatusBadge status={ticket.status} />
          <span>
            {ticket.contactName}, <Moment at={ticket.updatedAt} />
          </span>
        </p>
        <Link to="/tickets/$number" params={{ number: ticket.number }} className={classes.title}>
          <Marked words={words}>{ticket.title}</Marked>
        </Link>
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
