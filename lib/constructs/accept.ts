import { Stack, Token, Validations } from 'aws-cdk-lib';
import type { CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';

/** Accepts findings of cdk-nag at one place, with the reason. `rules` as in the finding: `S1`, `IAM5[Resource::*]`. */
export function accept(at: IConstruct, reason: string, ...rules: string[]): void {
  for (const rule of rules) Validations.of(at).acknowledge({ id: `AwsSolutions-${rule}`, reason });
}

/** The policy of every function that CDK itself brings along, as findings name it. */
export const basicRole =
  'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]';

const said = (value: string, name: string) => (Token.isUnresolved(value) ? `<AWS::${name}>` : value);

/** How findings write partition, account and region: as they are, or as references when the stage leaves them open. */
export function environmentOf(at: IConstruct): { partition: string; account: string; region: string } {
  const { partition, account, region } = Stack.of(at);
  return {
    partition: said(partition, 'Partition'),
    account: said(account, 'AccountId'),
    region: said(region, 'Region'),
  };
}

/** How findings write the ARN of a bucket that `at` uses: by its logical id, or by its export from another stack. */
export function bucketArnIn(at: IConstruct, bucket: IBucket): string {
  const owner = Stack.of(bucket);
  if (owner === Stack.of(at)) return `<${owner.getLogicalId(bucket.node.defaultChild as CfnBucket)}.Arn>`;
  const imported = owner.resolve(owner.exportValue(bucket.bucketArn)) as { 'Fn::ImportValue': string };
  return imported['Fn::ImportValue'];
}
