import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { EmptyState } from '../../shared/ui/states.tsx';
import { absoluteTime } from '../../shared/ui/time.ts';
import { Link, useGo } from '../links.tsx';
import { Answer } from '../parts/Answer.tsx';
import { ListTable } from '../parts/ListTable.tsx';
import { auditQuery } from '../queries.ts';
import type { DeskRouter } from '../router.tsx';
import classes from './Companies.module.css';
import { CompanyFrame } from './CompanyFrame.tsx';
import { monthInWords, monthOf, moveMonth } from './month.ts';

const ticketNumber = /^T\d{8}\.\d+$/;
const path = '/companies/$companyId/audit';
const route = getRouteApi<typeof path, DeskRouter>(path);

/** Who did what and when, a month at a time, newest first (J8). */
export const AuditPage = () => {
  const { companyId } = route.useParams();
  const [thisMonth] = useState(() => monthOf(new Date()));
  const { month = thisMonth } = route.useSearch();
  const go = useGo();
  const audit = useQuery(auditQuery(companyId, month));
  const show = (to: string) =>
    void go({ to: path, params: { companyId }, search: { month: to === thisMonth ? undefined : to } });
  return (
    <CompanyFrame companyId={companyId} part="Audit trail">
      {() => (
        <>
          <div className={classes.month}>
            <Button variant="default" onClick={() => show(moveMonth(month, -1))}>
              Earlier
            </Button>
            <output>{monthInWords(month)}</output>
            <Button variant="default" disabled={month >= thisMonth} onClick={() => show(moveMonth(month, 1))}>
              Later
            </Button>
          </div>
          <Answer query={audit} what="the audit trail">
            {({ entries }) =>
              entries.length === 0 ? (
                <EmptyState title="Nothing happened in this month" />
              ) : (
                <ListTable
                  caption={`Audit trail of ${monthInWords(month)}`}
                  columns={['What', 'Who', 'When', 'Ticket']}
                  rows={entries.map(({ id, summary, by, at, subject }) => ({
                    key: id,
                    cells: [
                      summary,
                      by.name,
                      absoluteTime(at),
                      <About key="about" subject={subject} companyId={companyId} />,
                    ],
                  }))}
                />
              )
            }
          </Answer>
        </>
      )}
    </CompanyFrame>
  );
};

/** The way to the ticket that an entry is about; other things are named in its words already. */
const About = ({ subject, companyId }: { subject: string; companyId: string }) =>
  ticketNumber.test(subject) ? (
    <Link to="/tickets/$companyId/$number" params={{ companyId, number: subject }}>
      {subject}
    </Link>
  ) : (
    '–'
  );
