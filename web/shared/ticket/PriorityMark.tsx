import type { Priority } from '../../../lambdas/tickets/ticket.model.ts';
import { priorityNames } from './words.ts';
import classes from './PriorityMark.module.css';

/** A priority as bars and a word: 1 critical has four bars, 4 low has one. */
export const PriorityMark = ({ priority }: { priority: Priority }) => (
  <span className={classes.mark} data-priority={priority}>
    <svg width="18" height="14" viewBox="0 0 18 14" aria-hidden="true">
      {[0, 1, 2, 3].map((bar) => (
        <rect
          key={bar}
          x={bar * 5}
          y={10 - bar * 3}
          width="3"
          height={4 + bar * 3}
          rx="1"
          opacity={bar <= 4 - priority ? 1 : 0.25}
        />
      ))}
    </svg>
    {priorityNames[priority]}
  </span>
);
