import type { Plugin } from 'vite';

const variables = /@mantine\/core\/styles\/default-css-variables\.layer\.css$/;
/** What of Mantine's colours Foyer never shows; its own `brand` stands in theme.css. */
const unused =
  'color-(pink|grape|violet|indigo|blue|cyan|green|lime|yellow|orange)-[\\w-]+|primary-color-[\\w-]+|color-anchor';
const line = new RegExp(`^ *--mantine-(${unused}):[^;]*;\\n`, 'gm');

/** Leaves out the colours of palettes that are never shown: 2 KB gz of each first page. */
export const palettes = (): Plugin => ({
  name: 'foyer-palettes',
  enforce: 'pre',
  transform: (code, id) => (variables.test(id) ? { code: code.replaceAll(line, ''), map: null } : undefined),
});
