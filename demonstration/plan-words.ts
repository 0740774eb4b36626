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
  item: PlannedItem | undefined;
  created: number;
  random: Random;
  speak: (phrase: string) => string;
};

export function ask(
  scenario: Scenario,
  story: Case,
  { item, created, random, speak, ...rest }: Words,
): Asked {
  const some = (phrases: readonly string[], probability: number) =>
    phrases.length > 0 && random.chance(probability) ? speak(random.pick(phrases)) : undefined;
  if (scenario.type === 'query' || !item) return { ...rest, type: 'query' };
  if (scenario.type === 'incident')
    return {
      ...rest,
      type: 'incident',
      itemId: item.id,
      urgency: random.pick(scenario.urgencies),
      impact: random.pick(scenario.impacts),
      stepsTried: some(story.tried, 0.6),
      errorMessages: some(story.errors, 0.55),
    };
  const requiredBy = new Date(created + random.between(2, 15) * oneDay).toISOString().slice(0, 10);
  return { ...rest, type: 'change', itemId: item.id, requiredBy };
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
