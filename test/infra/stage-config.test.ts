import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { parseStageConfig, readStageConfig, StageConfig } from '../../lib/stage-config.ts';
import { folder, sample } from './synthesized.ts';

const root = join(import.meta.dirname, '../..');

/** The lines that a person reads for a configuration. */
function complaints(changes: Record<string, unknown>): string[] {
  try {
    parseStageConfig({ ...sample, ...changes }, 'stages/dev.json');
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

/** The sample's organisation, changed. */
function signOn(changes: object): Record<string, unknown> {
  const { organisations, ...rest } = sample.singleSignOn as { organisations: object[] };
  return { singleSignOn: { ...rest, organisations: [{ ...organisations[0], ...changes }] } };
}

describe('a good configuration', () => {
  test.each(['sample', 'local'])('stages/%s.json holds', (stage) => {
    expect(readStageConfig(stage, root).provider.name).toBeTruthy();
  });

  test('what is left out gets its default', () => {
    const config = parseStageConfig(sample, 'the test');
    expect(config).toMatchObject({
      logRetentionDays: 90,
      removal: 'retain',
      mail: { identity: 'domain', verified: false },
    });
  });
});

describe('errors name the key, what is wrong, and an example', () => {
  test.each([
    [
      'a missing value',
      { administrator: { name: 'Ada' } },
      'administrator.email is missing. It is the address of the first administrator of the desk, for example "ada@example.com".',
    ],
    ['a wrong address', { mail: { from: 'support' } }, 'mail.from cannot be "support".'],
    ['a wrong choice', { removal: 'keep' }, 'removal cannot be "keep".'],
    ['a retention CloudWatch does not know', { logRetentionDays: 91 }, 'logRetentionDays cannot be 91.'],
    [
      'a time zone that is none',
      { provider: { ...(sample.provider as object), timeZone: 'Mars/Base' } },
      'provider.timeZone cannot be "Mars/Base".',
    ],
    [
      'a domain without a certificate',
      { site: { domain: 'a.example.com' } },
      'site.certificateArn is missing.',
    ],
    [
      'a certificate of another region',
      {
        site: {
          domain: 'a.example.com',
          certificateArn: 'arn:aws:acm:eu-west-2:111122223333:certificate/1',
        },
      },
      'which CloudFront takes from us-east-1 only, for example',
    ],
    ['a domain with https', { site: { domain: 'https://a.example.com' } }, 'without https://'],
    [
      'an issuer that speaks for everybody',
      signOn({ issuer: 'https://login.microsoftonline.com/common/v2.0' }),
      'singleSignOn.organisations.0.issuer speaks for everybody, not for one organisation.',
    ],
    [
      'an issuer without TLS',
      signOn({ issuer: 'http://login.example.com' }),
      'organisations.0.issuer cannot be',
    ],
    [
      'an address for a domain',
      signOn({ domains: ['ada@example.com'] }),
      'organisations.0.domains.0 cannot be',
    ],
    ['a domain twice', signOn({ domains: ['a.example.com', 'a.example.com'] }), 'names a.example.com twice.'],
    ['an id that Cognito could not tell apart', signOn({ id: 'Lark_spur' }), 'organisations.0.id cannot be'],
    [
      'a prefix that Cognito keeps for itself',
      { singleSignOn: { ...(sample.singleSignOn as object), prefix: 'my-cognito' } },
      'singleSignOn.prefix cannot be "my-cognito".',
    ],
    ['single sign-on without a site of its own', { site: undefined }, 'singleSignOn needs a site of its own'],
    ['an unknown key', { colour: 'red' }, 'colour is not a key that Foyer knows.'],
    ['a missing part', { provider: undefined }, 'provider is missing or is not an object'],
  ])('%s', (_, changes, words) => {
    const lines = complaints(changes);
    expect(lines[0]).toBe('stages/dev.json needs attention:');
    expect(lines.join('\n')).toContain(words);
  });

  test('a stage without a file says which there are', () => {
    expect(() => readStageConfig('nowhere', root)).toThrow(/no stages\/nowhere\.json.*local, sample/);
  });

  test('a stage name that could leave the folder is refused', () => {
    expect(() => readStageConfig('../dev', root)).toThrow('cannot be "../dev"');
  });

  test('a file that is not JSON is named', () => {
    const directory = folder({ 'stages/dev.json': '{ "provider": ' });
    expect(() => readStageConfig('dev', directory)).toThrow('stages/dev.json is not valid JSON');
  });
});

/** Every key as a path, through defaults and options. */
function keysOf(schema: z.ZodType, path = ''): string[] {
  const { def } = schema as unknown as { def: { innerType?: z.ZodType; shape?: Record<string, z.ZodType> } };
  if (def.innerType) return keysOf(def.innerType, path);
  if (!def.shape) return [path];
  return Object.entries(def.shape).flatMap(([key, inner]) => keysOf(inner, path ? `${path}.${key}` : key));
}

test('docs/deploying.md explains every key', () => {
  const page = readFileSync(join(root, 'docs/deploying.md'), 'utf8');
  expect(keysOf(StageConfig).filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
});
