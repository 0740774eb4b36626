import type { JsonWebKey } from 'node:crypto';
import { once } from 'node:events';
import type { Directory } from './directory.ts';
import { hostedAddress } from './hosted/address.ts';
import { createHostedMemory } from './hosted/memory.ts';
import { publicJwk } from './keys.ts';
import { createCognitoServer } from './server.ts';
import { createChallengeSessions } from './session.ts';
import * as setup from './setup.ts';
import { createSaver, loadPools } from './store.ts';

export type CognitoOptions = {
  /** 0 = any free one. Listens on 127.0.0.1. */
  port: number;
  /** Where users, keys and sign-ins are kept; in memory only when absent. */
  dataFile?: string;
  region: string;
  account: string;
  /** Milliseconds since the epoch; may be moved. */
  now: () => number;
  /** Runs a Lambda trigger and gives the event that it returns. */
  invoke: (functionArn: string, event: unknown) => Promise<unknown>;
  sendMail: (mail: { from?: string; to: string; subject: string; html: string }) => Promise<void>;
};

export type Cognito = {
  port: number;
  /** The `iss` of a pool's tokens. */
  issuer(poolId: string): string;
  /** The public keys behind an issuer, for `createJwtVerifier`. None for an issuer that is not one of these pools. */
  keys(issuer: string): JsonWebKey[];
  /** `Fn::GetAtt` ClientSecret; nothing for a client without one. */
  clientSecret(poolId: string, clientId: string): string | undefined;
  /** Makes or updates a pool from the resolved properties of AWS::Cognito::UserPool. Throws what AWS refuses. */
  ensurePool(poolId: string, properties: Record<string, unknown>): void;
  ensureClient(poolId: string, clientId: string, properties: Record<string, unknown>): void;
  ensureGroup(poolId: string, properties: Record<string, unknown>): void;
  /** From AWS::Cognito::UserPoolIdentityProvider; its issuer is asked when somebody comes. */
  ensureProvider(poolId: string, properties: Record<string, unknown>): void;
  /** From AWS::Cognito::UserPoolDomain: the hosted endpoints answer below `hostedAddress`. */
  ensureDomain(poolId: string, name: string): void;
  /** Writes what is unwritten and stops listening. */
  stop(): Promise<void>;
};

/** Starts the stand-in for Amazon Cognito user pools. docs/stand-in-cognito.md says what it plays and what not. */
export async function startCognito(options: CognitoOptions): Promise<Cognito> {
  const pools = loadPools(options.dataFile);
  const saver = createSaver(options.dataFile, pools);
  let port = options.port;
  const directory: Directory = {
    region: options.region,
    account: options.account,
    now: options.now,
    pools,
    sessions: createChallengeSessions(options.now),
    hosted: createHostedMemory(options.now),
    hostedAddress: (name) => hostedAddress(port, name),
    issuer: (poolId) => `http://127.0.0.1:${port}/${poolId}`,
    invoke: options.invoke,
    sendMail: options.sendMail,
    changed: saver.changed,
  };
  const server = createCognitoServer(directory).listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address === 'object' && address) port = address.port;
  return {
    port,
    issuer: directory.issuer,
    keys(issuer) {
      const pool = pools.get(issuer.slice(issuer.lastIndexOf('/') + 1));
      return pool && issuer === directory.issuer(pool.id) ? [publicJwk(pool.key)] : [];
    },
    clientSecret: (poolId, clientId) => pools.get(poolId)?.clients.get(clientId)?.secret,
    ensurePool: (poolId, properties) => setup.ensurePool(directory, poolId, properties),
    ensureClient: (poolId, clientId, properties) =>
      setup.ensureClient(directory, poolId, clientId, properties),
    ensureGroup: (poolId, properties) => setup.ensureGroup(directory, poolId, properties),
    ensureProvider: (poolId, properties) => setup.ensureProvider(directory, poolId, properties),
    ensureDomain: (poolId, name) => setup.ensureDomain(directory, poolId, name),
    async stop() {
      saver.flush();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      saver.flush();
    },
  };
}
