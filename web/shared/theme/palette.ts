/** Shades made from the provider's colour, with the contrast that WCAG 2.2 AA asks for. No framework. */

type Rgb = readonly [red: number, green: number, blue: number];
/** Ten shades, lightest first. */
export type Shades = [string, string, string, string, string, string, string, string, string, string];

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
/** How much white (or, for the last ones, black) goes into each shade; the seventh is the colour itself. */
const light = [0.95, 0.88, 0.74, 0.58, 0.4, 0.2];
const dark = [0.12, 0.24, 0.4];

/** Ten shades around a colour `#rrggbb`, which is darkened first until white text on it has a contrast of 4.5. */
export const shadesOf = (colour: string): Shades => {
  const main = readable(rgbOf(colour));
  return [
    ...light.map((share) => hexOf(mix(main, white, share))),
    hexOf(main),
    ...dark.map((share) => hexOf(mix(main, black, share))),
  ] as Shades;
};

/** WCAG contrast of two colours `#rrggbb`, 1 to 21. */
export const contrast = (one: string, other: string): number => ratio(rgbOf(one), rgbOf(other));

const readable = (colour: Rgb): Rgb =>
  ratio(colour, white) >= 4.6 ? colour : readable(mix(colour, black, 0.04));

const rgbOf = (hex: string): Rgb => {
  const number = Number.parseInt(hex.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
};

const hexOf = (colour: Rgb): string =>
  `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

const mix = (colour: Rgb, into: Rgb, share: number): Rgb => {
  const one = (at: 0 | 1 | 2) => colour[at] + (into[at] - colour[at]) * share;
  return [one(0), one(1), one(2)];
};

// WCAG 2.2, definitions of relative luminance and contrast ratio.
const luminance = (colour: Rgb): number => {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const ratio = (one: Rgb, other: Rgb): number => {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};
