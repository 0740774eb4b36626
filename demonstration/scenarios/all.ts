import { readFileSync } from 'node:fs';
import { readScenarios } from './read.ts';
import type { Scenario } from './scenario.ts';

/** Every story that the demonstration can tell, by theme; each theme is a text file beside this one. */
export const themes = [
  'mail',
  'devices',
  'printing',
  'network',
  'phones',
  'files',
  'people',
  'dental',
  'workshop',
  'school',
] as const;

export const scenarios: readonly Scenario[] = themes.flatMap((theme) =>
  readScenarios(readFileSync(new URL(`${theme}.txt`, import.meta.url), 'utf8'), theme),
);
