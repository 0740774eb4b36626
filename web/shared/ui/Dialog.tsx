import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import classes from './Dialog.module.css';

type Props = { title: string; onClose: () => void; children: ReactNode; actions?: ReactNode };

/** A window above the page, open while it is there. The browser keeps the focus inside and closes it on Escape. */
export const Dialog = ({ title, onClose, children, actions }: Props) => {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element?.open) element?.showModal();
    return () => element?.close();
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
