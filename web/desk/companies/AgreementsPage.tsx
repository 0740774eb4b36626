import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { type Agreement, inForce } from '../../../lambdas/agreements/agreement.model.ts';
import type { AnswerOf } from '../../shared/api/routes.ts';
import { EmptyState } from '../../shared/ui/states.tsx';
import { dayInWords } from '../../shared/ui/time.ts';
import { useMay } from '../frame/start.ts';
import { AddPanel } from '../parts/AddPanel.tsx';
import { Answer } from '../parts/Answer.tsx';
import { agreementsQuery } from '../queries.ts';
import type { DeskRouter } from '../router.tsx';
import { AgreementForm } from './AgreementForm.tsx';
import classes from './Companies.module.css';
import { CompanyFrame } from './CompanyFrame.tsx';

const path = '/companies/$companyId/agreements';
const route = getRouteApi<typeof path, DeskRouter>(path);

export type Agreed = AnswerOf<'listAgreements'>;

/** What a company has agreed on: it decides which services the company is offered (C7, G7). */
export const AgreementsPage = () => {
  const { companyId } = route.useParams();
  const agreed = useQuery(agreementsQuery(companyId));
  const changes = useMay()('desk:services');
  return (
    <CompanyFrame companyId={companyId} part="Agreements">
      {() => (
        <Answer query={agreed} what="the agreements">
          {(data) => (
            <>
              {data.agreements.length === 0 ? (
                <EmptyState title="No agreements yet">
                  This company is offered the services that are for everyone
                  {everyone(data) ? `: ${everyone(data)}.` : ', of which there are none.'}
                </EmptyState>
              ) : (
                <ul className={classes.agreements}>
                  {data.agreements.map((agreement) => (
                    <OneAgreement
                      key={agreement.id}
                      companyId={companyId}
                      agreement={agreement}
                      agreed={data}
                      changes={changes}
                    />
                  ))}
                </ul>
              )}
              {changes ? (
                <AddPanel label="Add an agreement">
                  {(close) => <AgreementForm companyId={companyId} agreed={data} onClose={close} />}
                </AddPanel>
              ) : null}
            </>
          )}
        </Answer>
      )}
    </CompanyFrame>
  );
};

const everyone = ({ services }: Agreed): string =>
  services
    .filter(({ active, forEveryone }) => active && forEveryone)
    .map(({ name }) => name)
    .join(', ');

type Props = { companyId: string; agreement: Agreement; agreed: Agreed; changes: boolean };

const OneAgreement = ({ companyId, agreement, agreed, changes }: Props) => {
  const [changing, setChanging] = useState(false);
  const { name, from, until, serviceIds, version } = agreement;
  const state = inForce(agreement, agreed.today) ? 'In force' : from > agreed.today ? 'Not begun' : 'Ended';
  const covered = agreed.services.filter(({ id }) => serviceIds.includes(id));
  return (
    <li className="desk-card">
      <h2>
        {name}
        <span className={classes.main} data-off={state !== 'In force' || undefined}>
          {state}
        </span>
      </h2>
      {changing ? (
        <AgreementForm
          key={version}
          companyId={companyId}
          agreement={agreement}
          agreed={agreed}
          onClose={() => setChanging(false)}
        />
      ) : (
        <>
          <p>
            From {dayInWords(from)}
            {until ? ` to ${dayInWords(until)}` : ', until one of us ends it'}
          </p>
          <p>
            Covers{' '}
            {covered.map((one) => (one.active ? one.name : `${one.name} (retired)`)).join(', ') || 'nothing'}
          </p>
          {changes ? (
            <button
              type="button"
              className={classes.change}
              aria-label={`Change ${name}`}
              onClick={() => setChanging(true)}
            >
              Change
            </button>
          ) : null}
        </>
      )}
    </li>
  );
};
