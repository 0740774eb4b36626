import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';

/**
 * A sign-in that is under way elsewhere, kept in the browser that began it: whoever comes back without this cookie did
 * not begin here (RFC 6749, section 10.12). Lax, not Strict, because the way back begins on another site.
 */
const Journey = z.object({
  /** Goes out and must come back. */
  state: z.string().min(20),
  /** Must stand in the ID token (OpenID Connect Core, section 3.1.2.1). */
  nonce: z.string().min(20),
  /** Proves at the exchange who asked (RFC 7636). */
  verifier: z.string().min(43),
  domain: z.string(),
  next: z.string().optional(),
  remember: z.boolean(),
  /** Whether the organisation shall ask which account. */
  choose: z.boolean().optional(),
  /** How often it was begun again by itself. */
  again: z.int().min(0),
});
export type Journey = z.infer<typeof Journey>;

const name = 'foyer_portal_sign_on';
const seconds = 600;
const flags = 'Path=/api/session/portal/sign-on; HttpOnly; Secure; SameSite=Lax';

export const journeyCookie = (journey: Journey): string =>
  `${name}=${Buffer.from(JSON.stringify(journey)).toString('base64url')}; ${flags}; Max-Age=${seconds}`;
export const endJourney = `${name}=; ${flags}; Max-Age=0`;

/** The journey of this browser; undefined when there is none, or somebody made it up. */
export function journeyIn(cookies: Record<string, string>): Journey | undefined {
  try {
    return Journey.parse(JSON.parse(Buffer.from(cookies[name] ?? '', 'base64url').toString()));
  } catch {
    return undefined;
  }
}

const random = () => randomBytes(32).toString('base64url');

export const newJourney = (
  wish: Pick<Journey, 'domain' | 'next' | 'remember' | 'choose' | 'again'>,
): Journey => ({
  ...wish,
  state: random(),
  nonce: random(),
  verifier: random(),
});

const digest = (text: string) => createHash('sha256').update(text).digest();
/** What goes out of the verifier: RFC 7636, section 4.2. */
export const challengeOf = ({ verifier }: Journey): string => digest(verifier).toString('base64url');

export const isSame = (a: string, b: string | undefined): boolean =>
  b !== undefined && timingSafeEqual(digest(a), digest(b));
