import { commit, earlierResult, Stale } from '../platform/commit.ts';
import { companyOf, idFor, type Context, type Customer } from '../platform/context.ts';
import type { Stored } from '../platform/entity.ts';
import { invalidField, notFound } from '../platform/problem.ts';
import {
  mostViews,
  whyNot,
  withView,
  type ListSettings,
  type Preferences,
  type SavedView,
  type ViewFields,
} from './preferences.model.ts';
import { keepPreferences, readPreferences } from './preferences.table.ts';

/** What a person keeps for the own devices: nobody else can name it, so nobody else can read or change it. */
type ByCustomer = Context<Customer>;

/** How often a change is tried again when another device was faster. */
const tries = 5;

/**
 * Changes what is kept by a rule that looks at what is there, and tries again when another device was faster.
 * The event names no company, so that the audit trail of the company does not fill with columns.
 */
async function keep<R>(
  context: ByCustomer,
  what: string,
  asked: unknown,
  rule: (before: Stored<Preferences>) => { set: Partial<Preferences>; result: R },
): Promise<R> {
  const { actor } = context;
  const company = companyOf(actor);
  for (let attempt = 1; ; attempt++) {
    const before = await readPreferences(company, actor.id);
    const { set, result } = rule(before);
    try {
      return await commit(context, {
        steps: [keepPreferences(company, actor.id, before, set)],
        event: { type: `preferences.${what}`, subject: actor.id, summary: 'Kept own preferences', data: {} },
        result,
        asked,
      });
    } catch (error) {
      if (!(error instanceof Stale) || attempt === tries) throw error;
    }
  }
}

/** Replaces the settings of all lists. Of two devices the last one wins; the version tells it what it made. */
export const saveListSettings = (context: ByCustomer, lists: ListSettings): Promise<{ version: number }> =>
  keep(context, 'lists', lists, ({ version }) => ({ set: { lists }, result: { version: version + 1 } }));

const refused = {
  'name-taken': () =>
    invalidField('name', 'You have a view of this name already. Please choose another name.'),
  'too-many': () =>
    invalidField('name', `You can keep ${mostViews} views. Please delete one that you no longer need.`),
};

function keepView(context: ByCustomer, view: SavedView, asked: unknown, mustExist: boolean) {
  return keep(context, 'view', asked, ({ views }) => {
    if (mustExist && !views.some(({ id }) => id === view.id)) throw notFound('view');
    const why = whyNot(views, view);
    if (why) throw refused[why]();
    return { set: { views: withView(views, view) }, result: { viewId: view.id } };
  });
}

export async function createView(context: ByCustomer, asked: ViewFields): Promise<{ viewId: string }> {
  // What the first request kept must not be the reason to refuse its repetition.
  const earlier = await earlierResult<{ viewId: string }>(context, asked);
  return earlier ?? keepView(context, { ...asked, id: idFor(context) }, asked, false);
}

export async function changeView(context: ByCustomer, viewId: string, asked: ViewFields): Promise<void> {
  await keepView(context, { ...asked, id: viewId }, { viewId, ...asked }, true);
}

export async function deleteView(context: ByCustomer, viewId: string): Promise<void> {
  const asked = { viewId, gone: true };
  if ((await earlierResult(context, asked)) !== undefined) return;
  await keep(context, 'view', asked, ({ views }) => {
    if (!views.some(({ id }) => id === viewId)) throw notFound('view');
    return { set: { views: views.filter(({ id }) => id !== viewId) }, result: { viewId } };
  });
}
