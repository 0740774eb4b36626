import { createServer } from 'node:net';

/** Another program listens on a port of the block that the cloud needs. */
export class PortTaken extends Error {
  readonly port: number;
  constructor(port: number) {
    super(`Port ${port} is taken by another program. Stop it, or choose another first port.`);
    this.name = 'PortTaken';
    this.port = port;
  }
}

/** The block of 12 ports, by what listens there. */
export type Ports = {
  site: number;
  api: number;
  dynamodb: number;
  s3: number;
  sqs: number;
  cognito: number;
  parameters: number;
  mail: number;
  lambda: number;
  /** For further distributions and HTTP APIs, in the order of the template. */
  spare: number[];
  /** The identity provider of an organisation outside. */
  organisation: number;
};

export function planPorts(first: number): Ports {
  const [site, api, dynamodb, s3, sqs, cognito, parameters, mail, lambda] = Array.from(
    { length: 9 },
    (_, index) => first + index,
  ) as [number, number, number, number, number, number, number, number, number];
  const spare = [first + 9, first + 10];
  const organisation = first + 11;
  return { site, api, dynamodb, s3, sqs, cognito, parameters, mail, lambda, spare, organisation };
}

/** Throws PortTaken for the first port of the block that is in use. */
export async function ensurePortsFree(first: number): Promise<void> {
  await Promise.all(Array.from({ length: 12 }, (_, index) => ensurePortFree(first + index)));
}

function ensurePortFree(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () => reject(new PortTaken(port)));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}
