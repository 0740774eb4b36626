import { Button } from '@mantine/core';
import { ProblemError } from '../api/problem-error.ts';
import classes from './form.module.css';

type Props = { error: unknown; onLoad?: (() => void) | undefined };

/** The way on when somebody else saved the same thing meanwhile: begins the form anew with what it is now. */
export const LoadNewest = ({ error, onLoad }: Props) =>
  onLoad && error instanceof ProblemError && error.code === 'conflict' ? (
    <div className={classes.actions}>
      <Button variant="default" onClick={onLoad}>
        Load the newest version
      </Button>
    </div>
  ) : null;
