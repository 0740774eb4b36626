import * as z from 'zod';

/** The accounts elsewhere that a user of the pool is linked with, as its attribute `identities` tells. */
const Links = z.array(z.object({ providerName: z.string(), userId: z.string() }));
export type Link = z.infer<typeof Links>[number];

export function linksOf(
  attributes: { Name?: string | undefined; Value?: string | undefined }[] = [],
): Link[] {
  const text = attributes.find(({ Name }) => Name === 'identities')?.Value;
  return text ? Links.parse(JSON.parse(text)) : [];
}
