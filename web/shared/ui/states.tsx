import { Button } from '@mantine/core';
import { IconCloudOff, IconMoodEmpty } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ProblemError } from '../api/problem-error.ts';
import classes from './states.module.css';

type EmptyProps = { title: string; children?: ReactNode; action?: ReactNode };

/** Nothing here, said kindly, with what to do next. */
export const EmptyState = ({ title, children, action }: EmptyProps) => (
  <div className={classes.state}>
    <IconMoodEmpty size={32} stroke={1.5} aria-hidden="true" />
    <p className={classes.title}>{title}</p>
    {children === undefined ? null : <div className={classes.words}>{children}</div>}
    {action}
  </div>
);

/** `wayOut` is another way on, where trying again may not help. */
type ErrorProps = { error: unknown; onRetry?: () => void; wayOut?: ReactNode };

/** What went wrong, the request's number to quote, and a way to try again. */
export const ErrorState = ({ error, onRetry, wayOut }: ErrorProps) => (
  <div className={classes.state} role="alert">
    <IconCloudOff size={32} stroke={1.5} aria-hidden="true" />
    <p className={classes.title}>{wordsFor(error)}</p>
    <RequestNumber error={error} />
    {onRetry && mayPass(error) ? (
      <Button variant="default" onClick={onRetry}>
        Try again
      </Button>
    ) : null}
    {wayOut}
  </div>
);

/** Whether trying again may help: what does not exist, or is not allowed, stays so. */
const mayPass = (error: unknown): boolean =>
  !(error instanceof ProblemError) || error.status >= 409 || error.status < 400;

/** The request's id, small, so that a person can quote it to the help desk; of what is not there nobody can say more. */
export const RequestNumber = ({ error }: { error: unknown }) =>
  error instanceof ProblemError && error.status !== 404 && error.requestId ? (
    <p className={classes.request}>
      If you call us about this, please quote <code>{error.requestId}</code>
    </p>
  ) : null;

/** Words for any error: ours are written for people; others get plain ones. */
export const wordsFor = (error: unknown): string =>
  error instanceof Error && ['ProblemError', 'ConnectionError', 'UploadError'].includes(error.name)
    ? error.message
    : 'Something went wrong in this page. Please load it again.';

/** Grey lines in the place of what is loading: `lines` of them, each as high as a row of text or `height` pixels. */
export const Loading = ({
  lines = 3,
  height = 20,
  what,
}: {
  lines?: number;
  height?: number;
  what: string;
}) => (
  <output className={classes.loading}>
    <span className={classes.spoken}>Loading {what}</span>
    {Array.from({ length: lines }, (_, at) => (
      <span key={at} className={classes.bone} style={{ height }} />
    ))}
  </output>
);
