import { IconX } from '@tabler/icons-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import classes from './Dialog.module.css';
import { returnFocus } from './return-focus.ts';

type Props = { title: string; onClose: () => void; children: ReactNode; actions?: ReactNode };

/**
 * A window above the page, open while it is there. The browser keeps the focus inside and closes it on Escape; after it,
 * the focus is where it was before.
 */
export const Dialog = ({ title, onClose, children, actions }: Props) => {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the elements go: the browser gives the focus back only while the window is in the page.
  useLayoutEffect(() => {
    const [element, before] = [dialog.current, document.activeElement];
    if (!element?.open) element?.showModal();
    return () => {
      element?.close();
      returnFocus(before);
    };
  }, []);
  return (
    <dialog ref={dialog} className={classes.dialog} aria-labelledby={id} onCancel={onClose}>
      <header className={classes.head}>
        <h2 id={id}>{title}</h2>
        <button type="button" aria-label="Close" onClick={onClose}>
          <IconX size={20} aria-hidden="true" />
        </button>
      </header>
      <div className={classes.body}>{children}</div>
      {actions === undefined ? null : <footer className={classes.actions}>{actions}</footer>}
    </dialog>
  );
};
