import { element } from './element.ts';
import { emailField, field } from './field.ts';
import { form } from './form.ts';
import { sixDigits } from './app-code.ts';
import { newPasswordFields } from './new-password.ts';
import { viewLink, type View } from './page.ts';

/** The code from the mail and a new password (A4); then the person is signed in with it. */
export const resetView: View = (page) => {
  const email = emailField(page.email);
  const code = field({
    name: 'code',
    label: 'Code from the mail',
    type: 'text',
    autocomplete: 'one-time-code',
    hint: '6 digits. It can take a minute to arrive; please look in the spam folder too.',
    digits: true,
    wrong: (typed) =>
      /^\d{6}$/.test(sixDigits(typed)) ? undefined : 'Please enter the 6 digits from the mail.',
  });
  const { password, verify } = newPasswordFields();
  const reset = async () => {
    page.email = email.input.value.trim();
    const chosen = { email: page.email, password: password.input.value };
    await page.call('resetPassword', { ...chosen, code: sixDigits(code.input.value) });
    const answer = await page.call('signIn', { ...chosen, remember: false }).catch(() => undefined);
    if (answer) return page.goOn(answer, chosen.password);
    page.open('sign-in', 'Your new password is set. Please sign in with it.');
  };
  const again = viewLink('Send me another code', () => {
    page.email = email.input.value.trim();
    page.open('forgot');
  });
  return {
    title: 'Choose a new password',
    content: [
      form({
        fields: [email, code, password, verify],
        submit: 'Save new password',
        busy: 'Saving …',
        send: reset,
      }),
      // Who still holds a one-time password has no password to choose anew, and gets no code.
      element(
        'p',
        { class: 'hint' },
        'No mail? If you have not signed in before, use the one-time password of your welcome mail. ' +
          'Whoever gave you access can send that mail again.',
      ),
      element(
        'p',
        { class: 'other' },
        again,
        viewLink('Back to sign in', () => page.open('sign-in')),
      ),
    ],
  };
};
