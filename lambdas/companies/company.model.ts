import * as z from 'zod';
import { day, id, instant, line, optionalLine, version } from '../platform/words.ts';

/** Customer companies, their sites and configuration items. Safe for the browser. */

export const SiteFields = z.object({
  name: line('a name for the site', 120),
  address1: optionalLine('the address', 120),
  address2: optionalLine('the address', 120),
  city: optionalLine('the city', 80),
  county: optionalLine('the county', 80),
  postCode: optionalLine('the post code', 20),
  country: optionalLine('the country', 80),
  phone: optionalLine('the phone number', 40),
});
export type SiteFields = z.infer<typeof SiteFields>;
export const Site = SiteFields.extend({ id, main: z.boolean() });
export type Site = z.infer<typeof Site>;

export const ItemFields = z.object({
  siteId: id,
  name: line('a name for the item', 120),
  product: line('the product', 120),
  serial: optionalLine('the serial number', 80),
  /** The support team that tickets on this item go to (C13). */
  teamId: id,
  warrantyUntil: day.optional(),
});
export type ItemFields = z.infer<typeof ItemFields>;
export const Item = ItemFields.extend({ id });
export type Item = z.infer<typeof Item>;

export const NewCompany = z.object({ name: line("the company's name", 120), mainSite: SiteFields });
export const Company = z.object({
  id,
  name: z.string(),
  createdAt: instant,
  /** Whether its people must have a second factor, whatever the provider asks. */
  secondFactor: z.boolean().default(false),
  version,
});
export type Company = z.infer<typeof Company>;
export const CompanyPage = z.object({
  company: Company,
  sites: z.array(Site),
  items: z.array(Item),
  /** The organisations whose accounts its people sign in with, by the domains of their addresses. */
  signOn: z
    .array(z.object({ name: z.string(), domains: z.array(z.string()), passwords: z.boolean() }))
    .default([]),
});
