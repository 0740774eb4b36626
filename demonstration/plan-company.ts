import { readItem, readPerson, type Profile } from './companies/company.ts';
import type { PlannedCompany, PlannedContact } from './plan.ts';
import type { Random } from './random.ts';
import { kinds } from './scenarios/scenario.ts';

/** Letters that do not fall into a base letter and an accent. */
const plain: Record<string, string> = { ø: 'o', ł: 'l', æ: 'ae', ı: 'i', ß: 'ss', đ: 'd' };

const mailboxOf = (first: string, last: string): string =>
  `${first}.${last}`
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[øłæıßđ]/g, (letter) => plain[letter] ?? letter)
    .replaceAll(/[^a-z.-]/g, '');

const quarters = ['03-31', '06-30', '09-30', '12-31'];

/** The company with its sites, items and contacts, from the short rows of its profile. */
export function planCompany(profile: Profile, random: Random, today: Date): PlannedCompany {
  const year = today.getUTCFullYear();
  const short = profile.id.split('-')[0];
  const items = profile.items.map((row, index) => {
    const { kind, name, product, site, spoken } = readItem(row);
    const fields = {
      siteId: site,
      name,
      product,
      serial: random.chance(0.85)
        ? `${name.slice(0, 2).toUpperCase()}${random.between(10_000, 99_999)}-${random.between(100, 999)}`
        : undefined,
      teamId: kinds[kind],
      warrantyUntil: random.chance(0.6)
        ? `${year + random.between(-1, 3)}-${random.pick(quarters)}`
        : undefined,
    };
    return { id: `${short}-item-${index + 1}`, fields, kind, spoken };
  });
  return {
    id: profile.id,
    name: profile.name,
    sites: profile.sites.map(({ id, ...fields }) => ({ id, fields })),
    items,
    contacts: profile.contacts.map((row) => planContact(profile, row, random)),
  };
}

function planContact(profile: Profile, row: string, random: Random): PlannedContact {
  const { firstName, lastName, title, department, site, levels, signsIn, mailbox } = readPerson(row);
  const address = mailbox ?? mailboxOf(firstName, lastName);
  const own = profile.sites.find((one) => one.id === site);
  if (!own) throw new Error(`${firstName} ${lastName} is at no site of ${profile.name}.`);
  const { address1, city, county, postCode, country, phone } = own;
  return {
    id: `${profile.id.split('-')[0]}-${address.replaceAll('.', '-')}`.slice(0, 40),
    fields: {
      firstName,
      lastName,
      title,
      department,
      email: `${address}@${profile.domain}`,
      siteId: site,
      ...{ address1, city, county, postCode, country, phone },
      extension: random.chance(0.5) ? String(random.between(101, 189)) : undefined,
      mobile: random.chance(0.6) ? `07700 900${random.between(100, 999)}` : undefined,
    },
    levels,
    // What concerns everybody is raised at the main site.
    sites: levels.includes('site-user') ? profile.sites.slice(0, 1).map(({ id }) => id) : [],
    active: levels.length > 0,
    signsIn,
  };
}
