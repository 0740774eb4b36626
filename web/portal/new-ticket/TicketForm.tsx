import { Button } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { asksFor, NewTicket } from '../../../lambdas/tickets/ticket.model.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { FileDrop, pasteInto } from '../../shared/files/FileDrop.tsx';
import { useUploads } from '../../shared/files/use-uploads.ts';
import { ErrorSummary } from '../../shared/forms/ErrorSummary.tsx';
import form_ from '../../shared/forms/form.module.css';
import { focusFirstWrong, showServerErrors, useContractForm } from '../../shared/forms/use-contract-form.ts';
import { ButtonLink } from '../../shared/ui/ButtonLink.tsx';
import { say } from '../../shared/ui/flash.ts';
import { Moment } from '../../shared/ui/Moment.tsx';
import card from '../card.module.css';
import { call, queryClient } from '../portal.ts';
import { ownFiles } from '../own-files.ts';
import { useMe } from '../use-me.ts';
import { ChosenSoFar } from './ChosenSoFar.tsx';
import { CommonFields } from './CommonFields.tsx';
import { attemptPlace, dropDraft, keepDraft, type TicketValues } from './draft.ts';
import { ExpectedResponse } from './ExpectedResponse.tsx';
import { useHeldDraft } from './held-drafts.ts';
import { IncidentFields } from './IncidentFields.tsx';
import { ItemField } from './ItemField.tsx';
import classes from './NewTicket.module.css';
import { OrderFields } from './OrderFields.tsx';
import { RaisedAlready } from './RaisedAlready.tsx';
import { bodyOf, fieldNames, type NewTicketBody, type TicketFormData } from './ticket-values.ts';

type After = 'view' | 'attach' | 'close' | 'new';
type Props = { form: TicketFormData; start: TicketValues; draftId: string; draftFrom: string | undefined };

const create = (body: NewTicketBody, key: string) => call('createTicket', { body }, { key });
const route = getRouteApi('/tickets/new');

/** Step 2: the form, checked by the contract; what is written is kept on the device until it is sent. */
export const TicketForm = ({ form: offers, start, draftId, draftFrom }: Props) => {
  const { me } = useMe();
  const navigate = useNavigate();
  const { again = 0 } = route.useSearch();
  const [shown, setShown] = useState(() => weighed(start));
  const [error, setError] = useState<unknown>();
  const uploads = useUploads(ownFiles);
  const { submit, busy } = useSubmission(create, { place: attemptPlace(me.id, draftId) });
  useHeldDraft(draftId);
  const asks = asksFor[start.type];
  const form = useContractForm<TicketValues>({
    schema: NewTicket,
    initialValues: start,
    onValuesChange: (values) => {
      setShown((now) => (same(now, weighed(values)) ? now : weighed(values)));
      keepDraft(me.id, draftId, values);
    },
  });

  const save = (after: After) => {
    setError(undefined);
    const { hasErrors, errors } = form.validate();
    if (hasErrors) return focusFirstWrong(form, errors);
    if (uploads.failed) return setError(failedFile(uploads.remedy));
    void send(after);
  };

  const send = async (after: After) => {
    try {
      const { number } = await submit(bodyOf(form.getValues(), uploads.fileIds));
      dropDraft(me.id, draftId);
      uploads.clear();
      say(raised(number, form.getValues().emergency && asks.urgency, offers.phone));
      void queryClient.invalidateQueries({ queryKey: ['home'] });
      void queryClient.invalidateQueries({ queryKey: ['tickets'] });
      if (after === 'view') await navigate({ to: '/tickets/$number', params: { number } });
      if (after === 'attach') await navigate({ to: '/tickets/$number', params: { number }, hash: 'attach' });
      if (after === 'close') await navigate({ to: '/' });
      if (after === 'new') await navigate({ to: '/tickets/new', search: { again: again + 1 } });
    } catch (problem) {
      if (!showServerErrors(form, problem)) setError(problem);
    }
  };

  return (
    <form
      noValidate
      className={form_.form}
      onPaste={pasteInto(uploads)}
      onSubmit={(event) => {
        event.preventDefault();
        save('view');
      }}
    >
      {draftFrom ? (
        <div className={classes.kept}>
          <p>
            We kept what you wrote <Moment at={draftFrom} />. Files must be attached again.
          </p>
          <Button
            variant="default"
            size="xs"
            onClick={() => {
              dropDraft(me.id, draftId);
              const draft = crypto.randomUUID();
              void navigate({ to: '/tickets/new', search: (now) => ({ ...now, again: again + 1, draft }) });
            }}
          >
            Start afresh
          </Button>
        </div>
      ) : null}
      <ChosenSoFar form={offers} start={start} />
      <ErrorSummary
        errors={form.errors}
        names={fieldNames}
        error={error}
        onChoose={(path) => focusFirstWrong(form, { [path]: '' })}
      />
      <RaisedAlready error={error} />
      <Part title="What is it about?">
        <CommonFields form={form} offers={offers} />
      </Part>
      {asks.item ? (
        <Part title="Which item?">
          <ItemField form={form} offers={offers} siteId={start.siteId} unsure={asks.urgency} />
        </Part>
      ) : null}
      {asks.urgency ? (
        <Part title="How urgent is it?">
          <IncidentFields form={form} emergency={shown.emergency} phone={offers.phone} />
        </Part>
      ) : null}
      <Part title="Date and order">
        <OrderFields form={form} today={offers.today} asksRequiredBy={asks.requiredBy} />
      </Part>
      <Part title="Files">
        <FileDrop uploads={uploads} />
      </Part>
      <ExpectedResponse offers={offers} asksUrgency={asks.urgency} {...shown} />
      <div className={form_.actions}>
        <Button type="submit" loading={busy} disabled={uploads.sending}>
          Save & View
        </Button>
        {others.map(([after, words]) => (
          <Button
            key={after}
            variant="default"
            disabled={busy || uploads.sending}
            onClick={() => save(after)}
          >
            {words}
          </Button>
        ))}
        <ButtonLink to="/" variant="subtle">
          Cancel
        </ButtonLink>
        {uploads.sending ? <span className={form_.note}>The files are still being sent…</span> : null}
      </div>
    </form>
  );
};

const others = [
  ['attach', 'Save & Attach'],
  ['close', 'Save & Close'],
  ['new', 'Save & New'],
] as const;

/** What the priority follows from. */
const weighed = ({ urgency, impact, emergency }: TicketValues) => ({ urgency, impact, emergency });
type Weighed = ReturnType<typeof weighed>;
const same = (a: Weighed, b: Weighed): boolean =>
  a.urgency === b.urgency && a.impact === b.impact && a.emergency === b.emergency;

const raised = (number: string, emergency: boolean, phone: string): string =>
  emergency
    ? `Ticket ${number} was raised as an emergency. Please phone us now${phone ? `: ${phone}` : ''}.`
    : `Ticket ${number} was raised. Thank you: we are on it.`;

const failedFile = (remedy: string): Error => Object.assign(new Error(remedy), { name: 'UploadError' });

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={`${card.card} ${card.inside} ${classes.part}`}>
    <h2>{title}</h2>
    {children}
  </section>
);
