import { refusals } from '../../lambdas/session/refusals.model.ts';
import type { AnswerOf } from '../shared/api/routes.ts';
import { element } from './element.ts';
import type { Page } from './page.ts';

/** People whose domain signs in at their organisation are asked for no password (A8). */
export type Organisation = NonNullable<AnswerOf<'getOrganisation'>['organisation']>;

/** What follows the @ of an address that could be whole already. */
const domainOf = (typed: string): string | undefined =>
  /^\S+@(\S+\.\S{2,})$/.exec(typed.trim())?.[1]?.toLowerCase();

/** So long after the last letter, in milliseconds. */
const rest = 300;

/**
 * Asks for the organisation of the typed address while it is typed, and tells `show` of every change. `settled` asks at
 * once. Without an answer the password is asked for, as for everybody.
 */
export function watchOrganisation(
  page: Page,
  input: HTMLInputElement,
  show: (found: Organisation | undefined) => void,
): { settled: () => Promise<Organisation | undefined> } {
  const known = new Map<string, Promise<Organisation | undefined>>();
  const ask = (domain: string) => {
    const asked = known.get(domain) ?? page.organisationOf(domain);
    known.set(domain, asked);
    return asked.catch(() => {
      known.delete(domain);
      return undefined;
    });
  };
  const typed = () => (page.branding.organisations ? domainOf(input.value) : undefined);
  const settled = async (): Promise<Organisation | undefined> => {
    const domain = typed();
    const found = domain === undefined ? undefined : await ask(domain);
    if (domain !== typed()) return settled();
    show(found);
    return found;
  };
  let waiting: ReturnType<typeof setTimeout>;
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void settled(), rest);
  });
  void settled();
  return { settled };
}

const mark = 'foyer-organisation';

/** Goes to the organisation. Never resolves: the form stays busy until the page is gone. */
export function leaveFor(page: Page, { name }: Organisation, email: string): Promise<never> {
  try {
    sessionStorage.setItem(mark, name);
  } catch {
    // Without storage nobody is reminded of the organisation's own session later.
  }
  // Back from there by the browser's button, the page would still say that it is busy.
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    forget();
    location.reload();
  });
  location.assign(page.startSignOn(domainOf(email) ?? '', refused));
  return new Promise(() => undefined);
}

const forget = () => {
  try {
    sessionStorage.removeItem(mark);
  } catch {
    // Nothing was kept either.
  }
};

/** Whether the browser's own Back or Forward led here. */
const cameBack = (): boolean =>
  performance.getEntriesByType('navigation').some((one) => 'type' in one && one.type === 'back_forward');

/**
 * Who came through an organisation in this tab, and is on the sign-in page again, is signed out here; only here. Who
 * came back before signing in there was never in.
 */
export function signedOutHere(): string | undefined {
  try {
    const name = sessionStorage.getItem(mark);
    forget();
    return name === null || cameBack()
      ? undefined
      : `You are signed out here. On this device you may still be signed in at ${name}.`;
  } catch {
    return undefined;
  }
}

/** Whether the account that was come with was refused: the next try asks for another. */
let refused = false;

const problems: Record<string, string> = {
  'no-access':
    'Your organisation signed you in, but your address has no access to this portal yet. Please ask your administrator to activate it, or call us.',
  'other-address':
    'Your organisation signed you in, but the e-mail address of your account is not one of its own. Please ask your administrator, or call us.',
  'other-account':
    'Your address came with another account of your organisation before. Please ask your administrator to give you access anew, or call us.',
  cancelled: 'You came back without signing in. You can try again at any time.',
  again:
    'This took a little long, or was begun in another window, so we started over to keep you safe. Please sign in again.',
  failed: 'Signing in through your organisation did not work. Please try again; if it stays so, call us.',
};

/** What went wrong on the way, from the address of the page; told once. */
export function problemOnTheWay(): HTMLElement | undefined {
  const asked = new URLSearchParams(location.search);
  const words = problems[asked.get('problem') ?? ''];
  if (!asked.has('problem')) return undefined;
  refused ||= refusals.some((one) => one === asked.get('problem'));
  asked.delete('problem');
  history.replaceState(null, '', `${location.pathname}${asked.size > 0 ? `?${asked}` : ''}`);
  return words ? element('p', { class: 'alert', role: 'alert' }, words) : undefined;
}
