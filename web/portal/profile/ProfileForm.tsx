import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { ChangeProfile, differences, OwnFields } from '../../../lambdas/profile/profile.model.ts';
import { ProblemError } from '../../shared/api/problem-error.ts';
import type { AnswerOf } from '../../shared/api/routes.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { ErrorSummary } from '../../shared/forms/ErrorSummary.tsx';
import form_ from '../../shared/forms/form.module.css';
import { focusFirstWrong, showServerErrors, useContractForm } from '../../shared/forms/use-contract-form.ts';
import { say } from '../../shared/ui/flash.ts';
import { call, queryClient } from '../portal.ts';
import { profileQuery } from './profile-query.ts';
import { contactFieldNames } from '../users/contact-fields.ts';
import { ContactParts } from '../users/ContactParts.tsx';
import { Newer } from './Newer.tsx';
import classes from './Profile.module.css';
import { refreshProfile } from './refresh.ts';

type Profile = AnswerOf<'getProfile'>;
type Values = { fields: Record<string, string> };

const names = Object.keys(OwnFields.shape) as (keyof OwnFields)[];
const valuesOf = (fields: OwnFields): Values['fields'] =>
  Object.fromEntries(names.map((name) => [name, fields[name] ?? '']));
/** Empty fields are left out before the check, as they are when the profile is sent. */
const writtenOf = ({ fields }: Values) => ({
  fields: Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== '')),
});
const schema = z.preprocess((values) => writtenOf(values as Values), ChangeProfile.pick({ fields: true }));
const change = (body: ChangeProfile, key: string) => call('changeProfile', { body }, { key });

/** The fields that a person may change of themselves. */
export const ProfileForm = ({ profile }: { profile: Profile }) => {
  const [base, setBase] = useState(profile);
  const [newer, setNewer] = useState<Profile>();
  const [error, setError] = useState<unknown>();
  const { submit, busy } = useSubmission(change);
  const form = useContractForm<Values>({ schema, initialValues: { fields: valuesOf(base.fields) } });

  // A new sign-in address is a new version too, in which nothing here has changed.
  const version = differences(base.fields, profile.fields).length === 0 ? profile.version : base.version;

  const showWrong = (errors: Record<string, ReactNode>) =>
    requestAnimationFrame(() => focusFirstWrong(form, errors));

  const save = async () => {
    setError(undefined);
    form.clearErrors();
    const { hasErrors, errors } = form.validate();
    if (hasErrors) return showWrong(errors);
    try {
      await submit({ ...(writtenOf(form.getValues()) as { fields: OwnFields }), version });
      say('Your profile was saved.');
      const saved = await queryClient.fetchQuery({ ...profileQuery, staleTime: 0 });
      setBase(saved);
      form.setValues({ fields: valuesOf(saved.fields) });
      await refreshProfile();
    } catch (problem) {
      if (showServerErrors(form, problem)) return;
      setError(problem);
      if (problem instanceof ProblemError && problem.code === 'conflict')
        setNewer(await queryClient.fetchQuery({ ...profileQuery, staleTime: 0 }));
    }
  };

  /** What the person has not touched becomes what it is now; what the person has written stays. */
  const takeOver = (now: Profile) => {
    const written = form.getValues().fields;
    const changed = differences(base.fields, now.fields);
    const mine = (name: keyof OwnFields) => (base.fields[name] ?? '') !== written[name];
    for (const name of changed) if (!mine(name)) form.setFieldValue(`fields.${name}`, now.fields[name] ?? '');
    setBase(now);
    setNewer(undefined);
    setError(undefined);
  };

  return (
    <form
      noValidate
      className={form_.form}
      aria-label="Your details"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ErrorSummary
        errors={form.errors}
        names={contactFieldNames}
        error={error}
        onChoose={(path) => showWrong({ [path]: '' })}
      />
      {newer ? <Newer before={base.fields} now={newer.fields} onTake={() => takeOver(newer)} /> : null}
      <div className={classes.fields}>
        <ContactParts form={form} only={names} own />
      </div>
      <div className={form_.actions}>
        <Button type="submit" loading={busy} disabled={newer !== undefined}>
          Save
        </Button>
      </div>
    </form>
  );
};
