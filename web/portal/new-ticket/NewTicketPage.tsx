import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import '../../shared/theme/mantine-inputs.ts';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { ErrorState, Loading } from '../../shared/ui/states.tsx';
import { requestTypeWords } from '../../shared/ticket/words.ts';
import card from '../card.module.css';
import { ticketFormQuery } from '../queries.ts';
import { useMe } from '../use-me.ts';
import { chosenIn, siteOf } from './chosen.ts';
import { keptDraft } from './draft.ts';
import { FirstStep } from './FirstStep.tsx';
import { useFreeDraft } from './held-drafts.ts';
import type { Step } from './step.ts';
import { TicketForm } from './TicketForm.tsx';
import { emptyValues, movedTo, type TicketFormData } from './ticket-values.ts';

const route = getRouteApi('/tickets/new');

/** Raising a ticket: first site and request type, then the form. The step is in the address, so that Back works. */
export const NewTicketPage = () => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { type, again } = search;
  const { me } = useMe();
  const { data: form, error, refetch } = useQuery(ticketFormQuery);
  const draft = useFreeDraft(me.id, [type, search.choose, again].join());
  const known = form && siteOf(form, search);
  const written = form && type && known && !search.choose;
  // Which draft the form writes stands in the address: a reload goes on with it, and another tab has its own.
  const settling = written && search.draft === undefined;
  useEffect(() => {
    if (!settling || draft === undefined) return;
    const id = draft?.id ?? crypto.randomUUID();
    void navigate({ search: (now) => ({ ...now, draft: id }), replace: true });
  }, [settling, draft, navigate]);
  if (written && search.draft !== undefined)
    return <Written form={form} search={{ ...search, type, site: known.id, draft: search.draft }} />;
  return (
    <>
      <PageTitle>New ticket</PageTitle>
      <div className={`${card.card} ${card.inside}`}>
        {form && !settling && draft !== undefined ? (
          <FirstStep key={again} form={form} draft={draft ?? undefined} />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading what="the form" lines={4} height={48} />
        )}
      </div>
    </>
  );
};

type Chosen = Step & Required<Pick<Step, 'type' | 'site' | 'draft'>>;

const Written = ({ form, search }: { form: TicketFormData; search: Chosen }) => {
  const { me } = useMe();
  const { type, site, draft: id, again } = search;
  const draft = keptDraft(me.id, id);
  const { service, part } = chosenIn(form, type, search);
  const written = draft ? movedTo(draft.values, type, site) : emptyValues(type, site, me.id);
  const start = {
    ...written,
    itemId: form.items.find(({ id: item }) => item === search.item)?.id ?? written.itemId,
    serviceId: service?.id,
    subcategoryId: part?.id,
  };
  return (
    <>
      <PageTitle
        key={`${type}${again ?? ''}`}
      >{`New ${requestTypeWords[type].name.toLowerCase()}`}</PageTitle>
      <TicketForm
        key={[type, site, service?.id, part?.id, again, id].join()}
        form={form}
        start={start}
        draftId={id}
        draftFrom={draft?.at}
      />
    </>
  );
};
