import type * as z from 'zod';
import { idFor, type Context, type Staff, type System } from '../platform/context.ts';
import { invalidField } from '../platform/problem.ts';
import { addEntry, changeEntry } from '../platform/short-list.ts';
import { settingsKnowing } from '../provider/provider.table.ts';
import type { ChangeService, ServiceFields } from './service.model.ts';
import { catalogue, findServices } from './services.table.ts';

type ByStaff = Context<Staff | System>;

export const listServices = async () => ({ services: await findServices() });

export async function createService(
  context: ByStaff,
  asked: ServiceFields,
  id = idFor(context),
): Promise<{ serviceId: string }> {
  await assertTeam(asked.teamId);
  return addEntry(
    context,
    catalogue,
    { ...asked, id, subcategories: named(context, asked) },
    {
      result: { serviceId: id },
      event: { type: 'service.created', subject: id, summary: `Added the service ${asked.name}`, data: {} },
      asked,
    },
  );
}

export async function changeService(
  context: ByStaff,
  id: string,
  asked: z.infer<typeof ChangeService>,
): Promise<void> {
  const { version, ...fields } = asked;
  await assertTeam(fields.teamId);
  const verb = fields.active ? 'Changed' : 'Retired';
  await changeEntry(context, catalogue, { ...fields, id, subcategories: named(context, fields) }, version, {
    result: null,
    event: {
      type: 'service.changed',
      subject: id,
      summary: `${verb} the service ${fields.name}`,
      data: {},
    },
    asked: { id, ...asked },
  });
}

/** New sub-categories get their ids. */
const named = (context: ByStaff, { subcategories }: ServiceFields) =>
  subcategories.map(({ id = idFor(context), name }) => ({ id, name }));

async function assertTeam(teamId: string): Promise<void> {
  const { teams } = await settingsKnowing([teamId]);
  if (!teams.some(({ id }) => id === teamId))
    throw invalidField('teamId', 'Please choose one of your teams.');
}
