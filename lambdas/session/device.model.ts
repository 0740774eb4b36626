/** Where a session is used from, in plain words. Safe for the browser. */

/** In order: what names itself after others as well comes before them. */
const browsers: [RegExp, string][] = [
  [/\bEdgi?A?(?:OS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/\biPad\b/, 'an iPad'],
  [/\biPhone\b/, 'an iPhone'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows NT\b/, 'Windows'],
  [/\bCrOS\b/, 'a Chromebook'],
  [/\bMac OS X\b/, 'a Mac'],
  [/\bLinux\b/, 'Linux'],
];

/** "Firefox on Windows"; what cannot be told is left out. */
export function deviceInWords(userAgent: string | undefined): string {
  const first = (list: [RegExp, string][]) => list.find(([sign]) => sign.test(userAgent ?? ''))?.[1];
  const [browser, system] = [first(browsers), first(systems)];
  if (!browser && !system) return 'A device that we do not know';
  return system ? `${browser ?? 'A browser'} on ${system}` : `${browser}`;
}

/** The same within a sentence: "a browser on Linux"; names of browsers stay as they are. */
export const withinWords = (device: string): string => device.replace(/^A (?=browser|device)/, 'a ');

/**
 * CloudFront percent-encodes what is not ASCII in its location headers (developer guide, "Add CloudFront request
 * headers"). It does not know every place.
 */
function decoded(text: string | undefined): string | undefined {
  try {
    return text && decodeURIComponent(text).slice(0, 80);
  } catch {
    return undefined;
  }
}

/** "Leeds, United Kingdom", or the one of the two that is known. */
export const placeInWords = (city: string | undefined, country: string | undefined): string | undefined =>
  [decoded(city), decoded(country)].filter(Boolean).join(', ') || undefined;
