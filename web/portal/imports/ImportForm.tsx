import { Button, NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useId, useRef, useState } from 'react';
import type { Existing } from '../../../lambdas/imports/import.model.ts';
import { ConnectionError, ProblemError } from '../../shared/api/problem-error.ts';
import { sendFile } from '../../shared/api/upload.ts';
import { Choice } from '../../shared/forms/Choice.tsx';
import { ErrorSummary } from '../../shared/forms/ErrorSummary.tsx';
import form_ from '../../shared/forms/form.module.css';
import '../../shared/theme/mantine-inputs.ts';
import { call, queryClient } from '../portal.ts';
import classes from './Imports.module.css';
import { maxImportRows, maxImportSize } from './import.plain.ts';

const names = { file: 'File', siteId: 'Site', name: 'File', size: 'File' };
const inWords = new Intl.NumberFormat('en');
const limits = `CSV, at most ${maxImportSize / 1024 / 1024} MB and ${inWords.format(maxImportRows)} rows. Nothing is changed before you have seen what would be.`;

const wrongWith = (file: File | undefined): string | undefined => {
  if (!file) return 'Please choose the completed template.';
  if (file.size === 0) return 'This file is empty.';
  return file.size > maxImportSize ? 'This file is larger than 50 MB. Please split it.' : undefined;
};

/** The file, the site for new people, and what happens to those who exist; then the upload. */
export const ImportForm = ({ sites }: { sites: readonly { id: string; name: string }[] }) => {
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();
  const [file, setFile] = useState<File>();
  const [siteId, setSiteId] = useState(sites[0]?.id ?? '');
  const [existing, setExisting] = useState<Existing>('update');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [error, setError] = useState<unknown>();
  const [share, setShare] = useState<number>();

  const start = async () => {
    setError(undefined);
    const wrong = wrongWith(file);
    setErrors(wrong ? { file: wrong } : {});
    if (wrong || !file) return input.current?.focus();
    setShare(0);
    try {
      const { importId, ...form } = await reserved(file, siteId, existing);
      await sendFile(form, file, { onProgress: setShare });
      void queryClient.invalidateQueries({ queryKey: ['imports'] });
      await navigate({ to: '/users/imports/$importId', params: { importId } });
    } catch (problem) {
      setError(problem);
    } finally {
      setShare(undefined);
    }
  };
  return (
    <form
      noValidate
      className={form_.form}
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <ErrorSummary errors={errors} names={names} error={error} onChoose={() => input.current?.focus()} />
      <div className={classes.file}>
        <label htmlFor={`${hint}-file`}>Choose file</label>
        <input
          ref={input}
          id={`${hint}-file`}
          type="file"
          accept=".csv,.txt,.tsv,text/csv"
          required
          aria-describedby={hint}
          aria-invalid={errors.file ? true : undefined}
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0]);
            setErrors({});
          }}
        />
        <p id={hint} className={form_.note}>
          {limits}
        </p>
      </div>
      <NativeSelect
        label="Site"
        description="Where new people belong. Those who exist keep their site."
        value={siteId}
        onChange={(event) => setSiteId(event.currentTarget.value)}
        data={sites.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Choice
        label="If a user exists already"
        description="Users are the same when their first e-mail address is."
        defaultValue={existing}
        onChange={setExisting}
        options={[
          { value: 'update', label: 'Update existing user' },
          { value: 'leave', label: 'Do not import or update user' },
        ]}
      />
      <div className={form_.actions}>
        <Button type="submit" loading={share !== undefined}>
          Import
        </Button>
        {share === undefined ? null : (
          <progress className={classes.progress} max={1} value={share} aria-label="Uploading the file" />
        )}
      </div>
    </form>
  );
};

/** Reserves the place; asked once more under the same key when no answer came. */
async function reserved(file: File, siteId: string, existing: Existing) {
  const key = crypto.randomUUID();
  const ask = () =>
    call('createImport', { body: { name: file.name, size: file.size, siteId, existing } }, { key });
  try {
    return await ask();
  } catch (error) {
    const unknown =
      error instanceof ConnectionError || (error instanceof ProblemError && error.status >= 500);
    if (!unknown) throw error;
    return ask();
  }
}
