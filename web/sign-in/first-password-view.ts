import { isOver } from './over.ts';
import { element } from './element.ts';
import { form } from './form.ts';
import { newPasswordFields } from './new-password.ts';
import { viewLink, type View } from './page.ts';

const expired =
  'For your safety this step is only open for a few minutes, and the time is over. ' +
  'Please sign in once more with the password from your welcome mail.';

/** The one-time password was right: now the person chooses an own one (A3, A6). */
export const firstPasswordView: View = (page) => {
  const { password, verify } = newPasswordFields();
  const choose = async () => {
    const { email, challenge, remember } = page;
    try {
      const answer = await page.call('choosePassword', {
        email,
        challenge,
        password: password.input.value,
        remember,
      });
      await page.goOn(answer, password.input.value);
    } catch (error) {
      if (!isOver(error)) throw error;
      page.open('sign-in', expired);
    }
  };
  return {
    title: 'Choose your own password',
    content: [
      element(
        'p',
        { class: 'lead' },
        'You signed in with a one-time password. Please choose one that only you know.',
      ),
      element('p', { class: 'who' }, 'For ', element('strong', {}, page.email)),
      form({
        fields: [password, verify],
        between: [userName(page.email)],
        submit: 'Save and sign in',
        busy: 'Saving …',
        send: choose,
      }),
      element(
        'p',
        { class: 'other' },
        viewLink('Back to sign in', () => page.open('sign-in')),
      ),
    ],
  };
};

/** Tells password managers whose password is chosen. */
const userName = (email: string): HTMLElement =>
  element('input', { type: 'text', name: 'username', autocomplete: 'username', value: email, hidden: true });
