import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { Several } from '../../shared/people/Several.tsx';
import type { Send } from '../../shared/people/treat.ts';
import { FactorRule, type FactorRuleCalls } from '../../shared/account/FactorRule.tsx';
import { ButtonLink } from '../../shared/ui/ButtonLink.tsx';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { EmptyState, ErrorState, Loading } from '../../shared/ui/states.tsx';
import card from '../card.module.css';
import { call, queryClient } from '../portal.ts';
import { contactsQuery } from '../queries.ts';
import { EndOfRows } from '../../shared/lists/EndOfRows.tsx';
import tools from '../tickets/ListPage.module.css';
import { useMe } from '../use-me.ts';
import { arrange } from './arrange.ts';
import { UsersTable } from './UsersTable.tsx';
import classes from './Users.module.css';

const route = getRouteApi('/users');
const factorRule: FactorRuleCalls = {
  key: 'own',
  get: (signal) => call('getFactorRule', {}, { signal }),
  change: (body, key) => call('changeFactorRule', { body }, { key }),
};
/** Rows that are drawn at once, and that follow when somebody comes to the end of those. */
const step = 50;

const send: Send = (body, key) => call('changeContacts', { body }, { key });
const readAgain = () => {
  for (const queryKey of [['contacts'], ['contact'], ['ticket-form'], ['people']])
    void queryClient.invalidateQueries({ queryKey });
};

/** Manage > Users: the contacts of the company, found, sorted and chosen in the browser (F1, F8). */
export const UsersPage = () => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { me, opens } = useMe();
  const { data, error, refetch } = useQuery(contactsQuery);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [room, setRoom] = useState(step);
  const drawMore = useCallback(() => setRoom((before) => before + step), []);
  const contacts = useMemo(() => arrange(data?.contacts ?? [], search), [data, search]);
  const drawn = useMemo(() => contacts.slice(0, room), [contacts, room]);
  const manages = opens('/users/$contactId');
  return (
    <>
      <PageTitle aside={manages ? <Actions /> : undefined}>Users</PageTitle>
      <div className={tools.tools}>
        <p className={tools.meaning} aria-live="polite">
          {data ? `${contacts.length} of ${data.contacts.length} contacts` : '\u00A0'}
        </p>
        <input
          type="search"
          className={tools.search}
          aria-label="Find a contact"
          placeholder="Find by name, e-mail, phone …"
          value={search.words ?? ''}
          onChange={(event) =>
            void navigate({
              search: { ...search, words: event.currentTarget.value || undefined },
              replace: true,
            })
          }
        />
      </div>
      {manages ? <FactorRule calls={factorRule} /> : null}
      <section className={`${card.card} ${classes.list}`} aria-label="Contacts">
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <div className={card.inside}>
            <Loading what="the contacts" lines={8} height={26} />
          </div>
        ) : contacts.length === 0 ? (
          <EmptyState title="No contact matches these words." />
        ) : (
          <>
            {manages ? (
              <Several
                shown={contacts}
                picked={picked}
                onPick={setPicked}
                of={me.companyName}
                send={send}
                onTreated={readAgain}
              />
            ) : null}
            <UsersTable
              contacts={drawn}
              search={search}
              onSort={(order) => void navigate({ search: { ...search, ...order } })}
              picking={manages ? { picked, onPick: setPicked } : undefined}
            />
          </>
        )}
      </section>
      {drawn.length < contacts.length ? <EndOfRows key={drawn.length} onSeen={drawMore} /> : null}
    </>
  );
};

const Actions = () => (
  <>
    <ButtonLink variant="default" to="/users/import">
      Import/Update
    </ButtonLink>
    <ButtonLink variant="default" to="/users/imports">
      Import history
    </ButtonLink>
    <ButtonLink to="/users/new">
      <IconPlus size={18} aria-hidden="true" />
      &nbsp;New user
    </ButtonLink>
  </>
);
