import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { AnswerOf } from '../../shared/api/routes.ts';
import { StatusBadge } from '../../shared/ticket/StatusBadge.tsx';
import type { TicketValues } from './draft.ts';
import classes from './Suggestions.module.css';
import { suggestionsQuery } from './suggestions-query.ts';

/** So long nothing is typed before we look, in ms, and so many letters it must have. */
const pause = 400;
const fewestLetters = 3;

type Found = AnswerOf<'getSuggestions'>;
const nothing: Found = { tickets: [], announcements: [] };

/** Where there is room, nothing is folded away. */
const wide = (): boolean => matchMedia('(min-width: 62em)').matches;

/**
 * Open tickets and announcements that fit the title while it is typed (C17), so that nobody raises what is known.
 * It has its place from the beginning, so that nothing moves; links open beside the form, which stays as it is.
 */
export const Suggestions = ({ form }: { form: UseFormReturnType<TicketValues> }) => {
  const text = useTyped(form);
  const { data } = useQuery(suggestionsQuery(text));
  const { tickets, announcements } = (text && data) || nothing;
  const count = tickets.length + announcements.length;
  // Both kinds together are too long for one line of a phone; the list says what is what.
  const mixed = tickets.length > 0 && announcements.length > 0;
  const words = text && data ? foundInWords(tickets.length, announcements.length) : 'Is it known already?';
  return (
    <section className={classes.place} aria-label="Known already">
      <output className={classes.said}>{text && data ? words : ''}</output>
      <details className={classes.box} open={wide()}>
        <summary className={classes.words}>{mixed ? `${count} like this` : words}</summary>
        {count === 0 ? (
          <p className={classes.hint}>
            While you type the title, open tickets and announcements that may be about the same appear here.
          </p>
        ) : (
          <ul className={classes.list}>
            {announcements.map(({ id, title, maintenance }) => (
              <li key={id}>
                <Link to="/announcements/$announcementId" params={{ announcementId: id }} {...beside(title)}>
                  {title}
                </Link>
                <span>{maintenance ? 'Planned maintenance' : 'Announcement'}</span>
              </li>
            ))}
            {tickets.map(({ number, title, status, contactName }) => (
              <li key={number}>
                <Link to="/tickets/$number" params={{ number }} {...beside(title)}>
                  {title}
                </Link>
                <span>
                  {number} · {contactName}
                </span>
                <StatusBadge status={status} />
              </li>
            ))}
          </ul>
        )}
      </details>
    </section>
  );
};

const beside = (title: string) => ({
  target: '_blank',
  preload: false as const,
  'aria-label': `${title} (opens in a new tab)`,
});

const foundInWords = (tickets: number, announcements: number): string => {
  const named = (count: number, word: string) => (count === 1 ? `1 ${word}` : `${count} ${word}s`);
  const parts = [
    ...(tickets > 0 ? [named(tickets, 'open ticket')] : []),
    ...(announcements > 0 ? [named(announcements, 'announcement')] : []),
  ];
  if (parts.length === 0) return 'Nothing open fits this title';
  return `${parts.join(' and ')} like this`;
};

/** The title once nothing was typed for a moment; empty while it is too short to compare. */
const useTyped = (form: UseFormReturnType<TicketValues>): string => {
  const [typed, setTyped] = useState(form.getValues().title);
  const [text, setText] = useState('');
  form.watch('title', ({ value }) => setTyped(value));
  useEffect(() => {
    const words = typed.trim();
    const timer = setTimeout(() => setText(words.length < fewestLetters ? '' : words.slice(0, 200)), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  return text;
};
