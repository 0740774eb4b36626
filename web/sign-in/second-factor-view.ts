import { appCodeField, sixDigits } from './app-code.ts';
import { element } from './element.ts';
import { form } from './form.ts';
import { isOver } from './over.ts';
import { viewLink, type View } from './page.ts';

export const expired =
  'For your safety this step is only open for a few minutes, and the time is over. Please sign in once more.';

/** The password was right: now the code of the app (A9). */
export const secondFactorView: View = (page) => {
  const code = appCodeField();
  const answer = async () => {
    const { email, challenge, remember, password } = page;
    try {
      const given = { email, challenge, code: sixDigits(code.input.value), remember };
      await page.goOn(await page.call('answerSecondFactor', given), password);
    } catch (error) {
      if (!isOver(error)) throw error;
      page.open('sign-in', expired);
    }
  };
  return {
    title: 'Enter your code',
    content: [
      element('p', { class: 'who' }, 'For ', element('strong', {}, page.email)),
      form({ fields: [code], submit: 'Sign in', busy: 'Signing in …', send: answer }),
      element(
        'p',
        { class: 'other' },
        viewLink('Use a recovery code', () => page.open('recovery-code')),
        viewLink('Back to sign in', () => page.open('sign-in')),
      ),
    ],
  };
};
