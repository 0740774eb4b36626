import type { Priority } from '../../../lambdas/tickets/ticket.model.ts';
import { priorityNames } from './words.ts';
import classes from './PriorityMark.module.css';

/** So many bars, each a little higher than the one before; long lists draw many, so all of a kind are one shape. */
const bars = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => from + i)
    .map((bar) => `M${bar * 5} ${10 - bar * 3}h3V14h-3z`)
    .join('');

/** A priority as bars and a word: 1 critical has four bars, 4 low has one. */
export const PriorityMark = ({ priority }: { priority: Priority }) => (
  <span className={classes.mark} data-priority={priority}>
    <svg width="18" height="14" viewBox="0 0 18 14" aria-hidden="true">
      <path d={bars(0, 5 - priority)} />
      <path d={bars(5 - priority, 4)} opacity="0.25" />
    </svg>
    {priorityNames[priority]}
  </span>
);
