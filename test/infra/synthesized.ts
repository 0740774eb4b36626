import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { afterAll } from 'vitest';
import { functions } from '../../lambdas/entry/functions.ts';
import { buildApp } from '../../lib/app.ts';
import { parseStageConfig } from '../../lib/stage-config.ts';

/** The app as the tests see it: stand-ins for entry files and for the built web, everything else as deployed. */

export const sample: Record<string, unknown> = {
  provider: {
    name: 'Northwind IT',
    phone: '+44 20 7946 0000',
    hours: 'Monday to Friday',
    welcome: 'Hello',
    timeZone: 'Europe/London',
  },
  administrator: { name: 'Ada Marsh', email: 'ada@example.com' },
  site: {
    domain: 'portal.example.com',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b',
  },
  mail: { from: 'support@example.com' },
  singleSignOn: {
    prefix: 'northwind',
    organisations: [
      {
        id: 'larkspur',
        name: 'Larkspur Dental Group',
        domains: ['larkspur.example.com'],
        issuer: 'https://login.microsoftonline.com/11112222-3333-4444-5555-666677778888/v2.0',
        clientId: 'the-application',
        secret: 'foyer/test/larkspur',
      },
    ],
  },
  alarms: { email: 'operations@example.com' },
};

const made: string[] = [];
afterAll(() => made.forEach((directory) => rmSync(directory, { recursive: true, force: true })));

/** A new folder with these files; gone when the tests of the file are done. */
export function folder(files: Record<string, string>): string {
  const directory = mkdtempSync(join(tmpdir(), 'foyer-infra-'));
  made.push(directory);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
  return directory;
}

/** Each stand-in differs, as real functions do: the same content would be the same asset. */
export const standInEntries = () =>
  folder(
    Object.fromEntries(
      Object.keys(functions).map((name) => [`${name}.ts`, `export const handler = async () => '${name}';\n`]),
    ),
  );

export const standInWeb = () =>
  folder({ 'index.html': '<!doctype html><title>Portal</title>', 'assets/app-1234.js': '' });

/** Synthesizes all stacks; throws when a validation finds something. */
export function synthesize(changes: Record<string, unknown> = {}): CloudAssembly {
  return buildApp({
    stage: 'test',
    outdir: folder({}),
    webDir: standInWeb(),
    entriesDir: standInEntries(),
    config: parseStageConfig({ ...sample, ...changes }, 'the test'),
  }).synth();
}

/** The templates by stack: `data`, `identity`, `api`, `mail`, `web`, `watch`. Fails on circles within one. */
export const templatesOf = (assembly: CloudAssembly): Record<string, Template> =>
  Object.fromEntries(assembly.stacks.map((stack) => [stack.id, Template.fromJSON(stack.template)]));

/** Gives one stack's template. */
export function templateOf(assembly: CloudAssembly, stack: string): Template {
  const template = templatesOf(assembly)[stack];
  if (!template) throw new Error(`There is no stack ${stack}.`);
  return template;
}
