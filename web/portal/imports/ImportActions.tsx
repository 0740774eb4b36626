import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Import } from '../../../lambdas/imports/import.model.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { ErrorSummary } from '../../shared/forms/ErrorSummary.tsx';
import form_ from '../../shared/forms/form.module.css';
import { Dialog } from '../../shared/ui/Dialog.tsx';
import { absoluteTime } from '../../shared/ui/time.ts';
import { call, queryClient } from '../portal.ts';
import { saveRefused } from './csv-download.ts';
import { isDone, number, rowsInWords } from './import-words.ts';
import { SaveButton } from './SaveButton.tsx';

type Deed = 'confirmImport' | 'discardImport' | 'undoImport';
const send = ({ deed, importId }: { deed: Deed; importId: string }, key: string) =>
  call(deed, { params: { importId } }, { key });

/** What can be done with an import now. */
export const ImportActions = ({ one }: { one: Import }) => {
  const { submit, busy } = useSubmission(send);
  const [error, setError] = useState<unknown>();
  const [asking, setAsking] = useState(false);
  const act = async (deed: Deed) => {
    setError(undefined);
    try {
      await submit({ deed, importId: one.id });
    } catch (problem) {
      setError(problem);
    }
    await queryClient.invalidateQueries({ queryKey: ['import', one.id] });
    setAsking(false);
    void queryClient.invalidateQueries({ queryKey: ['imports'] });
  };
  const count = one.adds + one.changes;
  const refused = isDone(one) ? one.refused : one.refusals;
  return (
    <>
      {error === undefined ? null : <ErrorSummary errors={{}} names={{}} error={error} />}
      <div className={form_.actions}>
        {one.state === 'ready' && count > 0 ? (
          <Button loading={busy} onClick={() => void act('confirmImport')}>
            {`Import ${rowsInWords(count)}`}
          </Button>
        ) : null}
        {one.state === 'ready' ? (
          <Button variant="default" disabled={busy} onClick={() => void act('discardImport')}>
            Put it aside
          </Button>
        ) : null}
        {refused > 0 && one.rowsKept ? (
          <SaveButton
            words="Download refused rows"
            save={() => saveRefused(one.id)}
            done={(rows) => `The file holds ${rowsInWords(rows)} to mend.`}
          />
        ) : null}
        {one.undoUntil ? (
          <>
            <Button variant="default" disabled={busy} onClick={() => setAsking(true)}>
              Undo this import
            </Button>
            <span className={form_.note}>Possible until {absoluteTime(one.undoUntil)}</span>
          </>
        ) : null}
      </div>
      {one.state === 'ready' && count === 0 ? (
        <p className={form_.note}>There is nothing to import in this file.</p>
      ) : null}
      {asking ? (
        <Dialog
          title="Undo this import?"
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button loading={busy} onClick={() => void act('undoImport')}>
                Undo it
              </Button>
              <Button variant="default" disabled={busy} onClick={() => setAsking(false)}>
                Leave it
              </Button>
            </>
          }
        >
          <p>
            {`${number(one.added)} added contacts are removed and ${number(one.changed)} changed ones are set back. Whoever was changed since, or has tickets by now, stays as they are.`}
          </p>
        </Dialog>
      ) : null}
    </>
  );
};
