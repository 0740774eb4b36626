import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FaultKind } from '../../local/cloud.ts';
import * as imports from './imports.ts';
import { file, look, person } from './imports.ts';
import { stage, type Stage } from './stage.ts';

/**
 * The law of the import: whatever is killed, and however often a piece comes again, the contacts at the end are those of
 * one clean run, and everybody who was let in got one welcome mail.
 */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

type Row = { who: number; title: string; lets: boolean; sound: boolean };
const rows = fc.array(
  fc.record({
    who: fc.integer({ min: 0, max: 30 }),
    title: fc.constantFrom('', 'Baker', 'Clerk; first', '=1+1', 'ראש'),
    lets: fc.boolean(),
    sound: fc.boolean(),
  }),
  { minLength: 1, maxLength: 130, size: 'max' },
);
const kills = fc.array(
  fc.record({
    service: fc.constantFrom('dynamodb' as const, 's3' as const, 'sqs' as const),
    kind: fc.constantFrom<FaultKind>('crash-before', 'crash-after', 'timeout', '5xx'),
    rate: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
    count: fc.integer({ min: 1, max: 2 }),
  }),
  { minLength: 1, maxLength: 3 },
);
/** Pieces that come although nobody asked for them, at once with those that were. */
const redelivered = fc.array(fc.integer({ min: 0, max: 1 }), { maxLength: 4 });

const contentOf = (list: readonly Row[], mark: string) => {
  const address = ({ who }: Row) => `${mark}-${who}@example.com`;
  return file(
    ...list.map((one, at) =>
      person(`P${one.who}`, at % 2 ? address(one).toUpperCase() : address(one), {
        Title: one.title,
        'Post Code': one.sound ? '' : 'x'.repeat(30),
        ...(one.lets && {
          'Client Portal Username': address(one),
          'Client Portal Security Level': 'Portal User',
        }),
      }),
    ),
  );
};

/** What is there in the end, without what differs from run to run. */
async function outcome(mark: string, as: 'admin' | 'outsider', importId: string) {
  const contacts = (await imports.contacts(world, as))
    .filter(({ fields }) => fields.email.startsWith(`${mark}-`))
    .map(({ fields: { email, ...fields }, access: { active, levels } }) => ({
      email: email.replace(mark, ''),
      fields: { ...fields, siteId: undefined },
      active,
      levels,
    }))
    .toSorted((a, b) => a.email.localeCompare(b.email));
  const mails = (await world.cloud.mails()).flatMap(({ to }) => to).filter((to) => to.startsWith(`${mark}-`));
  const { state, added, changed, left, refused } = await look(world, importId, as);
  return {
    contacts,
    mails: mails.map((to) => to.replace(mark, '')).toSorted(),
    state,
    added,
    changed,
    left,
    refused,
  };
}

let runs = 0;

it('ends as one clean run does', async () => {
  await fc.assert(
    fc.asyncProperty(rows, rows, kills, redelivered, async (first, second, killed, again) => {
      const [clean, torn] = [`clean${runs}`, `torn${runs++}`];
      const through = async (mark: string, as: 'admin' | 'outsider', injure: () => () => void) => {
        const siteId = as === 'admin' ? world.places.site : world.places.otherSite;
        const ids: string[] = [];
        for (const list of [first, second]) {
          const content = contentOf(list, mark);
          const form = await imports.reserve(world, content.length, { as, siteId });
          const end = injure();
          await imports.post(form, content);
          await imports.calm(world);
          end();
          world.cloud.time.reset();
          const anew = injure();
          await imports.ask(world, 'confirmImport', form.importId, as);
          await imports.deliver(world, {
            importId: form.importId,
            phase: 'apply',
            pieces: mark === torn ? again : [],
            as,
          });
          await imports.calm(world);
          anew();
          world.cloud.time.reset();
          ids.push(form.importId);
        }
        return Promise.all(ids.map((id) => outcome(mark, as, id)));
      };
      const injure = () => {
        const ends = killed.map((one) => world.cloud.faults.inject({ function: 'contactsimport', ...one }));
        return () => ends.forEach((end) => end());
      };
      const expected = await through(clean, 'outsider', () => () => undefined);
      expect(await through(torn, 'admin', injure)).toEqual(expected);
      expect(expected.map(({ state }) => state)).toEqual(['done', 'done']);
    }),
    { numRuns: 3, endOnFailure: true },
  );
}, 280_000);
