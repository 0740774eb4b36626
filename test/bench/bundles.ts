import { statSync } from 'node:fs';
import { join } from 'node:path';
import { functions } from '../../lambdas/entry/functions.ts';
import { loadAssembly } from '../../local/assembly/assembly.ts';
import { planPorts } from '../../local/ports.ts';

/** Our own functions of a cloud assembly, as they are deployed. */
export type Bundle = {
  /** As in lambdas/entry/functions.ts. */
  name: string;
  file: string;
  bytes: number;
  variables: Record<string, string>;
};

type Code = { S3Key?: string } | undefined;
type Environment = { Variables?: Record<string, unknown> } | undefined;

export function bundles(directory: string): Bundle[] {
  const assembly = loadAssembly(directory, planPorts(1));
  // The logical id ends with the name without its dash, and a hash. CDK adds functions of its own.
  const names = Object.keys(functions);
  const nameIn = (id: string) => names.find((name) => id.endsWith(name.replaceAll('-', '')));
  return assembly.ofType('AWS::Lambda::Function').flatMap((resource) => {
    const name = nameIn(resource.id.replace(/[0-9A-F]{8}$/, ''));
    const code = resource.property<Code>('Code');
    if (!name || !code?.S3Key) return [];
    const variables = resource.property<Environment>('Environment')?.Variables ?? {};
    const file = join(assembly.asset(code.S3Key), 'index.cjs');
    return [
      {
        name,
        file,
        bytes: statSync(file).size,
        variables: Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, String(value)])),
      },
    ];
  });
}
