import * as z from 'zod';
import { operation, ProtocolError } from '../stand-in/json-protocol.ts';
import type { Operation } from '../stand-in/json-protocol.ts';
import type { Parameter, Shelf } from './state.ts';

const decryption = z.boolean().default(false);
const mostBytes = { Standard: 4096, Advanced: 8192, 'Intelligent-Tiering': 8192 };

const putInput = z.object({
  Name: z.string(),
  Value: z.string(),
  Type: z.enum(['String', 'StringList', 'SecureString']).optional(),
  Overwrite: z.boolean().default(false),
  Tier: z.enum(['Standard', 'Advanced', 'Intelligent-Tiering']).default('Standard'),
});

const pathInput = z.object({
  Path: z.string(),
  Recursive: z.boolean().default(false),
  WithDecryption: decryption,
  MaxResults: z.number().int().min(1).max(10).default(10),
  NextToken: z.string().optional(),
});

/** Parameter Store, as far as it is used. https://docs.aws.amazon.com/systems-manager/latest/APIReference/ */
export function ssmOperations(shelf: Shelf): Record<string, Operation> {
  return {
    GetParameter: operation(z.object({ Name: z.string(), WithDecryption: decryption }), (input) => {
      const parameter = find(shelf, input.Name);
      if (!parameter) throw new ProtocolError('ParameterNotFound', `Parameter ${input.Name} not found.`);
      return { Parameter: present(shelf, parameter, input.WithDecryption) };
    }),
    GetParameters: operation(
      z.object({ Names: z.array(z.string()).min(1).max(10), WithDecryption: decryption }),
      (input) => {
        const found = input.Names.map((name) => [name, find(shelf, name)] as const);
        return {
          Parameters: found.flatMap(([, one]) => (one ? [present(shelf, one, input.WithDecryption)] : [])),
          InvalidParameters: found.filter(([, one]) => !one).map(([name]) => name),
        };
      },
    ),
    GetParametersByPath: operation(pathInput, (input) => getByPath(shelf, input)),
    PutParameter: operation(putInput, (input) => putParameter(shelf, input)),
  };
}

/** Writes a value; a new version unless it is the first. */
export function writeParameter(
  shelf: Shelf,
  name: string,
  value: string,
  type: Parameter['type'],
  deployed = shelf.state.parameters[name]?.deployed,
): Parameter {
  const version = (shelf.state.parameters[name]?.version ?? 0) + 1;
  const written: Parameter = { name, type, value, version, modifiedAt: shelf.now(), deployed };
  shelf.state.parameters[name] = written;
  shelf.changed();
  return written;
}

function putParameter(shelf: Shelf, input: z.infer<typeof putInput>): unknown {
  const known = shelf.state.parameters[input.Name];
  if (known && !input.Overwrite) {
    throw new ProtocolError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    );
  }
  const type = input.Type ?? known?.type;
  if (type === undefined) {
    throw new ProtocolError(
      'ValidationException',
      'A parameter type is required when you create a parameter.',
    );
  }
  if (!/^[\w./-]{1,1011}$/.test(input.Name) || (input.Name.includes('/') && !input.Name.startsWith('/'))) {
    throw new ProtocolError(
      'ValidationException',
      'Parameter name must be a fully qualified name of letters, digits and .-_/ symbols.',
    );
  }
  const size = Buffer.byteLength(input.Value);
  if (size === 0 || size > mostBytes[input.Tier]) {
    throw new ProtocolError(
      'ValidationException',
      `${input.Tier} tier parameters support a parameter value of 1 to ${mostBytes[input.Tier]} bytes.`,
    );
  }
  const { version } = writeParameter(shelf, input.Name, input.Value, type);
  return { Version: version, Tier: input.Tier };
}

function getByPath(shelf: Shelf, input: z.infer<typeof pathInput>): unknown {
  const path = input.Path.endsWith('/') ? input.Path : `${input.Path}/`;
  const below = Object.values(shelf.state.parameters)
    .filter(({ name }) => name.startsWith(path))
    .filter(({ name }) => input.Recursive || !name.slice(path.length).includes('/'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const start = Number(input.NextToken ?? 0);
  const end = start + input.MaxResults;
  return {
    Parameters: below.slice(start, end).map((one) => present(shelf, one, input.WithDecryption)),
    ...(end < below.length ? { NextToken: String(end) } : {}),
  };
}

/** By name, `name:version` or ARN. Only the newest version is kept. */
function find(shelf: Shelf, selector: string): Parameter | undefined {
  const [name = '', version] = selector.replace(/^arn:aws:ssm:[^:]*:[^:]*:parameter/, '').split(':');
  const { parameters } = shelf.state;
  const found = parameters[name] ?? (selector.startsWith('arn:') ? parameters[name.slice(1)] : undefined);
  if (!found || version === undefined || Number(version) === found.version) return found;
  throw new ProtocolError(
    'ParameterVersionNotFound',
    `Systems Manager could not find version ${version} of ${name}.`,
  );
}

// Without decryption SSM gives the ciphertext. Here it only has to be useless.
function present(shelf: Shelf, parameter: Parameter, decrypted: boolean): unknown {
  const { name, type, value, version, modifiedAt } = parameter;
  const isHidden = type === 'SecureString' && !decrypted;
  return {
    Name: name,
    Type: type,
    Value: isHidden ? Buffer.from(`encrypted version ${version}`).toString('base64') : value,
    Version: version,
    LastModifiedDate: modifiedAt / 1000,
    ARN: `arn:aws:ssm:${shelf.region}:${shelf.account}:parameter${name.startsWith('/') ? '' : '/'}${name}`,
    DataType: 'text',
  };
}
