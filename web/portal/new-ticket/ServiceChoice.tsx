import type { RequestType } from '../../../lambdas/tickets/ticket.model.ts';
import { ServicePicture } from '../../shared/services/ServicePicture.tsx';
import { Choice } from '../../shared/forms/Choice.tsx';
import type { Chosen } from './chosen.ts';
import type { TicketFormData } from './ticket-values.ts';

/** What stands for "none of them": the desk sorts it out. */
export const none = 'none';

type Props = {
  form: TicketFormData;
  type: RequestType;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
  /** What is still missing, once somebody tried to go on. */
  missing: { service: boolean; part: boolean };
};

/** The service that a request is about, as pictured tiles, and its sub-category: only what the company is offered (C2, C7). */
export const ServiceChoice = ({ form, type, chosen, onChoose, missing }: Props) => {
  const offered = form.services.filter(({ requestTypes }) => requestTypes.includes(type));
  const service = offered.find(({ id }) => id === chosen.service);
  if (offered.length === 0) return null;
  return (
    <>
      <Choice
        key={`service-${type}`}
        label="What is it about?"
        look="tiles"
        required
        defaultValue={chosen.service}
        options={[
          ...offered.map(({ id, name, description, picture }) => ({
            value: id,
            label: name,
            note: description,
            picture: <ServicePicture picture={picture} />,
          })),
          {
            value: none,
            label: 'Something else',
            note: 'Or you are not sure: we will find the right people.',
            picture: <ServicePicture picture="question" />,
          },
        ]}
        onChange={(id) => onChoose({ service: id })}
        error={missing.service ? 'Please choose what it is about.' : undefined}
      />
      {service && service.subcategories.length > 0 ? (
        <Choice
          key={`part-${service.id}`}
          label={`Which part of ${service.name}?`}
          required
          defaultValue={chosen.part}
          options={[
            ...service.subcategories.map(({ id, name }) => ({ value: id, label: name })),
            { value: none, label: 'Something else' },
          ]}
          onChange={(part) => onChoose({ service: service.id, part })}
          error={missing.part ? 'Please choose a part, or “Something else”.' : undefined}
        />
      ) : null}
    </>
  );
};
