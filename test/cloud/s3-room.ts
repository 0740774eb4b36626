import { S3Client } from '@aws-sdk/client-s3';
import { startS3 } from '../../local/s3/s3.ts';
import type { ObjectEvent, S3 } from '../../local/s3/s3.ts';

export const origin = 'https://portal.example.com';

/** The stand-in with a plain bucket `files`, one with versions `kept`, a client, and a clock that can be moved. */
export type Room = {
  s3: S3;
  client: S3Client;
  endpoint: string;
  events: ObjectEvent[];
  moveClock(ms: number): void;
  leave(): Promise<void>;
};

export async function enterRoom(dataDir?: string): Promise<Room> {
  let offset = 0;
  const events: ObjectEvent[] = [];
  const credentials = { accessKeyId: 'LOCALKEY', secretAccessKey: 'local-secret' };
  const region = 'eu-west-1';
  const s3 = await startS3({
    port: 0,
    ...(dataDir === undefined ? {} : { dataDir }),
    ...credentials,
    region,
    now: () => Date.now() + offset,
    onEvent: (event) => events.push(event),
  });
  s3.ensureBucket('files', {
    CorsConfiguration: {
      CorsRules: [
        {
          AllowedOrigins: [origin],
          AllowedMethods: ['PUT', 'POST', 'GET', 'HEAD'],
          AllowedHeaders: ['content-*'],
          ExposedHeaders: ['ETag'],
          MaxAge: 300,
        },
      ],
    },
  });
  s3.ensureBucket('kept', { VersioningConfiguration: { Status: 'Enabled' } });
  const endpoint = `http://127.0.0.1:${s3.port}`;
  const client = new S3Client({ endpoint, region, credentials, maxAttempts: 1 });
  return {
    s3,
    client,
    endpoint,
    events,
    moveClock(ms) {
      offset += ms;
    },
    async leave() {
      client.destroy();
      await s3.stop();
    },
  };
}
