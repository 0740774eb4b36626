import { randomBytes, randomUUID } from 'node:crypto';
import { ProtocolError } from '../stand-in/json-protocol.ts';
import type { Secret, SecretVersion, Shelf } from './state.ts';

/** A value: text, or base64 of bytes. */
export type SecretValue = Pick<SecretVersion, 'string' | 'binary'>;

/** By name, ARN, or ARN without the six signs that Secrets Manager adds. */
export function findSecret(shelf: Shelf, nameOrArn: string): Secret | undefined {
  return shelf.state.secrets.find(
    ({ name, arn }) => name === nameOrArn || arn === nameOrArn || arn.slice(0, -7) === nameOrArn,
  );
}

/** Throws ResourceNotFoundException. */
export function getSecret(shelf: Shelf, nameOrArn: string): Secret {
  const secret = findSecret(shelf, nameOrArn);
  if (secret) return secret;
  throw new ProtocolError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
}

/** A new secret without a value; with the given ARN, or one of its own. */
export function createSecret(shelf: Shelf, name: string, arn?: string, description?: string): Secret {
  const suffix = randomBytes(12).toString('base64').replaceAll(/\W/g, '').slice(0, 6).padEnd(6, 'x');
  const now = shelf.now();
  const secret: Secret = {
    name,
    arn: arn ?? `arn:aws:secretsmanager:${shelf.region}:${shelf.account}:secret:${name}-${suffix}`,
    description,
    createdAt: now,
    changedAt: now,
    versions: [],
  };
  shelf.state.secrets.push(secret);
  shelf.changed();
  return secret;
}

/**
 * Adds a version. A token that came before with the same value changes nothing; with another it throws
 * ResourceExistsException. AWSCURRENT moves to the new version, AWSPREVIOUS to the one that had it.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
 */
export function addVersion(
  shelf: Shelf,
  secret: Secret,
  value: SecretValue,
  token: string = randomUUID(),
  stages: string[] = ['AWSCURRENT'],
): SecretVersion {
  const twin = secret.versions.find(({ id }) => id === token);
  if (twin) {
    if (twin.string === value.string && twin.binary === value.binary) return twin;
    throw new ProtocolError(
      'ResourceExistsException',
      `You can't use ClientRequestToken ${token} because that value is already in use for a version of secret ${secret.arn}.`,
    );
  }
  const current = secret.versions.find((version) => version.stages.includes('AWSCURRENT'));
  const moved = stages.includes('AWSCURRENT') ? [...stages, 'AWSPREVIOUS'] : stages;
  for (const version of secret.versions) {
    version.stages = version.stages.filter((stage) => !moved.includes(stage));
  }
  if (stages.includes('AWSCURRENT')) current?.stages.push('AWSPREVIOUS');
  const version: SecretVersion = { ...value, id: token, stages: [...stages], createdAt: shelf.now() };
  // A version without a stage is deprecated and soon removed: it goes at once.
  secret.versions = [...secret.versions.filter((old) => old.stages.length > 0), version];
  secret.changedAt = shelf.now();
  shelf.changed();
  return version;
}
