import { element } from './element.ts';
import { emailField } from './field.ts';
import { form } from './form.ts';
import { viewLink, type View } from './page.ts';

/** Asks for a code by mail (A4). What follows is the same for addresses that we do not know. */
export const forgotView: View = (page) => {
  const email = emailField(page.email);
  const leave = (go: () => void) => () => {
    page.email = email.input.value.trim();
    go();
  };
  const ask = async () => {
    page.email = email.input.value.trim();
    await page.call('forgotPassword', { email: page.email });
    page.open('reset', `If ${page.email} has access, a mail with a 6-digit code is on its way.`);
  };
  return {
    title: 'Forgot your password?',
    content: [
      element(
        'p',
        { class: 'lead' },
        'No problem. Tell us your e-mail address and we send you a code to choose a new one.',
      ),
      form({ fields: [email], submit: 'Send me a code', busy: 'Sending …', send: ask }),
      element(
        'p',
        { class: 'other' },
        viewLink(
          'I already have a code',
          leave(() => page.open('reset')),
        ),
        viewLink(
          'Back to sign in',
          leave(() => page.open('sign-in')),
        ),
      ),
    ],
  };
};
