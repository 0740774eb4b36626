import * as z from 'zod';
import { id, line, version } from '../platform/words.ts';
import { RequestType } from '../tickets/ticket.model.ts';

/** The provider's catalogue: what customers can ask help with. Safe for the browser. */

/** The pictures that a service can have; the web draws each of them. */
export const pictures = [
  'mail',
  'computer',
  'phone',
  'network',
  'internet',
  'printer',
  'files',
  'people',
  'backup',
  'security',
  'programs',
  'purchase',
  'building',
  'question',
] as const;
export const Picture = z.enum(pictures, { error: 'Please choose a picture.' });
export type Picture = z.infer<typeof Picture>;

export const Subcategory = z.object({ id, name: line('a name for the sub-category', 80) });
export type Subcategory = z.infer<typeof Subcategory>;

/** Whether two of them would read the same. */
const distinct = (all: readonly { name: string }[]): boolean =>
  new Set(all.map(({ name }) => name.toLowerCase())).size === all.length;

export const ServiceFields = z.object({
  name: line('a name for the service', 80),
  description: line('a sentence that says what it is about', 200),
  picture: Picture,
  /** The request types that it is offered for. */
  requestTypes: z.array(RequestType).min(1, 'Please choose at least one request type.').max(3),
  /** One without an id is new. The sub-category is a ticket's category (E3). */
  subcategories: z
    .array(Subcategory.partial({ id: true }))
    .max(30, 'A service can have 30 sub-categories.')
    .refine(distinct, 'Two sub-categories have the same name.'),
  /** Where its incidents and changes go when their item names no team; its queries go to the service desk (C13). */
  teamId: z.string('Please choose a team.').pipe(id),
  /** Offered to every company, whatever its agreements cover. */
  forEveryone: z.boolean().default(false),
  /** A retired service is offered to nobody; tickets keep its name. */
  active: z.boolean().default(true),
});
export type ServiceFields = z.infer<typeof ServiceFields>;

export const Service = ServiceFields.extend({
  id,
  subcategories: z.array(Subcategory),
  version,
  changedBy: z.string(),
});
export type Service = z.infer<typeof Service>;
export const ChangeService = ServiceFields.extend({ version });

/** What a customer is told of a service. */
export const OfferedService = Service.pick({
  id: true,
  name: true,
  description: true,
  picture: true,
  requestTypes: true,
  subcategories: true,
});
export type OfferedService = z.infer<typeof OfferedService>;
