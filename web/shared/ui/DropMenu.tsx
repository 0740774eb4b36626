import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useCallback, useId, useRef, useState } from 'react';
import classes from './DropMenu.module.css';
import { useDismiss } from './use-dismiss.ts';

type Props = {
  label: ReactNode;
  /** What the button is called when its label is a picture. */
  name?: string;
  side?: 'left' | 'right';
  /** Whether the page that is open belongs to this menu. */
  current?: boolean;
  /** `<li>`s with a link or a button each. */
  children: ReactNode;
};

/** A button that shows and hides a list of links and buttons (the disclosure pattern of the ARIA authoring guide). */
export const DropMenu = ({ label, name, side = 'left', current = false, children }: Props) => {
  const [open, setOpen] = useState(false);
  const list = useId();
  const root = useRef<HTMLDivElement>(null);
  useDismiss(
    open,
    root,
    useCallback(() => setOpen(false), []),
  );
  return (
    <div ref={root} className={classes.menu}>
      <button
        type="button"
        className={classes.button}
        aria-expanded={open}
        aria-controls={list}
        aria-label={name}
        data-current={current || undefined}
        onClick={() => setOpen(!open)}
      >
        <span className={classes.label}>{label}</span>
        <IconChevronDown size={16} aria-hidden="true" />
      </button>
      <ul id={list} className={classes.list} data-side={side} hidden={!open}>
        {children}
      </ul>
    </div>
  );
};
