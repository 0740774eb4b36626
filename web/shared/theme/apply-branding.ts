import { type Branding, keptBranding, loadBranding, plainBranding } from './branding.ts';
import { shadesOf } from './palette.ts';

/** Puts the provider's shades on the root element as `--brand-0` to `--brand-9`, where theme.css picks them up. */
export const applyBranding = (branding: Branding): void => {
  for (const [at, shade] of shadesOf(branding.colour).entries())
    document.documentElement.style.setProperty(`--brand-${at}`, shade);
};

/**
 * Paints with the branding that this device saw last and gives the fresh one; waits for it only on a first visit.
 * `onFresh` hears of a change that came after painting.
 */
export const startBranding = async (onFresh?: (branding: Branding) => void): Promise<Branding> => {
  const kept = keptBranding();
  if (kept) applyBranding(kept);
  const loading = loadBranding().then((branding) => {
    applyBranding(branding);
    if (kept && JSON.stringify(kept) !== JSON.stringify(branding)) onFresh?.(branding);
    return branding;
  });
  return kept ?? (await loading.catch(() => plainBranding));
};
