import { brokenRules, passwordRules } from '../../lambdas/session/password.model.ts';
import { element } from './element.ts';
import { field, type Field } from './field.ts';

/** A new password with its rules ticking off while typing (A6), and the same once more to be sure. */
export function newPasswordFields(): { password: Field; verify: Field } {
  const password = field({
    name: 'password',
    label: 'New password',
    type: 'password',
    autocomplete: 'new-password',
    wrong: (typed) => {
      const broken = brokenRules(typed);
      if (typed === '') return 'Please choose a password.';
      return broken.length > 0 ? `The password still needs ${broken.join(', ')}.` : undefined;
    },
  });
  const verify = field({
    name: 'verify',
    label: 'The same password again',
    type: 'password',
    autocomplete: 'new-password',
    wrong: (typed) => {
      if (typed === '') return 'Please enter the new password once more.';
      return typed === password.input.value ? undefined : 'The two passwords are not the same yet.';
    },
  });
  password.root.append(ruleList(password.input));
  return { password, verify };
}

function ruleList(input: HTMLInputElement): HTMLElement {
  const lines = passwordRules.map((rule) => {
    const mark = element('span', { class: 'mark', 'aria-hidden': 'true' });
    const state = element('span', { class: 'unseen' });
    return { rule, state, line: element('li', {}, mark, rule.words, state) };
  });
  const list = element('ul', { id: 'rules', class: 'rules' }, ...lines.map(({ line }) => line));
  const told = element('p', { class: 'unseen', role: 'status' });
  input.setAttribute('aria-describedby', `rules-title rules ${input.getAttribute('aria-describedby')}`);
  let waiting: ReturnType<typeof setTimeout>;
  const tick = () => {
    for (const { rule, state, line } of lines) {
      const holds = rule.holds(input.value);
      line.classList.toggle('holds', holds);
      state.textContent = holds ? ' – done' : '';
    }
  };
  input.addEventListener('input', () => {
    tick();
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const broken = brokenRules(input.value);
      told.textContent =
        broken.length === 0 ? 'All password rules are kept.' : `Still needed: ${broken.join(', ')}.`;
    }, 900);
  });
  tick();
  return element(
    'div',
    { class: 'rules-box' },
    element('p', { id: 'rules-title' }, 'Your password needs'),
    list,
    told,
  );
}
