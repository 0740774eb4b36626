import { createAgreement } from '../lambdas/agreements/agreements.service.ts';
import { createCompany, createItem, createSite } from '../lambdas/companies/companies.service.ts';
import { createContact } from '../lambdas/contacts/contacts.service.ts';
import { createSecurityLevel } from '../lambdas/levels/levels.service.ts';
import { Stale } from '../lambdas/platform/commit.ts';
import { companyForStaff, system, type Context, type System } from '../lambdas/platform/context.ts';
import { contactKey, settingsKey } from '../lambdas/platform/keys.ts';
import { AppError } from '../lambdas/platform/problem.ts';
import { read, touch } from '../lambdas/platform/table.ts';
import { createTeam, publishAnnouncement, setUpProvider } from '../lambdas/provider/provider.service.ts';
import { changeServiceLevels, getSettings } from '../lambdas/provider/settings.service.ts';
import { settingsEntity } from '../lambdas/provider/provider.table.ts';
import { inviteStaff } from '../lambdas/staff/staff.service.ts';
import { createService } from '../lambdas/services/services.service.ts';
import { acting } from './actors.ts';
import { eachOf } from './lanes.ts';
import type { Plan, PlannedCompany } from './plan.ts';
import { ownLevels } from './levels.ts';
import { holidays, provider, teams } from './provider.ts';
import { agreementsOf, services } from './services.ts';

/** What tickets need before there can be any. Everything has a fixed id: what is there already is left as it is. */
export async function fillBase(plan: Plan): Promise<void> {
  const context = acting(system, plan.begins);
  await setUpProvider(context, provider);
  await setHolidays(context, new Date(plan.today));
  const known = (await read(settingsEntity, settingsKey))?.teams ?? [];
  for (const { id, name } of teams)
    if (!known.some((team) => team.id === id)) await createTeam(context, name, id);
  for (const { id, fields } of services) await createService(context, fields, id);
  for (const { id, fields } of ownLevels) await createSecurityLevel(context, fields, id);
  for (const { id, fields } of plan.staff) await unlessThere(() => inviteStaff(context, fields, id));
  for (const { id, publishedAt, ...words } of plan.announcements)
    await unlessThere(() => publishAnnouncement(acting(system, publishedAt), words, id));
  for (const company of plan.companies) await fillCompany(company, plan.begins);
}

/** The holidays, unless somebody has set some. */
async function setHolidays(context: Context<System>, today: Date): Promise<void> {
  const { version, serviceLevels } = await getSettings();
  if (serviceLevels.holidays.length > 0) return;
  await changeServiceLevels(context, { ...serviceLevels, holidays: holidays(today), version });
}

async function fillCompany(company: PlannedCompany, begins: string): Promise<void> {
  const context = acting(system, begins);
  const [main, ...others] = company.sites;
  if (!main) throw new Error(`${company.name} has no site.`);
  await unlessThere(() =>
    createCompany(
      context,
      { name: company.name, mainSite: main.fields },
      { company: company.id, site: main.id },
    ),
  );
  for (const { id, fields } of others) await unlessThere(() => createSite(context, company.id, fields, id));
  for (const { id, fields } of agreementsOf(company.id, begins))
    await createAgreement(context, company.id, fields, id);
  await eachOf(company.items, async ({ id, fields }) => {
    await unlessThere(() => createItem(context, company.id, fields, id));
  });
  await eachOf(company.contacts, async ({ id, fields, levels, sites, active }) => {
    await unlessThere(() =>
      createContact(context, company.id, { fields, access: { active, levels, sites } }, id),
    );
    if (active) await touch(contactKey(companyForStaff(system, company.id), id), { welcomedAt: begins });
  });
}

/** Does it unless the thing with this id exists: the services say so by Stale or, for people, by a conflict. */
async function unlessThere(deed: () => Promise<unknown>): Promise<void> {
  try {
    await deed();
  } catch (error) {
    if (error instanceof Stale || (error instanceof AppError && error.code === 'conflict')) return;
    throw error;
  }
}
