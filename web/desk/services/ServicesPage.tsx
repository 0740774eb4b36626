import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Service } from '../../../lambdas/services/service.model.ts';
import { ServicePicture } from '../../shared/services/ServicePicture.tsx';
import { requestTypeWords } from '../../shared/ticket/words.ts';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { EmptyState } from '../../shared/ui/states.tsx';
import { useStart } from '../frame/start.ts';
import { AddPanel } from '../parts/AddPanel.tsx';
import { Answer } from '../parts/Answer.tsx';
import { servicesQuery } from '../queries.ts';
import { ServiceForm } from './ServiceForm.tsx';
import classes from './Services.module.css';

/** The catalogue: what customers can choose when they raise a ticket, for administrators (J3, C2). */
export const ServicesPage = () => (
  <>
    <PageTitle>Services</PageTitle>
    <p className={classes.lead}>
      Customers choose one of these when they raise a ticket. They are offered what is for everyone, and what
      an agreement of their company covers.
    </p>
    <Answer query={useQuery(servicesQuery)} what="the services">
      {({ services }) => (
        <>
          {services.length === 0 ? (
            <EmptyState title="No services yet">Tickets go without one until you add some.</EmptyState>
          ) : (
            <ul className={classes.services}>
              {services.map((service) => (
                <OneService key={service.id} service={service} />
              ))}
            </ul>
          )}
          <AddPanel label="Add a service">{(close) => <ServiceForm onClose={close} />}</AddPanel>
        </>
      )}
    </Answer>
  </>
);

const OneService = ({ service }: { service: Service }) => {
  const [changing, setChanging] = useState(false);
  const { teams } = useStart();
  const { name, description, picture, requestTypes, subcategories, teamId, forEveryone, active } = service;
  if (changing)
    return (
      <li className="desk-card">
        <h2 className={classes.changing}>Change {name}</h2>
        <ServiceForm key={service.version} service={service} onClose={() => setChanging(false)} />
      </li>
    );
  return (
    <li className={`desk-card ${classes.service}`} data-retired={!active || undefined}>
      <ServicePicture picture={picture} />
      <div className={classes.words}>
        <h2>
          {name}
          {active ? null : <span className={classes.mark}>Retired</span>}
          {active && forEveryone ? <span className={classes.mark}>For everyone</span> : null}
        </h2>
        <p>{description}</p>
        <p className="desk-quiet">
          {requestTypes.map((type) => requestTypeWords[type].name).join(', ')} · goes to{' '}
          {teams.find(({ id }) => id === teamId)?.name}
        </p>
        {subcategories.length > 0 ? <p>{subcategories.map((one) => one.name).join(' · ')}</p> : null}
      </div>
      <button
        type="button"
        className={classes.change}
        aria-label={`Change ${name}`}
        onClick={() => setChanging(true)}
      >
        Change
      </button>
    </li>
  );
};
