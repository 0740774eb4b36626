import * as z from 'zod';
import { operation, ProtocolError } from '../stand-in/json-protocol.ts';
import type { Operation } from '../stand-in/json-protocol.ts';
import { addVersion, createSecret, findSecret, getSecret } from './secret-store.ts';
import type { SecretValue } from './secret-store.ts';
import type { Secret, SecretVersion, Shelf } from './state.ts';

const value = {
  SecretString: z.string().optional(),
  SecretBinary: z.string().optional(),
  ClientRequestToken: z.string().min(32).max(64).optional(),
};
const byId = z.object({ SecretId: z.string() });
const mostBytes = 65_536;

/** Secrets Manager, as far as it is used. https://docs.aws.amazon.com/secretsmanager/latest/apireference/ */
export function secretsOperations(shelf: Shelf): Record<string, Operation> {
  return {
    CreateSecret: operation(
      z.object({ Name: z.string(), Description: z.string().optional(), ...value }),
      (input) => {
        if (findSecret(shelf, input.Name)) {
          throw new ProtocolError(
            'ResourceExistsException',
            `The operation failed because the secret ${input.Name} already exists.`,
          );
        }
        const content = readValue(input);
        const secret = createSecret(shelf, input.Name, undefined, input.Description);
        if (!content) return { ARN: secret.arn, Name: secret.name };
        const { id } = addVersion(shelf, secret, content, input.ClientRequestToken);
        return { ARN: secret.arn, Name: secret.name, VersionId: id };
      },
    ),
    PutSecretValue: operation(
      byId.extend({ ...value, VersionStages: z.array(z.string()).min(1).optional() }),
      (input) => {
        const secret = getSecret(shelf, input.SecretId);
        const content = readValue(input);
        if (!content) {
          throw new ProtocolError(
            'InvalidRequestException',
            'You must provide either SecretString or SecretBinary.',
          );
        }
        const version = addVersion(shelf, secret, content, input.ClientRequestToken, input.VersionStages);
        return { ARN: secret.arn, Name: secret.name, VersionId: version.id, VersionStages: version.stages };
      },
    ),
    GetSecretValue: operation(
      byId.extend({ VersionId: z.string().optional(), VersionStage: z.string().optional() }),
      (input) => {
        const secret = getSecret(shelf, input.SecretId);
        const version = findVersion(secret, input.VersionId, input.VersionStage);
        return {
          ARN: secret.arn,
          Name: secret.name,
          VersionId: version.id,
          SecretString: version.string,
          SecretBinary: version.binary,
          VersionStages: version.stages,
          CreatedDate: version.createdAt / 1000,
        };
      },
    ),
    DescribeSecret: operation(byId, (input) => {
      const secret = getSecret(shelf, input.SecretId);
      return {
        ARN: secret.arn,
        Name: secret.name,
        Description: secret.description,
        CreatedDate: secret.createdAt / 1000,
        LastChangedDate: secret.changedAt / 1000,
        VersionIdsToStages: Object.fromEntries(secret.versions.map(({ id, stages }) => [id, stages])),
      };
    }),
  };
}

function readValue(input: { SecretString?: string; SecretBinary?: string }): SecretValue | undefined {
  const { SecretString: string, SecretBinary: binary } = input;
  if (string !== undefined && binary !== undefined) {
    throw new ProtocolError(
      'InvalidParameterException',
      "You can't specify both a binary secret value and a string secret value in the same secret.",
    );
  }
  if (Buffer.byteLength(string ?? binary ?? '') > mostBytes) {
    throw new ProtocolError('ValidationException', `A secret value can have at most ${mostBytes} bytes.`);
  }
  return string === undefined && binary === undefined ? undefined : { string, binary };
}

function findVersion(secret: Secret, id: string | undefined, stage: string | undefined): SecretVersion {
  const wanted = stage ?? (id === undefined ? 'AWSCURRENT' : undefined);
  const version = secret.versions.find(
    (one) => (id === undefined || one.id === id) && (wanted === undefined || one.stages.includes(wanted)),
  );
  if (version) return version;
  const what = wanted === undefined ? `version: ${id}` : `staging label: ${wanted}`;
  throw new ProtocolError(
    'ResourceNotFoundException',
    `Secrets Manager can't find the specified secret value for ${what}`,
  );
}
