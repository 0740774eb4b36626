import { randomBytes } from 'node:crypto';

/** What a client asked the authorize endpoint for. */
export type Wish = {
  poolId: string;
  clientId: string;
  redirectUri: string;
  scope: string;
  state: string | undefined;
  nonce: string | undefined;
  challenge: string | undefined;
};

/** Somebody is away at an identity provider. */
export type Visit = { wish: Wish; provider: string; nonce: string; browser: string };
/** A code that waits to be exchanged. */
export type Code = { wish: Wish; username: string };
/** The browser's own session at the hosted endpoints. */
export type BrowserSession = { poolId: string; username: string };

/** Things that are found by a secret, once or for a while. In memory only: a restart asks to sign in again. */
function createShelf<T>(now: () => number, milliseconds: number) {
  const kept = new Map<string, { thing: T; until: number }>();
  return {
    put(thing: T): string {
      for (const [key, { until }] of kept) if (until < now()) kept.delete(key);
      const key = randomBytes(32).toString('base64url');
      kept.set(key, { thing, until: now() + milliseconds });
      return key;
    },
    get(key: string): T | undefined {
      const found = kept.get(key);
      return found && found.until >= now() ? found.thing : undefined;
    },
    /** Gives it for the last time. */
    take(key: string): T | undefined {
      const thing = this.get(key);
      kept.delete(key);
      return thing;
    },
  };
}

const minute = 60_000;

/** Lifetimes: codes five minutes, the browser's session an hour (developer guide, "Managed login"); visits as codes. */
export const createHostedMemory = (now: () => number) => ({
  visits: createShelf<Visit>(now, 5 * minute),
  codes: createShelf<Code>(now, 5 * minute),
  browsers: createShelf<BrowserSession>(now, 60 * minute),
});
export type HostedMemory = ReturnType<typeof createHostedMemory>;
