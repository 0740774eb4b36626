import { element } from './element.ts';
import type { Field } from './field.ts';
import { submitButton, type SubmitButton } from './submit-button.ts';
import { ProblemError } from '../shared/api/problem-error.ts';

type Options = {
  fields: Field[];
  /** What stands between the fields and the button. */
  between?: Node[];
  submit: string;
  /** What the button says while the answer is awaited. */
  busy: string;
  /** In place of the two, where the words change. */
  button?: SubmitButton;
  /** Awaited before the fields are looked at. */
  ready?: () => Promise<unknown>;
  send: () => Promise<void>;
};

/** After this many milliseconds a waiting person is told that we are still at it. */
const slow = 5_000;

const unreachable = 'We could not reach the service. Please check your connection and try again.';

/** A form that checks before it sends, sends once, and puts each error beside its field; the rest above the button. */
export function form({ fields, between = [], submit, busy, ready, send, ...own }: Options): HTMLFormElement {
  const alert = element('p', { class: 'alert', role: 'alert' });
  const status = element('p', { class: 'status', role: 'status' });
  const button = own.button ?? submitButton(submit, busy);
  const made = element(
    'form',
    { novalidate: true },
    alert,
    ...fields.map((one) => one.root),
    ...between,
    button.root,
    status,
  );
  const waits = (waiting: boolean) => {
    button.waits(waiting);
    status.textContent = '';
  };
  const showProblem = (error: unknown) => {
    const wrong = error instanceof ProblemError ? error.fields : [];
    const named = fields.map((one) => [one, wrong.find(({ path }) => path === one.name)] as const);
    for (const [one, wrong] of named) one.showError(wrong?.message);
    const first = named.find(([, wrong]) => wrong)?.[0];
    if (!first) alert.textContent = error instanceof ProblemError ? error.message : unreachable;
    (first?.input ?? fields.at(-1)?.input)?.focus();
  };
  let sending = false;
  made.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (sending) return;
    alert.textContent = '';
    sending = true;
    await ready?.();
    const shown = fields.filter((one) => !one.root.hidden);
    for (const one of shown) one.showError(one.wrong());
    const first = shown.find((one) => one.wrong());
    if (first) {
      sending = false;
      return first.input.focus();
    }
    waits(true);
    const patience = setTimeout(() => {
      status.textContent =
        'Still waiting for an answer. Your connection may be slow – please stay on this page.';
    }, slow);
    try {
      await send();
    } catch (error) {
      showProblem(error);
    } finally {
      clearTimeout(patience);
      sending = false;
      waits(false);
    }
  });
  return made;
}
