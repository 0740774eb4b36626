import { Button, NativeSelect } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type SubmitEvent, useRef, useState } from 'react';
import type { RequestType } from '../../../lambdas/tickets/ticket.model.ts';
import { Choice } from '../../shared/forms/Choice.tsx';
import form_ from '../../shared/forms/form.module.css';
import { requestTypeWords } from '../../shared/ticket/words.ts';
import { ButtonLink } from '../../shared/ui/ButtonLink.tsx';
import { type Chosen, chosenIn, siteOf } from './chosen.ts';
import type { Draft } from './draft.ts';
import { KeptDraft } from './KeptDraft.tsx';
import { none, ServiceChoice } from './ServiceChoice.tsx';
import type { TicketFormData } from './ticket-values.ts';

const route = getRouteApi('/tickets/new');

/** Steps 1 and 2: the site, because it decides which items can be chosen; the kind of request; the service (C2). */
export const FirstStep = ({ form, draft }: { form: TicketFormData; draft: Draft | undefined }) => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const element = useRef<HTMLFormElement>(null);
  const start = siteOf(form, search) ?? form.sites.find((site) => site.main) ?? form.sites[0];
  const [site, setSite] = useState(start?.id ?? '');
  const [type, setType] = useState<RequestType | undefined>(search.type);
  const [chosen, setChosen] = useState<Chosen>(search);
  const [tried, setTried] = useState(false);

  const offered = form.services.filter(({ requestTypes }) => type && requestTypes.includes(type));
  const service = offered.find(({ id }) => id === chosen.service);
  const missing = {
    type: type === undefined,
    service: offered.length > 0 && service === undefined && chosen.service !== none,
    part: Boolean(service && service.subcategories.length > 0 && chosen.part === undefined),
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    const wrong = missing.type ? 0 : missing.service ? 1 : missing.part ? 2 : undefined;
    if (type === undefined || wrong !== undefined)
      return element.current?.querySelectorAll('fieldset')[wrong ?? 0]?.querySelector('input')?.focus();
    const found = chosenIn(form, type, chosen);
    const item = form.items.find(({ id, siteId }) => id === search.item && siteId === site)?.id;
    void navigate({ search: { type, site, service: found.service?.id, part: found.part?.id, item } });
  };
  return (
    <>
      <KeptDraft draft={draft} />
      <form ref={element} noValidate className={form_.form} onSubmit={onSubmit}>
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
          defaultValue={type}
          options={form.requestTypes.map((value) => ({
            value,
            label: requestTypeWords[value].name,
            note: requestTypeWords[value].meaning,
          }))}
          onChange={(value) => {
            setType(value);
            setTried(false);
          }}
          error={tried && missing.type ? 'Please choose a request type.' : undefined}
        />
        {type ? (
          <ServiceChoice
            form={form}
            type={type}
            chosen={chosen}
            onChoose={(value) => {
              setChosen(value);
              setTried(false);
            }}
            missing={{ service: tried && missing.service, part: tried && missing.part }}
          />
        ) : null}
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
