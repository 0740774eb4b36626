import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { ButtonLink } from '../../shared/ui/ButtonLink.tsx';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { EmptyState, ErrorState, Loading } from '../../shared/ui/states.tsx';
import card from '../card.module.css';
import { contactsQuery } from '../queries.ts';
import tools from '../tickets/ListPage.module.css';
import { useMe } from '../use-me.ts';
import { arrange } from './arrange.ts';
import { UsersTable } from './UsersTable.tsx';

const route = getRouteApi('/users');

/** Manage > Users: the contacts of the company, found and sorted in the browser (F1). */
export const UsersPage = () => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { may } = useMe();
  const { data, error, refetch } = useQuery(contactsQuery);
  const contacts = useMemo(() => arrange(data?.contacts ?? [], search), [data, search]);
  return (
    <>
      <PageTitle aside={may('contacts:manage') ? <Actions /> : undefined}>Users</PageTitle>
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
      <section className={card.card} aria-label="Contacts">
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <div className={card.inside}>
            <Loading what="the contacts" lines={8} height={26} />
          </div>
        ) : contacts.length === 0 ? (
          <EmptyState title="No contact matches these words." />
        ) : (
          <UsersTable
            contacts={contacts}
            search={search}
            onSort={(sort, down) => void navigate({ search: { ...search, sort, down: down || undefined } })}
          />
        )}
      </section>
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
