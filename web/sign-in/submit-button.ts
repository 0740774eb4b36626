import { element } from './element.ts';

/** The button of a form: its words may change, and while an answer is awaited it says something else. */
export type SubmitButton = {
  root: HTMLButtonElement;
  rename(words: string): void;
  waits(waiting: boolean): void;
};

export function submitButton(words: string, busy: string): SubmitButton {
  const root = element('button', { type: 'submit', class: 'primary' }, words);
  let [own, waiting] = [words, false];
  const show = () => {
    root.textContent = waiting ? busy : own;
    root.setAttribute('aria-busy', String(waiting));
    root.setAttribute('aria-disabled', String(waiting));
  };
  return {
    root,
    rename(next) {
      own = next;
      show();
    },
    waits(now) {
      waiting = now;
      show();
    },
  };
}
