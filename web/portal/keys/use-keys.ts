import { useEffect, useRef } from 'react';
import { actionOf, type KeyAction, type Pressed } from './keys.ts';
import { keysOff } from './switch.ts';

const fields = 'input, textarea, select, [contenteditable]:not([contenteditable="false"]), dialog';

/**
 * Runs an action for its keys, unless the person is typing, a dialog is open, another key is held, or they switched
 * the keys off (WCAG 2.1.4: people who speak to their computer would set them off by accident).
 */
export const useKeys = (run: (action: KeyAction) => void): void => {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    let before: Pressed | undefined;
    const listen = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, metaKey, altKey, repeat, isComposing, defaultPrevented } = event;
      if (ctrlKey || metaKey || altKey || repeat || isComposing || defaultPrevented || key === 'Shift')
        return;
      if (target instanceof Element && target.closest(fields)) return;
      if (document.querySelector('dialog[open]')) return;
      const pressed = { key, at: event.timeStamp };
      const action = actionOf(pressed, before);
      before = pressed;
      // The help sheet is where the keys are switched on again.
      if (!action || (keysOff() && action !== 'help')) return;
      event.preventDefault();
      latest.current(action);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
};
