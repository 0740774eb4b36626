// One import of each kind, for the test of the parser.
import type { Stats } from 'node:fs';
import { rules } from './arrows.ts';
export type { Import } from './imports.ts';

export const later = async (stats: Stats) => [stats.size, rules, await import('./sources.ts')];
