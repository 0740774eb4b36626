import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { say } from '../../shared/ui/flash.ts';
import { call, queryClient } from '../client.ts';
import { CompanyFrame } from '../companies/CompanyFrame.tsx';
import { useGo } from '../links.tsx';
import { Answer } from '../parts/Answer.tsx';
import { levelsQuery } from '../queries.ts';
import type { DeskRouter } from '../router.tsx';
import { type ContactValues, startingValues } from './contact-fields.ts';
import { ContactForm } from './ContactForm.tsx';

const path = '/companies/$companyId/contacts/new';
const route = getRouteApi<typeof path, DeskRouter>(path);

/** A new contact of a company (J3, F2). */
export const NewContactPage = () => {
  const { companyId } = route.useParams();
  const go = useGo();
  const levels = useQuery(levelsQuery);
  const send = useCallback(
    (body: ContactValues, key: string) =>
      call('createCompanyContact', { params: { companyId }, body }, { key }),
    [companyId],
  );
  return (
    <CompanyFrame companyId={companyId} part="New contact">
      {({ sites }) => (
        <Answer query={levels} what="the security levels">
          {({ levels: all }) => (
            <ContactForm
              companyId={companyId}
              sites={sites}
              levels={all}
              initialValues={startingValues(undefined, sites.find(({ main }) => main)?.id)}
              send={send}
              submit="Add contact"
              onDone={(_, name) => {
                say(`${name} is added.`);
                void queryClient.invalidateQueries({ queryKey: ['contacts', companyId] });
                void go({ to: '/companies/$companyId/contacts', params: { companyId } });
              }}
            />
          )}
        </Answer>
      )}
    </CompanyFrame>
  );
};
