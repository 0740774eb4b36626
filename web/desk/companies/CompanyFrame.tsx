import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type * as z from 'zod';
import type { CompanyPage } from '../../../lambdas/companies/company.model.ts';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { useMay } from '../frame/start.ts';
import { Link } from '../links.tsx';
import { Answer } from '../parts/Answer.tsx';
import { companyQuery } from '../queries.ts';
import classes from './Companies.module.css';

export type CompanyData = z.infer<typeof CompanyPage>;

type Props = {
  companyId: string;
  /** The part of the company that this page shows, as its title says it. */
  part: 'Sites' | 'Items' | 'Contacts' | 'Agreements' | 'New contact' | 'Approvals' | 'Audit trail';
  aside?: ReactNode;
  children: (data: CompanyData) => ReactNode;
};

/** The head of every page of a company, and the way to its other parts. */
export const CompanyFrame = ({ companyId, part, aside, children }: Props) => {
  const params = { companyId };
  const audits = useMay()('desk:audit');
  return (
    <Answer query={useQuery(companyQuery(companyId))} what="the company" page>
      {(data) => (
        <>
          <PageTitle aside={aside}>{`${data.company.name}: ${part.toLowerCase()}`}</PageTitle>
          <nav aria-label="Parts of this company" className={classes.tabs}>
            <ul>
              <li>
                <Link to="/companies/$companyId" params={params} activeOptions={{ exact: true }}>
                  Sites
                </Link>
              </li>
              <li>
                <Link to="/companies/$companyId/items" params={params}>
                  Items
                </Link>
              </li>
              <li>
                <Link to="/companies/$companyId/contacts" params={params}>
                  Contacts
                </Link>
              </li>
              <li>
                <Link to="/companies/$companyId/agreements" params={params}>
                  Agreements
                </Link>
              </li>
              <li>
                <Link to="/companies/$companyId/approvals" params={params}>
                  Approvals
                </Link>
              </li>
              {audits ? (
                <li>
                  <Link to="/companies/$companyId/audit" params={params}>
                    Audit trail
                  </Link>
                </li>
              ) : null}
            </ul>
          </nav>
          {children(data)}
        </>
      )}
    </Answer>
  );
};
