import { element } from './element.ts';
import { emailField, field } from './field.ts';
import { form } from './form.ts';
import {
  leaveFor,
  problemOnTheWay,
  signedOutHere,
  watchOrganisation,
  type Organisation,
} from './organisation.ts';
import { viewLink, type View } from './page.ts';
import { submitButton } from './submit-button.ts';

const lead = {
  portal: 'Welcome. Sign in to raise and follow your support tickets.',
  desk: 'This door is for our own staff.',
};

/** E-mail address, password, remember me (A1); or the way to the own organisation (A8). */
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
  const told = element('p', { class: 'hint', role: 'status' });
  email.root.append(told);
  const [submit, busy] = ['Sign in', 'Signing in …'];
  const button = submitButton(submit, busy);
  const beside = element('button', { type: 'button', class: 'secondary', hidden: true });
  const show = (found: Organisation | undefined) => {
    const only = found !== undefined && !found.passwords;
    const words = found ? `Continue with ${found.name}` : '';
    if (only && password.root.contains(document.activeElement)) button.root.focus();
    password.root.hidden = only;
    forgot.hidden = only;
    button.rename(only ? words : submit);
    beside.hidden = !found?.passwords;
    beside.textContent = words;
    told.textContent = only ? `You sign in with your account of ${found.name}.` : '';
  };
  const signIn = async () => {
    keep();
    const organisation = await watched?.settled();
    if (organisation && !organisation.passwords) return leaveFor(page, organisation, page.email);
    const { email, remember } = page;
    const answer = await page.call('signIn', { email, password: password.input.value, remember });
    await page.goOn(answer, password.input.value);
  };
  const forgot = viewLink('Forgot your password?', () => {
    keep();
    page.open('forgot');
  });
  const watched = page.door === 'portal' ? watchOrganisation(page, email.input, show) : undefined;
  beside.addEventListener('click', async () => {
    keep();
    const organisation = await watched?.settled();
    if (organisation) await leaveFor(page, organisation, page.email);
  });
  const problem = problemOnTheWay();
  const signedOut = signedOutHere();
  return {
    title: page.door === 'desk' ? 'Sign in to the desk' : 'Sign in',
    content: [
      element('p', { class: 'lead' }, lead[page.door]),
      ...(problem
        ? [problem]
        : signedOut
          ? [element('p', { class: 'notice', role: 'status' }, signedOut)]
          : []),
      form({
        fields: [email, password],
        between: [element('div', { class: 'tick' }, tick, label)],
        submit,
        busy,
        button,
        ready: async () => watched?.settled(),
        send: signIn,
      }),
      beside,
      element('p', { class: 'other' }, forgot),
    ],
  };
};
