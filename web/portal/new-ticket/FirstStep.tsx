import { Button, NativeSelect } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import type { RequestType } from '../../../lambdas/tickets/ticket.model.ts';
import { Choice } from '../../shared/forms/Choice.tsx';
import form_ from '../../shared/forms/form.module.css';
import { requestTypeWords } from '../../shared/ticket/words.ts';
import { Moment } from '../../shared/ui/Moment.tsx';
import { ButtonLink } from '../../shared/ui/ButtonLink.tsx';
import { useMe } from '../use-me.ts';
import { type Draft, dropDraft } from './draft.ts';
import classes from './NewTicket.module.css';
import type { TicketFormData } from './ticket-values.ts';

const route = getRouteApi('/tickets/new');

/** Step 1: the site, because it decides which items can be chosen, and the kind of request (C2). */
export const FirstStep = ({ form, draft: kept }: { form: TicketFormData; draft: Draft | undefined }) => {
  const { me } = useMe();
  const navigate = route.useNavigate();
  const [draft, setDraft] = useState(kept);
  const main = form.sites.find((site) => site.main) ?? form.sites[0];
  const [site, setSite] = useState(main?.id ?? '');
  const [type, setType] = useState<RequestType>();
  const [missing, setMissing] = useState(false);
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    setMissing(type === undefined);
    if (type !== undefined) void navigate({ search: { type, site } });
  };
  return (
    <>
      {draft ? (
        <div className={classes.draft}>
          <p>
            You began a ticket <Moment at={draft.at} />:{' '}
            <strong>{draft.values.title || 'no title yet'}</strong>
          </p>
          <div className={form_.actions}>
            <ButtonLink to="/tickets/new" search={{ type: draft.values.type, site: draft.values.siteId }}>
              Go on with it
            </ButtonLink>
            <Button
              variant="default"
              onClick={() => {
                dropDraft(me.id);
                setDraft(undefined);
              }}
            >
              Discard it
            </Button>
          </div>
        </div>
      ) : null}
      <form noValidate className={form_.form} onSubmit={onSubmit}>
        <NativeSelect
          label="Site"
          description="Where is this about?"
          required
          value={site}
          data={form.sites.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => setSite(event.currentTarget.value)}
        />
        <Choice
          label="What kind of request is it?"
          look="cards"
          required
          options={form.requestTypes.map((value) => ({
            value,
            label: requestTypeWords[value].name,
            note: requestTypeWords[value].meaning,
          }))}
          onChange={(value) => {
            setType(value);
            setMissing(false);
          }}
          error={missing ? 'Please choose a request type.' : undefined}
        />
        <div className={form_.actions}>
          <Button type="submit">Continue</Button>
          <ButtonLink to="/" variant="default">
            Cancel
          </ButtonLink>
        </div>
      </form>
    </>
  );
};
