import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack, Template } from './template.ts';

type Artifact = {
  type: string;
  environment?: string;
  dependencies?: string[];
  properties?: { templateFile?: string; stackName?: string; directoryName?: string };
};
type AssetManifest = { files?: Record<string, { source: { path?: string } }> };

export type AssemblyFiles = {
  stacks: Stack[];
  /** Path of each asset by its hash, which is also the key that templates use, without extension. */
  assets: Map<string, string>;
};

const DEFAULT_REGION = 'us-east-1';
const DEFAULT_ACCOUNT = '000000000000';

const json = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

/**
 * Reads `manifest.json` of a directory that `cdk synth` wrote, nested assemblies of stages too.
 * Stacks come in the order of deployment. Throws when the directory holds no assembly.
 */
export function readAssembly(directory: string): AssemblyFiles {
  const manifest = join(directory, 'manifest.json');
  if (!existsSync(manifest)) {
    throw new Error(
      `There is no cloud assembly in ${directory}: run "cdk synth --output ${directory}" first.`,
    );
  }
  const { artifacts = {} } = json<{ artifacts?: Record<string, Artifact> }>(manifest);
  const files: AssemblyFiles = { stacks: [], assets: new Map() };
  for (const id of deploymentOrder(artifacts)) {
    const artifact = artifacts[id];
    const properties = artifact?.properties ?? {};
    if (artifact?.type === 'cdk:cloud-assembly' && properties.directoryName) {
      const nested = readAssembly(join(directory, properties.directoryName));
      files.stacks.push(...nested.stacks);
      for (const [hash, path] of nested.assets) files.assets.set(hash, path);
    }
    if (artifact?.type !== 'aws:cloudformation:stack' || !properties.templateFile) continue;
    const [, account, region] = /^aws:\/\/([^/]+)\/(.+)$/.exec(artifact.environment ?? '') ?? [];
    files.stacks.push({
      name: properties.stackName ?? id,
      account: account && /^\d+$/.test(account) ? account : DEFAULT_ACCOUNT,
      region: region && region !== 'unknown-region' ? region : DEFAULT_REGION,
      template: json<Template>(join(directory, properties.templateFile)),
    });
    const assetFile = join(directory, properties.templateFile.replace(/\.template\.json$/, '.assets.json'));
    if (!existsSync(assetFile)) continue;
    for (const [hash, file] of Object.entries(json<AssetManifest>(assetFile).files ?? {})) {
      if (file.source.path) files.assets.set(hash, join(directory, file.source.path));
    }
  }
  return files;
}

function deploymentOrder(artifacts: Record<string, Artifact>): string[] {
  const order = new Set<string>();
  const visit = (id: string) => {
    if (order.has(id)) return;
    for (const dependency of artifacts[id]?.dependencies ?? []) visit(dependency);
    order.add(id);
  };
  for (const id of Object.keys(artifacts)) visit(id);
  return [...order];
}
