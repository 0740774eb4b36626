import { type Read, reader, shaped } from '../../shared/ui/address.ts';

/** The part of an address that narrows a page to one site (B1). */
export type SiteSearch = { site?: string | undefined };

export const siteId: Read<string> = shaped(/^[A-Za-z0-9-]{1,40}$/);
export const siteSearch = reader<SiteSearch>({ site: siteId });
