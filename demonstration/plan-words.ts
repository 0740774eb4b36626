import { fullName } from '../lambdas/contacts/contact.model.ts';
import { oneDay } from './calendar.ts';
import type { Asked, PlannedContact, PlannedItem, PlannedStep } from './plan.ts';
import type { Member } from './provider.ts';
import type { Random } from './random.ts';
import type { Case, Scenario } from './scenarios/scenario.ts';
import type { Beat } from './story.ts';
import { asCustomer, asStaff } from './voices.ts';

/** From phrases to what people enter and write. */
export const personOf = ({ fields }: PlannedContact): { name: string; first: string } => ({
  name: fullName(fields),
  first: fields.firstName,
});

type Words = {
  siteId: string;
  contactId: string;
  title: string;
  description: string;
  customerReference: string;
  service: { serviceId?: string; subcategoryId?: string };
  item: PlannedItem | undefined;
  created: number;
  random: Random;
  speak: (phrase: string) => string;
};

export function ask(
  scenario: Scenario,
  story: Case,
  { item, created, random, speak, service, ...words }: Words,
): Asked {
  const some = (phrases: readonly string[], probability: number) =>
    phrases.length > 0 && random.chance(probability) ? speak(random.pick(phrases)) : undefined;
  const inDays = (days: number) => new Date(created + days * oneDay).toISOString().slice(0, 10);
  const rest = {
    ...words,
    ...service,
    ...(random.chance(0.07) && { poNumber: `PO-${random.between(2_000, 9_999)}` }),
    ...(random.chance(0.08) && { dueBy: inDays(random.between(2, 20)) }),
  };
  if (scenario.type === 'query' || !item) return { ...rest, type: 'query' };
  if (scenario.type === 'incident') {
    const urgency = random.pick(scenario.urgencies);
    const impact = random.pick(scenario.impacts);
    return {
      ...rest,
      type: 'incident',
      itemId: item.id,
      urgency,
      impact,
      emergency: urgency === 'high' && impact === 'company' && random.chance(0.3),
      stepsTried: some(story.tried, 0.6),
      errorMessages: some(story.errors, 0.55),
    };
  }
  return { ...rest, type: 'change', itemId: item.id, requiredBy: inDays(random.between(2, 15)) };
}

type Speakers = { by: PlannedContact; technician: Member; speak: (phrase: string) => string; random: Random };

export function stepOf(
  { act, phrase, satisfaction }: Beat,
  time: number,
  { by, technician, speak, random }: Speakers,
): PlannedStep {
  const at = new Date(time).toISOString();
  const said = phrase === undefined ? undefined : speak(phrase);
  const toCustomer = said && asStaff(said, by.fields.firstName, technician.signature, random);
  switch (act) {
    case 'assign': {
      const dispatcher = random.chance(0.3) ? 'first-administrator' : technician.id;
      return { at, act, by: dispatcher, technicianId: technician.id };
    }
    case 'reply':
    case 'reopen':
      return { at, act, by: by.id, text: asCustomer(said ?? '', personOf(by), random, true) };
    case 'close':
      return { at, act, by: by.id, text: said, satisfaction };
    case 'internal':
      return { at, act, by: technician.id, text: said };
    case 'resolve':
      return { at, act, by: technician.id, text: random.chance(0.4) ? toCustomer : said };
    default:
      return { at, act, by: technician.id, text: toCustomer };
  }
}
