import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import '../../shared/theme/mantine-inputs.ts';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { EmptyState } from '../../shared/ui/states.tsx';
import { absoluteDay } from '../ticket-words.ts';
import { ButtonLink, Link } from '../links.tsx';
import { Answer } from '../parts/Answer.tsx';
import { ListTable } from '../parts/ListTable.tsx';
import { companiesQuery } from '../queries.ts';
import classes from './Companies.module.css';

/** All customer companies, by name (J3). */
export const CompaniesPage = () => {
  const [find, setFind] = useState('');
  return (
    <>
      <PageTitle aside={<ButtonLink to="/companies/new">Add a company</ButtonLink>}>Companies</PageTitle>
      <Answer query={useQuery(companiesQuery)} what="the companies">
        {({ companies }) => {
          const shown = companies.filter(({ name }) =>
            name.toLowerCase().includes(find.trim().toLowerCase()),
          );
          return companies.length === 0 ? (
            <EmptyState title="No companies yet">Add the first one to begin.</EmptyState>
          ) : (
            <>
              <TextInput
                type="search"
                label="Find a company"
                className={classes.find}
                value={find}
                onChange={(event) => setFind(event.currentTarget.value)}
              />
              <output className={classes.count}>
                {shown.length === 1 ? '1 company' : `${shown.length} companies`}
              </output>
              {shown.length === 0 ? null : (
                <ListTable
                  caption="Companies"
                  columns={['Company', 'Customer since']}
                  rows={shown.map(({ id, name, createdAt }) => ({
                    key: id,
                    cells: [
                      <Link key="name" to="/companies/$companyId" params={{ companyId: id }}>
                        {name}
                      </Link>,
                      absoluteDay(createdAt),
                    ],
                  }))}
                />
              )}
            </>
          );
        }}
      </Answer>
    </>
  );
};
