import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
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
import { TicketForm } from './TicketForm.tsx';
import { emptyValues, movedTo } from './ticket-values.ts';

const route = getRouteApi('/tickets/new');

/** Raising a ticket: first site and request type, then the form. The step is in the address, so that Back works. */
export const NewTicketPage = () => {
  const search = route.useSearch();
  const { type, again } = search;
  const { me } = useMe();
  const { data: form, error, refetch } = useQuery(ticketFormQuery);
  const known = form && siteOf(form, search);
  if (form && type && known && !search.choose) {
    const draft = keptDraft(me.id);
    const { service, part } = chosenIn(form, type, search);
    const written = draft ? movedTo(draft.values, type, known.id) : emptyValues(type, known.id, me.id);
    const start = {
      ...written,
      itemId: form.items.find(({ id }) => id === search.item)?.id ?? written.itemId,
      serviceId: service?.id,
      subcategoryId: part?.id,
    };
    return (
      <>
        <PageTitle
          key={`${type}${again ?? ''}`}
        >{`New ${requestTypeWords[type].name.toLowerCase()}`}</PageTitle>
        <TicketForm
          key={[type, known.id, service?.id, part?.id, again].join()}
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
          <FirstStep key={again} form={form} draft={keptDraft(me.id)} />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading what="the form" lines={4} height={48} />
        )}
      </div>
    </>
  );
};
