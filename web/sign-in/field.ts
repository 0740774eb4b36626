import { element } from './element.ts';

/** One labelled input with its hint and its error beside it. `name` is the field's path in the request. */
export type Field = {
  name: string;
  root: HTMLElement;
  input: HTMLInputElement;
  showError(message: string | undefined): void;
  /** The reason why the value cannot be sent yet. */
  wrong(): string | undefined;
};

type Options = {
  name: string;
  label: string;
  type: 'email' | 'password' | 'text';
  autocomplete: AutoFill;
  value?: string;
  hint?: string;
  /** Six digits; room for a space in the middle. */
  digits?: boolean;
  wrong: (value: string) => string | undefined;
};

export function field(options: Options): Field {
  const { name } = options;
  const input = element('input', {
    id: name,
    name,
    type: options.type,
    autocomplete: options.autocomplete,
    required: true,
    spellcheck: 'false',
    autocapitalize: 'none',
    ...(options.digits && { inputmode: 'numeric', maxlength: '7' }),
  });
  input.value = options.value ?? '';
  const hint = element('p', { id: `${name}-hint`, class: 'hint' }, options.hint ?? '');
  const error = element('p', { id: `${name}-error`, class: 'error' });
  const box = element('div', { class: 'box' }, input);
  const root = element('div', { class: 'field' }, element('label', { for: name }, options.label), box);
  if (options.hint) root.append(hint);
  root.append(error);
  if (options.type === 'password') box.append(revealer(input));
  const described = [options.hint && hint.id, error.id].filter(Boolean).join(' ');
  input.setAttribute('aria-describedby', described);
  const showError = (message: string | undefined) => {
    error.textContent = message ?? '';
    input.toggleAttribute('aria-invalid', false);
    if (message) input.setAttribute('aria-invalid', 'true');
  };
  input.addEventListener('input', () => showError(undefined));
  return { name, root, input, showError, wrong: () => options.wrong(input.value) };
}

/** Shows or hides what was typed; the button says which of the two it will do. */
function revealer(input: HTMLInputElement): HTMLButtonElement {
  const words = document.createTextNode('Show');
  const whole = element('span', { class: 'unseen' }, ' password');
  const button = element('button', { type: 'button', class: 'reveal' }, words, whole);
  button.addEventListener('click', () => {
    const show = input.type === 'password';
    input.type = show ? 'text' : 'password';
    words.data = show ? 'Hide' : 'Show';
  });
  return button;
}

export const emailField = (value: string): Field =>
  field({
    name: 'email',
    label: 'E-mail address',
    type: 'email',
    autocomplete: 'username',
    value,
    wrong: (typed) =>
      typed.trim() === ''
        ? 'Please enter your e-mail address.'
        : /^\S+@\S+\.\S+$/.test(typed.trim())
          ? undefined
          : 'Please enter an e-mail address such as name@example.com.',
  });
