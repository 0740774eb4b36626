import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadAssembly } from '../../local/assembly/assembly.ts';
import type { Template } from '../../local/assembly/template.ts';
import { planPorts } from '../../local/ports.ts';

/** Writes an assembly of stacks, in the order given, as `cdk synth` would. */
function assemblyOf(stacks: Record<string, Template>) {
  const directory = mkdtempSync(join(tmpdir(), 'assembly-'));
  mkdirSync(directory, { recursive: true });
  const artifacts = Object.fromEntries(
    Object.keys(stacks).map((name) => [
      name,
      {
        type: 'aws:cloudformation:stack',
        environment: 'aws://111122223333/eu-central-1',
        properties: { templateFile: `${name}.template.json` },
      },
    ]),
  );
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify({ artifacts }));
  for (const [name, template] of Object.entries(stacks)) {
    writeFileSync(join(directory, `${name}.template.json`), JSON.stringify(template));
  }
  return loadAssembly(directory, planPorts(6000), outside);
}

const outside = {
  hosts: { 'login.acme.example.com': '127.0.0.1:6011' },
  secrets: { 'acme/secret': 'hidden' },
};

/** Resolves one value in a stack that has a queue, a bucket and a condition. */
function resolve(value: unknown): unknown {
  const assembly = assemblyOf({
    Base: {
      Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
      Outputs: { Shared: { Value: { Ref: 'Topic' }, Export: { Name: 'Base:Topic' } } },
    },
    Main: {
      Parameters: { Size: { Type: 'String', Default: 'small' } },
      Conditions: {
        IsSmall: { 'Fn::Equals': [{ Ref: 'Size' }, 'small'] },
        IsBig: { 'Fn::Not': [{ Condition: 'IsSmall' }] },
        Neither: { 'Fn::And': [{ Condition: 'IsSmall' }, { 'Fn::Or': [{ Condition: 'IsBig' }] }] },
      },
      Mappings: { Zones: { 'eu-central-1': { id: 'Z1' } } },
      Resources: {
        Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Join': ['-', ['my', 'queue']] } } },
        Bucket: { Type: 'AWS::S3::Bucket' },
        Api: { Type: 'AWS::ApiGatewayV2::Api' },
        Site: {
          Type: 'AWS::CloudFront::Distribution',
          Properties: { DistributionConfig: { Aliases: ['portal.example.com'] } },
        },
        Bare: { Type: 'AWS::CloudFront::Distribution' },
        Hosted: { Type: 'AWS::Cognito::UserPoolDomain', Properties: { Domain: 'acme-it' } },
        Subject: { Type: 'Test::Subject', Properties: { value } },
      },
    },
  });
  return assembly.find('Main', 'Subject').property('value');
}

describe('intrinsic functions', () => {
  test.each<[string, unknown, unknown]>([
    ['Ref to a resource', { Ref: 'Queue' }, 'http://127.0.0.1:6004/111122223333/my-queue'],
    ['Ref to a parameter', { Ref: 'Size' }, 'small'],
    [
      'pseudo parameters',
      [{ Ref: 'AWS::Region' }, { Ref: 'AWS::AccountId' }],
      ['eu-central-1', '111122223333'],
    ],
    ['no value', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
    ['GetAtt', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:eu-central-1:111122223333:my-queue'],
    ['GetAtt with a dot', { 'Fn::GetAtt': 'Queue.QueueName' }, 'my-queue'],
    ['Join and Split', { 'Fn::Join': ['+', { 'Fn::Split': [',', 'a,b'] }] }, 'a+b'],
    ['Select', { 'Fn::Select': ['1', ['a', 'b']] }, 'b'],
    ['Sub', { 'Fn::Sub': '${Queue.QueueName} ${AWS::Region} ${!Kept}' }, 'my-queue eu-central-1 ${Kept}'],
    ['Sub with variables', { 'Fn::Sub': ['${x}-${Size}', { x: { Ref: 'AWS::Partition' } }] }, 'aws-small'],
    ['If', { 'Fn::If': ['IsSmall', 'yes', 'no'] }, 'yes'],
    ['If by other conditions', { 'Fn::If': ['Neither', 'yes', 'no'] }, 'no'],
    ['ImportValue', { 'Fn::ImportValue': 'Base:Topic' }, 'arn:aws:sns:eu-central-1:111122223333:Base-Topic'],
    ['Base64', { 'Fn::Base64': 'hello' }, 'aGVsbG8='],
    ['FindInMap', { 'Fn::FindInMap': ['Zones', { Ref: 'AWS::Region' }, 'id'] }, 'Z1'],
    [
      'address of a site',
      { 'Fn::Join': ['', ['https://', { 'Fn::GetAtt': ['Site', 'DomainName'] }, '/a']] },
      'http://localhost:6000/a',
    ],
    ['address of a site by its alias', 'https://portal.example.com/x', 'http://localhost:6000/x'],
    [
      'address of hosted endpoints',
      { 'Fn::Sub': 'https://${Hosted}.auth.${AWS::Region}.amazoncognito.com/logout' },
      'http://127.0.0.1:6005/hosted/acme-it/logout',
    ],
    ['address of somebody outside', 'https://login.acme.example.com/x', 'http://127.0.0.1:6011/x'],
    [
      'a secret that was put there by hand',
      '{{resolve:secretsmanager:acme/secret:SecretString:::}}',
      'hidden',
    ],
    ['address of an API', { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }, 'http://127.0.0.1:6001'],
    [
      'address of an API by its id',
      { 'Fn::Sub': 'https://${Api}.execute-api.${AWS::Region}.amazonaws.com/x' },
      'http://127.0.0.1:6001/x',
    ],
  ])('%s', (_, value, expected) => {
    expect(resolve(value)).toEqual(expected);
  });

  test('a bucket becomes an address by path', () => {
    const address = resolve({
      'Fn::Join': ['', ['https://', { 'Fn::GetAtt': ['Bucket', 'RegionalDomainName'] }]],
    });
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:6003\/main-bucket-[0-9a-f]{8}$/);
  });

  test('unknown names are refused by name', () => {
    expect(() => resolve({ Ref: 'Nobody' })).toThrow(/Main refers to Nobody/);
    expect(() => resolve({ 'Fn::ImportValue': 'Base:Nothing' })).toThrow(/imports Base:Nothing/);
  });
});

test('physical names stay the same from load to load', () => {
  const stacks = {
    Main: {
      Resources: {
        Pool: { Type: 'AWS::Cognito::UserPool' },
        Client: { Type: 'AWS::Cognito::UserPoolClient' },
        Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'key' } },
        Role: { Type: 'AWS::IAM::Role' },
      },
    },
  };
  const names = () =>
    assemblyOf(stacks)
      .all()
      .map(({ ref }) => ref);
  expect(names()).toEqual(names());
  expect(names()[0]).toMatch(/^eu-central-1_[A-Za-z0-9]{9}$/);
  expect(names()[2]).toMatch(/^arn:aws:secretsmanager:eu-central-1:111122223333:secret:key-[0-9a-f]{6}$/);
});

test('a directory without an assembly is named, with the way out', () => {
  expect(() => loadAssembly('/nowhere', planPorts(6000))).toThrow(
    /no cloud assembly in \/nowhere: run "cdk synth/,
  );
});
