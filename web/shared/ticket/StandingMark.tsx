import { standingWords } from './clock-words.ts';
import type { Standing } from './clock.plain.ts';
import classes from './StandingMark.module.css';

/** Due, paused, met or missed, as a word with a colour. */
export const StandingMark = ({ state }: { state: Standing['state'] }) => (
  <span className={classes.mark} data-state={state}>
    {standingWords[state]}
  </span>
);
