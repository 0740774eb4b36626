/** White label: what the provider set, from `/branding.json`, which is written at deploy. No framework: sign-in uses it too. */
export type Branding = {
  providerName: string;
  /** `#rrggbb`. Shades with enough contrast are made from it (palette.ts). */
  colour: string;
  /** Same-site address of a logo, about 4:1, at least 64 pixels high; the name is shown when absent. */
  logo?: string;
  /** Whether some customers' people sign in at their organisation. */
  organisations?: boolean;
};

export const plainBranding: Branding = { providerName: 'Foyer', colour: '#2456c7' };

const kept = 'foyer-branding';

/** The branding seen last on this device, so that pages paint in the right colours at once. */
export const keptBranding = (): Branding | undefined => {
  try {
    return complete(JSON.parse(localStorage.getItem(kept) ?? 'null'));
  } catch {
    return undefined;
  }
};

/** Reads the branding, for at most 3 seconds; without an answer the kept or the plain one counts. Never throws. */
export const loadBranding = async (): Promise<Branding> => {
  try {
    const response = await fetch('/branding.json', { signal: AbortSignal.timeout(3_000) });
    const branding = complete(await response.json());
    if (branding) localStorage.setItem(kept, JSON.stringify(branding));
    return branding ?? plainBranding;
  } catch {
    return keptBranding() ?? plainBranding;
  }
};

const complete = (found: unknown): Branding | undefined => {
  if (typeof found !== 'object' || found === null) return undefined;
  const { providerName, colour, logo, organisations } = found as Partial<Branding>;
  const named = typeof providerName === 'string' && providerName.trim() !== '';
  const coloured = typeof colour === 'string' && /^#[0-9a-f]{6}$/i.test(colour);
  const logoHere = typeof logo === 'string' && /^\/(?!\/)/.test(logo);
  return {
    providerName: named ? providerName : plainBranding.providerName,
    colour: coloured ? colour : plainBranding.colour,
    ...(logoHere ? { logo } : {}),
    ...(organisations === true ? { organisations } : {}),
  };
};
