import { appAddress } from '../../lambdas/session/app-address.model.ts';
import { appCodeField, sixDigits } from './app-code.ts';
import { element } from './element.ts';
import { form } from './form.ts';
import { isOver } from './over.ts';
import { viewLink, type View } from './page.ts';
import { expired } from './second-factor-view.ts';

/** A second factor is required and there is none: the app is set up before the session begins (A9). */
export const setUpView: View = (page) => {
  const { email, secret, providerName } = page;
  const address = appAddress({ issuer: providerName, account: email, secret });
  const picture = element('div', { class: 'qr' });
  void drawInto(picture, address);
  const code = appCodeField();
  const confirm = async () => {
    try {
      const { recoveryCodes } = await page.call('confirmSetUp', { code: sixDigits(code.input.value) });
      page.secret = '';
      page.recoveryCodes = recoveryCodes;
      page.open('recovery-codes');
    } catch (error) {
      if (!isOver(error)) throw error;
      page.open('sign-in', expired);
    }
  };
  return {
    title: 'Set up your second factor',
    content: [
      element(
        'p',
        { class: 'lead' },
        'Signing in needs a code of an authenticator app besides your password. ' +
          'Scan this with such an app on your phone, and enter the code that it shows.',
      ),
      picture,
      element('p', { class: 'hint' }, 'You cannot scan it? Enter this key in your app instead:'),
      element('code', { class: 'key' }, secret.replaceAll(/(.{4})(?=.)/g, '$1 ')),
      element('p', { class: 'hint' }, element('a', { href: address }, 'Open it in an app on this device')),
      form({ fields: [code], submit: 'Confirm and sign in', busy: 'Checking …', send: confirm }),
      element(
        'p',
        { class: 'other' },
        viewLink('Back to sign in', () => page.open('sign-in')),
      ),
    ],
  };
};

const svg = 'http://www.w3.org/2000/svg';

/** The drawing comes later than the rest: few people need it, so its code is loaded with it alone. */
async function drawInto(place: HTMLElement, text: string): Promise<void> {
  const { qrPath } = await import('../shared/account/qr.ts');
  const { size, path } = qrPath(text);
  const drawing = document.createElementNS(svg, 'svg');
  drawing.setAttribute('viewBox', `0 0 ${size} ${size}`);
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', 'QR code for your authenticator app');
  const dark = document.createElementNS(svg, 'path');
  dark.setAttribute('d', path);
  drawing.append(dark);
  place.append(drawing);
}
