import type { SiteFields } from '../../lambdas/companies/company.model.ts';
import type { Season } from '../calendar.ts';
import type { Kind } from '../scenarios/scenario.ts';
import { inSentence } from '../wording.ts';

/** A made-up customer as its page in the plan begins: short rows, from which plan.ts makes what the services ask for. */
export type Profile = {
  id: string;
  name: string;
  domain: string;
  /** Tickets in two years. */
  tickets: number;
  season: Season;
  /** The first is the main site. */
  sites: readonly (SiteFields & { id: string })[];
  /** `kind | name | product | site`, and how one speaks of it where that differs from the name. */
  items: readonly string[];
  /**
   * `first | last | job title | department | site | levels`; `sign-in` after the levels marks a demonstration account; last, the mailbox of
   * a name that is not written in Latin letters. */
  contacts: readonly string[];
  rooms: readonly string[];
};

const letters: Record<string, string> = {
  admin: 'admin-user',
  standard: 'standard-user',
  site: 'site-user',
  portal: 'portal-user',
  finance: 'finance-reader',
  billing: 'billing',
};

const cells = (row: string): string[] => row.split('|').map((cell) => cell.trim());

export function readItem(row: string) {
  const [kind = '', name = '', product = '', site = '', spoken] = cells(row);
  return { kind: kind as Kind, name, product, site, spoken: spoken ?? inSentence(name) };
}

export function readPerson(row: string) {
  const [firstName = '', lastName = '', title = '', department = '', site = '', access = '', mailbox] =
    cells(row);
  const words = access.split(' ');
  const levels = words.flatMap((word) => letters[word] ?? []);
  return {
    firstName,
    lastName,
    title,
    department,
    site,
    levels,
    signsIn: words.includes('sign-in'),
    mailbox,
  };
}
