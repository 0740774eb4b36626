import { createTheme, type MantineColorsTuple } from '@mantine/core';

const brand = Array.from({ length: 10 }, (_, at) => `var(--brand-${at})`) as unknown as MantineColorsTuple;

/** What Mantine must know in JavaScript; colours, fonts and sizes are in theme.css. */
export const theme = createTheme({
  primaryColor: 'brand',
  colors: { brand },
  primaryShade: 6,
  defaultRadius: 8,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
});
