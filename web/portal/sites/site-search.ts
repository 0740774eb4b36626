/** The part of an address that narrows a page to one site (B1). */
export type SiteSearch = { site?: string | undefined };

/** Reads the address. A site's id of digits alone is read as a number there; what is no id counts as absent. */
export const siteSearch = (search: Record<string, unknown>): SiteSearch => {
  const site = ['string', 'number'].includes(typeof search['site']) ? String(search['site']) : '';
  return /^[A-Za-z0-9-]{1,40}$/.test(site) ? { site } : {};
};
