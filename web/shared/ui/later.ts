import { type ComponentType, lazy } from 'react';

/**
 * A part of a page that only a press opens. It is loaded when somebody comes near that button: give it `...soon`.
 * Open it within `startTransition` and below a Suspense that is there already: then the button stays until the part is there.
 */
export const later = <P extends object>(load: () => Promise<ComponentType<P>>) => {
  const begin = () => void load().catch(() => undefined);
  return {
    Part: lazy(async () => ({ default: await load() })),
    soon: { onPointerEnter: begin, onFocus: begin },
  };
};
