import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { createPortal } from 'react-dom';
import type { KeyAction } from './keys.ts';
import { useKeys } from './use-keys.ts';

const KeysHelp = lazy(async () => ({ default: (await import('./KeysHelp.tsx')).KeysHelp }));

/** The keys of the portal; `mayCreate` says whether the person can raise tickets. */
export const Keys = ({ mayCreate }: { mayCreate: boolean }) => {
  const navigate = useNavigate();
  const [helping, setHelping] = useState(false);
  const actions: Partial<Record<KeyAction, () => void>> = {
    search: () => {
      const box = document.querySelector<HTMLInputElement>('#search');
      if (box) box.focus();
      else void navigate({ to: '/search' });
    },
    ...(mayCreate ? { new: () => void navigate({ to: '/tickets/new' }) } : {}),
    home: () => void navigate({ to: '/' }),
    tickets: () => void navigate({ to: '/tickets', search: { list: 'open' } }),
    help: () => setHelping(true),
  };
  useKeys((action) => actions[action]?.());
  return helping
    ? createPortal(
        <Suspense>
          <KeysHelp actions={Object.keys(actions) as KeyAction[]} onClose={() => setHelping(false)} />
        </Suspense>,
        document.body,
      )
    : null;
};
