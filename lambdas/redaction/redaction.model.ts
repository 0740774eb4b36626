import * as z from 'zod';
import { line, optionalLine, version } from '../platform/words.ts';

/** What stands where a text was removed, for everybody. */
export const redactedText = 'This text was removed by your service provider.';
/** What stands in place of a title, when nobody writes a better one. */
export const redactedTitle = 'Redacted';

const reason = line('why the text is removed', 300);
export const Redacting = z.object({ reason });

/** The texts of a request that can be removed, each for itself. */
export const requestParts = ['title', 'description', 'stepsTried', 'errorMessages', 'unsureItem'] as const;
export const RequestPart = z.enum(requestParts);
export type RequestPart = z.infer<typeof RequestPart>;

/** `title` stands in place of the title, if that is one of the parts. */
export const RedactingRequest = z.object({
  version,
  reason,
  parts: z
    .array(RequestPart)
    .min(1, 'Please choose what is removed.')
    .max(requestParts.length, 'Please choose each part once.'),
  title: optionalLine('another title', 160),
});
export type RedactingRequest = z.infer<typeof RedactingRequest>;
