import { element } from './element.ts';
import { emailField, field } from './field.ts';
import { form } from './form.ts';
import { viewLink, type View } from './page.ts';

const lead = {
  portal: 'Welcome. Sign in to raise and follow your support tickets.',
  desk: 'This door is for our own staff.',
};

/** E-mail address, password, remember me (A1). */
export const signInView: View = (page) => {
  const email = emailField(page.email);
  const password = field({
    name: 'password',
    label: 'Password',
    type: 'password',
    autocomplete: 'current-password',
    wrong: (typed) => (typed === '' ? 'Please enter your password.' : undefined),
  });
  const tick = element('input', { type: 'checkbox', id: 'remember', name: 'remember' });
  tick.checked = page.remember;
  const label = element('label', { for: 'remember' }, 'Remember me for 30 days');
  const keep = () => {
    page.email = email.input.value.trim();
    page.remember = tick.checked;
  };
  const signIn = async () => {
    keep();
    const { email, remember } = page;
    const answer = await page.call('signIn', { email, password: password.input.value, remember });
    if (answer.state === 'signed-in') return page.enter();
    page.challenge = answer.challenge;
    page.open('first-password');
  };
  const forgot = viewLink('Forgot your password?', () => {
    keep();
    page.open('forgot');
  });
  return {
    title: page.door === 'desk' ? 'Sign in to the desk' : 'Sign in',
    content: [
      element('p', { class: 'lead' }, lead[page.door]),
      form({
        fields: [email, password],
        between: [element('div', { class: 'tick' }, tick, label)],
        submit: 'Sign in',
        busy: 'Signing in …',
        send: signIn,
      }),
      element('p', { class: 'other' }, forgot),
    ],
  };
};
