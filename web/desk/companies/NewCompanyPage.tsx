import { NewCompany } from '../../../lambdas/companies/company.model.ts';
import { useContractForm } from '../../shared/forms/use-contract-form.ts';
import { say } from '../../shared/ui/flash.ts';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { call, queryClient } from '../client.ts';
import { ButtonLink, useGo } from '../links.tsx';
import { ContractForm } from '../../shared/forms/ContractForm.tsx';
import { namesOf, TextFields } from '../parts/TextFields.tsx';
import classes from './Companies.module.css';
import { emptySite, siteFields } from './site-fields.ts';

const initialValues = { name: '', mainSite: emptySite };
type Values = typeof initialValues;
const company = [{ path: 'name', label: 'Name of the company', required: true }];
const names = namesOf([...company, ...siteFields('mainSite.')]);
const create = (body: Values, key: string) => call('createCompany', { body }, { key });

/** A new customer company with its main site (J3). */
export const NewCompanyPage = () => {
  const form = useContractForm<Values>({ schema: NewCompany, initialValues });
  const go = useGo();
  return (
    <div className={classes.narrow}>
      <PageTitle>Add a company</PageTitle>
      <div className="desk-card">
        <ContractForm
          form={form}
          names={names}
          send={create}
          onDone={({ companyId }) => {
            say(`${form.getValues().name} is added.`);
            void queryClient.invalidateQueries({ queryKey: ['companies'] });
            void go({ to: '/companies/$companyId', params: { companyId } });
          }}
          submit="Add company"
          more={
            <ButtonLink to="/companies" variant="default">
              Cancel
            </ButtonLink>
          }
        >
          <TextFields form={form} fields={company} />
          <h2 className={classes.section}>Main site</h2>
          <TextFields form={form} fields={siteFields('mainSite.')} />
        </ContractForm>
      </div>
    </div>
  );
};
