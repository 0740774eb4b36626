/** Why somebody who comes from an organisation is not let in; in addresses and in words that machines read. */
export const refusals = ['no-access', 'other-address', 'other-account'] as const;
export type Refusal = (typeof refusals)[number];
