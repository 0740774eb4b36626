import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Site, SiteFields } from '../../../lambdas/companies/company.model.ts';
import { useContractForm } from '../../shared/forms/use-contract-form.ts';
import { say } from '../../shared/ui/flash.ts';
import { call, queryClient } from '../client.ts';
import { AddPanel } from '../parts/AddPanel.tsx';
import { ContractForm } from '../../shared/forms/ContractForm.tsx';
import { namesOf, TextFields } from '../parts/TextFields.tsx';
import type { DeskRouter } from '../router.tsx';
import classes from './Companies.module.css';
import { CompanyFrame } from './CompanyFrame.tsx';
import { emptySite, siteFields } from './site-fields.ts';

const route = getRouteApi<'/companies/$companyId', DeskRouter>('/companies/$companyId');

/** The sites of a company, and a form for another one (J3). */
export const SitesPage = () => {
  const { companyId } = route.useParams();
  return (
    <CompanyFrame companyId={companyId} part="Sites">
      {({ sites }) => (
        <>
          <ul className={classes.sites}>
            {sites.map((site) => (
              <li key={site.id} className="desk-card">
                <h2>
                  {site.name}
                  {site.main ? <span className={classes.main}>Main site</span> : null}
                </h2>
                <Address site={site} />
              </li>
            ))}
          </ul>
          <AddPanel label="Add a site">
            {(close) => <SiteForm companyId={companyId} onClose={close} />}
          </AddPanel>
        </>
      )}
    </CompanyFrame>
  );
};

const Address = ({ site }: { site: Site }) => {
  const town = [site.postCode, site.city].filter(Boolean).join(' ');
  const lines = [site.address1, site.address2, town, site.county, site.country].filter(Boolean);
  return (
    <>
      {lines.length === 0 ? <p className="desk-quiet">No address yet</p> : null}
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {site.phone ? (
        <p>
          <a href={`tel:${site.phone.replaceAll(/[^+\d]/g, '')}`}>{site.phone}</a>
        </p>
      ) : null}
    </>
  );
};

type Values = typeof emptySite;
const names = namesOf(siteFields());

const SiteForm = ({ companyId, onClose }: { companyId: string; onClose: () => void }) => {
  const form = useContractForm<Values>({ schema: SiteFields, initialValues: emptySite });
  const send = useCallback(
    (body: Values, key: string) => call('createSite', { params: { companyId }, body }, { key }),
    [companyId],
  );
  return (
    <ContractForm
      form={form}
      names={names}
      send={send}
      submit="Add site"
      onDone={() => {
        say(`${form.getValues().name} is added.`);
        void queryClient.invalidateQueries({ queryKey: ['company', companyId] });
        onClose();
      }}
      more={
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      }
    >
      <TextFields form={form} fields={siteFields()} />
    </ContractForm>
  );
};
