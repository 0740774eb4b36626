import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Assembly } from '../assembly/assembly.ts';
import type { Resource } from '../assembly/template.ts';
import type { Memory } from '../memory.ts';
import type { S3 } from '../s3/s3.ts';
import { contentTypeOf } from './content-type.ts';

type DeploymentProperties = {
  SourceObjectKeys: string[];
  SourceMarkers?: Record<string, string>[];
  DestinationBucketName: string;
  DestinationBucketKeyPrefix?: string;
  Prune?: boolean | string;
  Extract?: boolean | string;
  Exclude?: string[];
  Include?: string[];
  SystemMetadata?: Record<string, string>;
  UserMetadata?: Record<string, string>;
};
type Source = { path: string; markers: [string, string][] };

/**
 * Does the work of Custom::CDKBucketDeployment: `aws s3 sync` of asset folders to a bucket, with its filters and
 * metadata. A deployment that was done before and has not changed is skipped.
 */
export async function deployFiles(
  resource: Resource,
  { assembly, s3, memory }: { assembly: Assembly; s3: S3; memory: Memory },
): Promise<void> {
  const properties = resource.properties<DeploymentProperties>();
  const key = `deployment ${resource.stack.name}/${resource.id}`;
  const fingerprint = JSON.stringify(properties);
  const DestinationBucketArn = `arn:aws:s3:::${properties.DestinationBucketName}`;
  assembly.completeCustomResource(resource, key, { DestinationBucketArn });
  if (memory.get(key) === fingerprint) return;
  if (String(properties.Extract ?? 'true') === 'false') {
    throw new Error(
      `${resource.stack.name}/${resource.id}: deployments with "extract: false" are not played here`,
    );
  }
  const bucket = properties.DestinationBucketName;
  const given = properties.DestinationBucketKeyPrefix ?? '';
  const prefix = given === '' || given === '/' ? '' : given.replace(/\/?$/, '/');
  const wanted = filterOf(properties);
  const sources = await readSources(assembly, properties);
  const metadata = metadataOf(properties);
  for (const [name, source] of sources) {
    if (!wanted(name)) continue;
    const headers = { 'content-type': contentTypeOf(name), ...metadata };
    await s3.putObject(bucket, prefix + name, await contentOf(source), headers);
  }
  if (String(properties.Prune ?? 'true') === 'true') {
    for (const present of await s3.listKeys(bucket, prefix)) {
      const name = present.slice(prefix.length);
      if (wanted(name) && !sources.has(name)) await s3.deleteObject(bucket, present);
    }
  }
  memory.set(key, fingerprint);
}

/** Files by their name in the bucket; of several sources the last one wins. */
async function readSources(
  assembly: Assembly,
  properties: DeploymentProperties,
): Promise<Map<string, Source>> {
  const files = new Map<string, Source>();
  for (const [index, key] of properties.SourceObjectKeys.entries()) {
    const directory = assembly.asset(key);
    if (!(await stat(directory)).isDirectory()) throw new Error(`The asset ${directory} is not a folder`);
    const markers = Object.entries(properties.SourceMarkers?.[index] ?? {});
    for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      files.set(relative(directory, path).split(sep).join('/'), { path, markers });
    }
  }
  return files;
}

/** `Source.data` and `Source.jsonData` leave markers for values that are known at deployment only. */
async function contentOf({ path, markers }: Source): Promise<Buffer> {
  const content = await readFile(path);
  if (!markers.length) return content;
  let text = content.toString();
  for (const [marker, value] of markers) text = text.replaceAll(marker, value);
  return Buffer.from(text);
}

/** As in the AWS command line: all files, less the excluded, plus the included again. */
function filterOf({ Exclude = [], Include = [] }: DeploymentProperties): (name: string) => boolean {
  const excluded = Exclude.map(glob);
  const included = Include.map(glob);
  return (name) => included.some((each) => each.test(name)) || !excluded.some((each) => each.test(name));
}

/** A star stands for anything, slashes too. */
const glob = (pattern: string) =>
  new RegExp(
    `^${pattern
      .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );

const metadataOf = ({
  SystemMetadata = {},
  UserMetadata = {},
}: DeploymentProperties): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(SystemMetadata).map(([name, value]) => [name.toLowerCase(), value])),
  ...Object.fromEntries(
    Object.entries(UserMetadata).map(([name, value]) => [`x-amz-meta-${name.toLowerCase()}`, value]),
  ),
});
