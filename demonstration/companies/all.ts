import type { Profile } from './company.ts';
import { larkspur } from './larkspur.ts';
import { marrowfield } from './marrowfield.ts';
import { tenon } from './tenon.ts';

/** The provider's customers. */
export const profiles: readonly Profile[] = [larkspur, tenon, marrowfield];
