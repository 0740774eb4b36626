import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SSMClient } from '@aws-sdk/client-ssm';
import { startParameters } from '../../local/parameters/parameters.ts';
import type { Parameters } from '../../local/parameters/parameters.ts';

export type Room = {
  parameters: Parameters;
  ssm: SSMClient;
  secrets: SecretsManagerClient;
  leave(): Promise<void>;
};

export async function enterRoom(dataFile?: string): Promise<Room> {
  const parameters = await startParameters({
    port: 0,
    ...(dataFile === undefined ? {} : { dataFile }),
    region: 'eu-west-1',
    account: '123456789012',
    now: () => Date.now(),
  });
  const settings = {
    endpoint: `http://127.0.0.1:${parameters.port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    maxAttempts: 1,
  };
  const ssm = new SSMClient(settings);
  const secrets = new SecretsManagerClient(settings);
  return {
    parameters,
    ssm,
    secrets,
    async leave() {
      ssm.destroy();
      secrets.destroy();
      await parameters.stop();
    },
  };
}
