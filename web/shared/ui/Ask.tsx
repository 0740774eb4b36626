import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from './Dialog.tsx';

type Props = {
  title: string;
  /** The word on the button that does it. */
  yes: string;
  no?: string;
  busy: boolean;
  onYes: () => void;
  onNo: () => void;
  /** What it means. */
  children: ReactNode;
};

/** Asks before something is done that cannot be taken back, or that many people feel. */
export const Ask = ({ title, yes, no = 'Cancel', busy, onYes, onNo, children }: Props) => (
  <Dialog
    title={title}
    onClose={onNo}
    actions={
      <>
        <Button loading={busy} onClick={onYes}>
          {yes}
        </Button>
        <Button variant="default" disabled={busy} onClick={onNo}>
          {no}
        </Button>
      </>
    }
  >
    {children}
  </Dialog>
);
