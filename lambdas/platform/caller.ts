/** What a request brings besides its body, and what its answer leaves in the browser. */

export type Cookies = { incoming: Record<string, string>; outgoing: string[] };

/** What a request says of where it comes from: from the browser, and from CloudFront where it knows the place. */
export type Viewer = { agent?: string; city?: string; country?: string };
