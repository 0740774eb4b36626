import { routes } from 'virtual:routes/session';
import { createClient } from '../shared/api/client.ts';
import type { Branding } from '../shared/theme/branding.ts';
import type { AnswerOf, Door, SendsOf } from '../shared/api/routes.ts';
import { nextAfterSignIn } from '../shared/api/sign-in-address.ts';
import { element } from './element.ts';

export type ViewName =
  | 'sign-in'
  | 'first-password'
  | 'second-factor'
  | 'recovery-code'
  | 'set-up'
  | 'recovery-codes'
  | 'forgot'
  | 'reset'
  | 'mails';
/** Builds a view anew each time that it is shown. */
export type View = (page: Page) => { title: string; content: Node[] };

type SessionRoute =
  | 'signIn'
  | 'choosePassword'
  | 'answerSecondFactor'
  | 'useRecoveryCode'
  | 'confirmSetUp'
  | 'forgotPassword'
  | 'resetPassword';
type BodyOf<N extends SessionRoute> = SendsOf<N> extends { body: infer Body } ? Body : never;

/** How long a person waits at most, in milliseconds; the gateway itself gives up after 30 seconds. */
const patience = 31_000;

/** What the views share: what was typed, and how one leads to another. */
export type Page = {
  readonly door: Door;
  readonly branding: Branding;
  /** Calls a session route of this door. */
  call<N extends SessionRoute>(route: N, body: BodyOf<N>): Promise<AnswerOf<N>>;
  /** The organisation at which addresses of this domain sign in. */
  organisationOf(domain: string): Promise<AnswerOf<'getOrganisation'>['organisation']>;
  /** Where the way through the organisation of this domain begins, back to the page that was asked for. */
  startSignOn(domain: string, choose: boolean): string;
  email: string;
  remember: boolean;
  /** Whether the link of a mail has just stopped the mails. */
  stopped: boolean;
  /** Stops the mails of the link's reader, or lets them come again. */
  setMails(stopped: boolean): Promise<void>;
  /** From the answer to a password that is not enough; good for a few minutes. */
  challenge: string;
  /** Kept from the password to the second factor, for the recovery codes, and no longer. */
  password: string;
  /** For the app that must be set up first. */
  secret: string;
  /** To be shown once. */
  recoveryCodes: readonly string[];
  readonly providerName: string;
  /** Goes on to what an answer asks for. */
  goOn(answer: AnswerOf<'signIn'>, password: string): Promise<void>;
  /** Shows a view; `notice` tells what just happened. */
  open(name: ViewName, notice?: string): void;
  /** Leaves for the application. Never resolves: the form stays busy until the page is gone. */
  enter(): Promise<never>;
};

/** A page that shows one view at a time, tells its title, and moves the focus to the new view. */
export function makePage(
  place: HTMLElement,
  door: Door,
  branding: Branding,
  views: Record<ViewName, View>,
): Page {
  const asked = new URLSearchParams(location.search);
  const client = createClient<Door, 'session'>(door, routes);
  let shown = false;
  const page: Page = {
    door,
    branding,
    organisationOf: async (domain) =>
      (await client('getOrganisation', { query: { domain } }, { signal: AbortSignal.timeout(5_000) }))
        .organisation,
    startSignOn: (domain, choose) => {
      const next = asked.get('next');
      const query = new URLSearchParams({
        domain,
        remember: String(page.remember),
        ...(choose && { choose: 'true' }),
        ...(next && { next }),
      });
      return `${routes['startSignOn']?.[1]}?${query}`;
    },
    call: (route, body) =>
      client(route, { params: { door }, body } as SendsOf<typeof route>, {
        signal: AbortSignal.timeout(patience),
      }),
    email: asked.get('email') ?? '',
    remember: false,
    stopped: false,
    async setMails(stopped) {
      const query = { token: asked.get('mails') ?? '' };
      await client(
        stopped ? 'stopMails' : 'startMails',
        { query },
        { signal: AbortSignal.timeout(patience) },
      );
      page.stopped = stopped;
      page.open('mails', stopped ? undefined : 'Mails come again.');
    },
    challenge: '',
    password: '',
    secret: '',
    recoveryCodes: [],
    providerName: branding.providerName,
    async goOn(answer, password) {
      if (answer.state === 'signed-in') return page.enter();
      page.challenge = 'challenge' in answer ? answer.challenge : '';
      page.password = answer.state === 'second-factor' ? password : '';
      page.secret = answer.state === 'set-up' ? answer.secret : '';
      page.open(answer.state === 'new-password' ? 'first-password' : answer.state);
    },
    open(name, notice) {
      if (name === 'sign-in') page.password = '';
      const { title, content } = views[name](page);
      const heading = element('h1', { tabindex: '-1' }, title);
      const told = notice ? [element('p', { class: 'notice', role: 'status' }, notice)] : [];
      document.title = `${title} – ${branding.providerName}`;
      place.replaceChildren(heading, ...told, ...content);
      const empty = [...place.querySelectorAll('input')].find((input) => input.value === '');
      (shown ? heading : (empty ?? heading)).focus();
      shown = true;
    },
    enter() {
      page.password = '';
      location.replace(nextAfterSignIn(door, location.search, location.origin));
      return new Promise(() => undefined);
    },
  };
  return page;
}

/** A link to another view. */
export function viewLink(words: string, go: () => void): HTMLElement {
  const button = element('button', { type: 'button', class: 'link' }, words);
  button.addEventListener('click', go);
  return button;
}
