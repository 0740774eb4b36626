import type { FormErrors } from '@mantine/form';
import { IconAlertTriangle } from '@tabler/icons-react';
import { RequestNumber, wordsFor } from '../ui/states.tsx';
import classes from './ErrorSummary.module.css';
import { inPageOrder } from './error-order.ts';
import { useSecondPress } from './second-press.ts';

type Props = {
  errors: FormErrors;
  /** Names of the fields by path, in their order on the page; a path without a name shows its message alone. */
  names: Readonly<Record<string, string>>;
  /** What went wrong with the whole form. */
  error?: unknown;
  onChoose?: (path: string) => void;
};

/** All that keeps a form from being sent, at its top: read out when it appears, each entry leads to its field. */
export const ErrorSummary = ({ errors, names, error, onChoose }: Props) => {
  const wrong = inPageOrder(errors, names);
  useSecondPress(wrong.length + (error === undefined ? 0 : 1));
  if (wrong.length === 0 && error === undefined) return <div role="alert" />;
  return (
    <div role="alert" className={classes.summary}>
      <IconAlertTriangle size={20} aria-hidden="true" />
      <div className={classes.words}>
        <strong>{error === undefined ? headline(wrong.length) : wordsFor(error)}</strong>
        <ul>
          {wrong.map(([path, message]) => (
            <li key={path}>
              <button type="button" onClick={() => onChoose?.(path)}>
                {names[path] ? `${names[path]}: ` : ''}
                {message}
              </button>
            </li>
          ))}
        </ul>
        <RequestNumber error={error} />
      </div>
    </div>
  );
};

const headline = (count: number): string =>
  count === 1 ? 'One field needs your attention.' : `${count} fields need your attention.`;
