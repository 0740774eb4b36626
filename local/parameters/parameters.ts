import { ProtocolError, serveJson } from '../stand-in/json-protocol.ts';
import { keepState, readState } from '../stand-in/state-file.ts';
import { addVersion, createSecret, findSecret } from './secret-store.ts';
import { secretsOperations } from './secrets.ts';
import { ssmOperations, writeParameter } from './ssm.ts';
import { state } from './state.ts';
import type { Shelf } from './state.ts';

export type Parameters = {
  port: number;
  /**
   * What a template says of a parameter. As CloudFormation does, it writes when that differs from the last time,
   * and leaves alone what was changed since.
   */
  ensureParameter(name: string, value: string, type?: 'String' | 'SecureString'): void;
  /** Creates the secret unless it has a value; gives its ARN. The value may be made on demand. */
  ensureSecret(nameOrArn: string, value: string | (() => string)): string;
  stop(): Promise<void>;
};

/**
 * Starts Parameter Store and Secrets Manager behind one port on 127.0.0.1; signatures are not looked at.
 * With `dataFile` everything survives a restart; the file is readable by its owner only. `now` in milliseconds.
 */
export async function startParameters(options: {
  port: number;
  dataFile?: string;
  region: string;
  account: string;
  now: () => number;
}): Promise<Parameters> {
  const { region, account, now } = options;
  const kept = readState(options.dataFile, state) ?? { parameters: {}, secrets: [] };
  const file = keepState(options.dataFile, 0, () => kept);
  const shelf: Shelf = { state: kept, now, region, account, changed: () => file.changed() };
  const services = { AmazonSSM: ssmOperations(shelf), secretsmanager: secretsOperations(shelf) };
  const { port, close } = await serveJson({
    port: options.port,
    version: '1.1',
    now,
    find(target) {
      const [service, name = ''] = target.split('.');
      const operations = Object.entries(services).find(([known]) => known === service)?.[1];
      const run = operations?.[name];
      if (run) return run;
      throw new ProtocolError(
        'UnknownOperationException',
        `The stand-in does not know the operation ${target}.`,
      );
    },
    invalid: (reason) => new ProtocolError('ValidationException', reason),
  });
  return {
    port,
    ensureParameter(name, value, type = 'String') {
      if (shelf.state.parameters[name]?.deployed === value) return;
      writeParameter(shelf, name, value, type, value);
    },
    ensureSecret(nameOrArn, value) {
      const secret = findSecret(shelf, nameOrArn) ?? createSecret(shelf, ...nameAndArn(nameOrArn));
      if (secret.versions.length === 0) {
        addVersion(shelf, secret, { string: typeof value === 'function' ? value() : value });
      }
      return secret.arn;
    },
    stop: close,
  };
}

/** `arn:aws:secretsmanager:region:account:secret:name-AbCdEf` is the ARN of `name`. */
function nameAndArn(nameOrArn: string): [name: string, arn?: string] {
  if (!nameOrArn.startsWith('arn:')) return [nameOrArn];
  const full = nameOrArn.split(':').slice(6).join(':');
  return [full.replace(/-[A-Za-z0-9]{6}$/, ''), nameOrArn];
}
