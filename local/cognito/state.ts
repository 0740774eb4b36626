import type { ClientSettings, GroupSettings, PoolSettings, ProviderSettings } from './settings.ts';

/*
 * What a user pool remembers. Everything here is plain JSON and is written to the data file.
 * Times are milliseconds since the epoch.
 */

/** An account at an identity provider that signs in as this user. */
export type Identity = { provider: string; subject: string; created: number };

export type User = {
  username: string;
  sub: string;
  /** Attribute values are always text in Cognito, `email_verified` too. */
  attributes: Record<string, string>;
  status: 'FORCE_CHANGE_PASSWORD' | 'CONFIRMED' | 'RESET_REQUIRED' | 'EXTERNAL_PROVIDER';
  enabled: boolean;
  groups: string[];
  identities?: Identity[];
  created: number;
  modified: number;
  password?: { salt: string; hash: string };
  temporaryUntil?: number;
  totp: { secret?: string; pending?: string; enabled: boolean; lastStep: number };
  failures: { count: number; last: number; lockedUntil: number };
  reset: { code?: string; expires: number; requested: number[]; refused: number[] };
};

export type Client = { id: string; secret?: string; settings: ClientSettings };

export type Group = GroupSettings & { created: number; modified: number };

/** One sign-in: what its refresh token stands for. Its id is the `origin_jti` of every token that came of it. */
export type Grant = {
  username: string;
  clientId: string;
  secretHash: string;
  authTime: number;
  expires: number;
  revoked: boolean;
  /** Through the hosted endpoints: what was asked for. */
  scope?: string;
};

export type PoolKey = { kid: string; privatePem: string };

export type Pool = {
  id: string;
  settings: PoolSettings;
  key: PoolKey;
  created: number;
  clients: Map<string, Client>;
  groups: Map<string, Group>;
  users: Map<string, User>;
  grants: Map<string, Grant>;
  /** Sign-in address -> username, so that a look-up does not grow with the pool. Not stored: built anew on load. */
  aliases: Map<string, string>;
  /** Identity providers and the name of the hosted endpoints, from the template at each start. Not stored. */
  providers: Map<string, ProviderSettings>;
  hostedName?: string;
};
