import { startBranding } from '../shared/theme/apply-branding.ts';
import type { Branding } from '../shared/theme/branding.ts';
import { applyScheme, onSchemeChange } from '../shared/theme/colour-scheme.ts';
import { element } from './element.ts';
import { firstPasswordView } from './first-password-view.ts';
import { forgotView } from './forgot-view.ts';
import { mailsView } from './mails-view.ts';
import { makePage, type ViewName } from './page.ts';
import { recoveryCodeView } from './recovery-code-view.ts';
import { recoveryCodesView } from './recovery-codes-view.ts';
import { resetView } from './reset-view.ts';
import { secondFactorView } from './second-factor-view.ts';
import { setUpView } from './set-up-view.ts';
import { signInView } from './sign-in-view.ts';

const views = {
  'sign-in': signInView,
  'first-password': firstPasswordView,
  'second-factor': secondFactorView,
  'recovery-code': recoveryCodeView,
  'set-up': setUpView,
  'recovery-codes': recoveryCodesView,
  forgot: forgotView,
  reset: resetView,
  mails: mailsView,
};

/** Mails link to `?reset=1&email=…` and `?mails=…`; everybody else starts by signing in. */
const firstView = (asked: URLSearchParams): ViewName =>
  (['reset', 'forgot', 'mails'] as const).find((name) => asked.has(name)) ?? 'sign-in';

const place = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page lacks #${id}.`);
  return found;
};

const showProvider = ({ logo, providerName }: Branding) =>
  place('provider').replaceChildren(
    logo ? element('img', { src: logo, alt: providerName, height: '40' }) : providerName,
  );

const door = document.documentElement.dataset.door === 'desk' ? 'desk' : 'portal';

/** What is said to somebody whose session ended while a page was open. Drafts are the portal's (web/portal/drafts.ts). */
const over = {
  portal:
    'You were signed out. Sign in to go on where you were: a ticket or reply that you were writing is kept on this device.',
  desk: 'You were signed out. Sign in to go on where you were.',
};

applyScheme();
onSchemeChange(() => undefined);
const branding = await startBranding((fresh) => showProvider(Object.assign(branding, fresh)));
showProvider(branding);
const page = makePage(place('view'), door, branding, views);
const asked = new URLSearchParams(location.search);
page.open(firstView(asked), asked.has('over') ? over[door] : undefined);
