import { Button } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import form_ from '../forms/form.module.css';
import { useProviderName } from '../theme/Brand.tsx';
import { say } from '../ui/flash.ts';
import classes from './Account.module.css';
import { codesFile } from './codes-file.ts';

type Props = { codes: readonly string[]; onDone: () => void };

/** The recovery codes, shown once: to save, print or copy. */
export const RecoveryCodes = ({ codes, onDone }: Props) => {
  const provider = useProviderName();
  const file = useMemo(() => codesFile(provider, '', codes), [provider, codes]);
  useEffect(() => () => URL.revokeObjectURL(file), [file]);
  const start = useRef<HTMLParagraphElement>(null);
  useEffect(() => start.current?.focus(), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(codes.join('\n'));
      say('The codes are copied.');
    } catch {
      say('Your browser did not let us copy. Please save or print the codes.');
    }
  };
  return (
    <div className={`${form_.form} ${classes.narrow}`} data-print>
      <p ref={start} tabIndex={-1} className={classes.plain}>
        <strong>Keep your recovery codes.</strong> Without your phone, each of them lets you in once. Keep
        them in a safe place: they are not shown again.
      </p>
      <ul className={classes.codes} aria-label="Your recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={form_.actions}>
        <Button component="a" href={file} download="recovery-codes.txt" variant="default">
          Save as a file
        </Button>
        <Button variant="default" onClick={() => print()}>
          Print
        </Button>
        <Button variant="default" onClick={() => void copy()}>
          Copy
        </Button>
      </div>
      <div className={form_.actions}>
        <Button onClick={onDone}>I have kept them</Button>
      </div>
    </div>
  );
};
