import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import classes from './AddPanel.module.css';

type Props = { label: string; children: (close: () => void) => ReactNode };

/** A button that opens a form in its place; the focus goes into the form and comes back to the button. */
export const AddPanel = ({ label, children }: Props) => {
  const [open, setOpen] = useState<boolean>();
  const panel = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) panel.current?.querySelector('input')?.focus();
    if (open === false) button.current?.focus();
  }, [open]);
  return open ? (
    <section ref={panel} className={`desk-card ${classes.panel}`} aria-label={label}>
      <h2>{label}</h2>
      {children(() => setOpen(false))}
    </section>
  ) : (
    <Button
      ref={button}
      variant="default"
      className={classes.button}
      leftSection={<IconPlus size={18} aria-hidden="true" />}
      onClick={() => setOpen(true)}
    >
      {label}
    </Button>
  );
};
