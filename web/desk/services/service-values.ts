import type {
  Picture,
  Service,
  ServiceFields,
  Subcategory,
} from '../../../lambdas/services/service.model.ts';
import type { RequestType } from '../../../lambdas/tickets/ticket.model.ts';

/** What the form of a service holds: the sub-categories as text, one on a line. */
export type ServiceValues = {
  name: string;
  description: string;
  picture: Picture;
  requestTypes: RequestType[];
  lines: string;
  teamId: string;
  forEveryone: boolean;
  active: boolean;
};

export const startingValues = (service: Service | undefined, teamId: string): ServiceValues => ({
  name: service?.name ?? '',
  description: service?.description ?? '',
  picture: service?.picture ?? 'question',
  requestTypes: service?.requestTypes ?? ['incident', 'query', 'change'],
  lines: (service?.subcategories ?? []).map(({ name }) => name).join('\n'),
  teamId: service?.teamId ?? teamId,
  forEveryone: service?.forEveryone ?? false,
  active: service?.active ?? true,
});

/** The sub-categories that the lines name; those that are known keep their ids. */
const parts = (lines: string, known: readonly Subcategory[]) =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((name) => ({
      id: known.find((one) => one.name.toLowerCase() === name.toLowerCase())?.id,
      name,
    }));

export const fieldsOf = (
  { lines, ...values }: ServiceValues,
  known: readonly Subcategory[],
): ServiceFields => ({
  ...values,
  subcategories: parts(lines, known),
});
