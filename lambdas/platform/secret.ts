import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const client = new SecretsManagerClient({});
let secret: Promise<string> | undefined;

/** The secret that cursors, codes and links are signed with; read once by each running copy of the function. */
export function signingSecret(): Promise<string> {
  secret ??= client
    .send(new GetSecretValueCommand({ SecretId: process.env.SIGNING_SECRET_ARN }))
    .then((answer) => {
      if (!answer.SecretString) throw new Error('The signing secret is empty.');
      return answer.SecretString;
    })
    .catch((error: unknown) => {
      secret = undefined;
      throw error;
    });
  return secret;
}
