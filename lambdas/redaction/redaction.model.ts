import * as z from 'zod';
import { line } from '../platform/words.ts';

/** What stands where a text was removed, for everybody. */
export const redactedText = 'This text was removed by your service provider.';

export const Redacting = z.object({ reason: line('why the text is removed', 300) });
