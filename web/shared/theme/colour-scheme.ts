/** Light or dark: the system's wish, unless the person chose otherwise on this device. No framework: sign-in uses it too. */
export type Scheme = 'light' | 'dark';

const chosen = 'foyer-colour-scheme';
const wish = () => matchMedia('(prefers-color-scheme: dark)');

export const currentScheme = (): Scheme => {
  const kept = localStorage.getItem(chosen);
  return kept === 'light' || kept === 'dark' ? kept : wish().matches ? 'dark' : 'light';
};

/** Puts the scheme on the root element, where the styles (ours and Mantine's) look for it. */
export const applyScheme = (scheme: Scheme = currentScheme()): void => {
  document.documentElement.dataset.mantineColorScheme = scheme;
  document.documentElement.style.colorScheme = scheme;
};

/** Keeps the choice; choosing what the system wishes anyway goes back to following it. */
export const chooseScheme = (scheme: Scheme): void => {
  if (scheme === (wish().matches ? 'dark' : 'light')) localStorage.removeItem(chosen);
  else localStorage.setItem(chosen, scheme);
  applyScheme(scheme);
  for (const listener of listeners) listener();
};

const listeners = new Set<() => void>();

/** Calls back whenever the scheme changes: here, in another tab, or in the system. Returns the way to stop. */
export const onSchemeChange = (listener: () => void): (() => void) => {
  const heard = () => {
    applyScheme();
    listener();
  };
  listeners.add(listener);
  wish().addEventListener('change', heard);
  addEventListener('storage', heard);
  return () => {
    listeners.delete(listener);
    wish().removeEventListener('change', heard);
    removeEventListener('storage', heard);
  };
};
