import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import '../../shared/theme/mantine-inputs.ts';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { EmptyState, ErrorState, Loading } from '../../shared/ui/states.tsx';
import { requestTypeWords } from '../../shared/ticket/words.ts';
import card from '../card.module.css';
import { ticketFormQuery } from '../queries.ts';
import { useMe } from '../use-me.ts';
import { keptDraft } from './draft.ts';
import { FirstStep } from './FirstStep.tsx';
import { TicketForm } from './TicketForm.tsx';
import { emptyValues, movedTo } from './ticket-values.ts';

const route = getRouteApi('/tickets/new');

/** Raising a ticket: first site and request type, then the form. The step is in the address, so that Back works. */
export const NewTicketPage = () => {
  const { type, site, again } = route.useSearch();
  const { me, may } = useMe();
  const { data: form, error, refetch } = useQuery(ticketFormQuery);
  if (!may('tickets:create'))
    return (
      <>
        <PageTitle>New ticket</PageTitle>
        <EmptyState title="Your security level does not include raising tickets." />
      </>
    );
  const known = form?.sites.find(({ id }) => id === site);
  if (form && type && known) {
    const draft = keptDraft(me.id);
    const start = draft ? movedTo(draft.values, type, known.id) : emptyValues(type, known.id, me.id);
    return (
      <>
        <PageTitle
          key={`${type}${again ?? ''}`}
        >{`New ${requestTypeWords[type].name.toLowerCase()}`}</PageTitle>
        <TicketForm
          key={`${type}-${known.id}-${again ?? ''}`}
          form={form}
          start={start}
          draftFrom={draft?.at}
        />
      </>
    );
  }
  return (
    <>
      <PageTitle>New ticket</PageTitle>
      <div className={`${card.card} ${card.inside}`}>
        {form ? (
          <FirstStep form={form} draft={keptDraft(me.id)} />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading what="the form" lines={4} height={48} />
        )}
      </div>
    </>
  );
};
