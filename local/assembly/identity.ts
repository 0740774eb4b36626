import { createHash } from 'node:crypto';

/** Where a resource of the template lives here: what its name, ARN and addresses are made from. */
export type Place = {
  stackName: string;
  logicalId: string;
  type: string;
  region: string;
  account: string;
  /** The name that the template gives, resolved. */
  givenName: string | undefined;
  /** host:port of a distribution or an HTTP API. */
  host: string | undefined;
  sqsPort: number;
};

const hash = (text: string, length: number, encoding: 'hex' | 'base64url' = 'hex') =>
  createHash('sha256').update(text).digest(encoding).slice(0, length);

/** The property that names a resource, by resource type. */
export const NAME_PROPERTIES: Record<string, string> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Lambda::Alias': 'Name',
  'AWS::SSM::Parameter': 'Name',
  'AWS::SecretsManager::Secret': 'Name',
  'AWS::Events::Rule': 'Name',
  'AWS::Scheduler::Schedule': 'Name',
  'AWS::Scheduler::ScheduleGroup': 'Name',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::Cognito::UserPoolGroup': 'GroupName',
  'AWS::Cognito::UserPoolDomain': 'Domain',
  'AWS::Cognito::UserPoolIdentityProvider': 'ProviderName',
  'AWS::CloudFront::Function': 'Name',
};

/** A physical name that stays the same from start to start, because it depends on the place in the template only. */
export function physicalName(place: Place): string {
  const key = `${place.stackName}/${place.logicalId}`;
  const plain = place.givenName ?? `${place.stackName}-${place.logicalId}`;
  switch (place.type) {
    case 'AWS::S3::Bucket':
      return (
        place.givenName ??
        `${plain
          .toLowerCase()
          .replace(/[^a-z0-9-]/g, '')
          .slice(0, 54)}-${hash(key, 8)}`
      );
    case 'AWS::Lambda::Function':
      return place.givenName ?? plain.slice(0, 64);
    case 'AWS::SQS::Queue':
      return plain.slice(0, 80);
    case 'AWS::SSM::Parameter':
      return place.givenName ?? `CFN-${place.logicalId}`;
    case 'AWS::Cognito::UserPool':
      return `${place.region}_${hash(key, 30, 'base64url').replace(/[-_]/g, '').slice(0, 9)}`;
    case 'AWS::Cognito::UserPoolClient':
      return hash(key, 26);
    case 'AWS::ApiGatewayV2::Api':
    case 'AWS::ApiGatewayV2::Integration':
    case 'AWS::ApiGatewayV2::Authorizer':
    case 'AWS::ApiGatewayV2::Route':
      return hash(key, 10);
    case 'AWS::CloudFront::Distribution':
      return `E${hash(key, 13).toUpperCase()}`;
    default:
      return plain;
  }
}

/** The ARN of a named resource; undefined for types whose ARN nobody here asks for. */
export function arnOf(place: Place, name: string): string {
  const arn = (service: string, rest: string) =>
    `arn:aws:${service}:${place.region}:${place.account}:${rest}`;
  switch (place.type) {
    case 'AWS::DynamoDB::Table':
      return arn('dynamodb', `table/${name}`);
    case 'AWS::S3::Bucket':
      return `arn:aws:s3:::${name}`;
    case 'AWS::SQS::Queue':
      return arn('sqs', name);
    case 'AWS::SNS::Topic':
      return arn('sns', name);
    case 'AWS::Lambda::Function':
      return arn('lambda', `function:${name}`);
    case 'AWS::Cognito::UserPool':
      return arn('cognito-idp', `userpool/${name}`);
    case 'AWS::SecretsManager::Secret':
      // Secrets Manager adds six characters of its own to every name.
      return arn('secretsmanager', `secret:${name}-${hash(name, 6)}`);
    case 'AWS::SSM::Parameter':
      return arn('ssm', `parameter/${name.replace(/^\//, '')}`);
    case 'AWS::Events::Rule':
      return arn('events', `rule/${name}`);
    case 'AWS::Scheduler::Schedule':
      return arn('scheduler', `schedule/default/${name}`);
    case 'AWS::Logs::LogGroup':
      return arn('logs', `log-group:${name}:*`);
    case 'AWS::CloudFront::Function':
      return `arn:aws:cloudfront::${place.account}:function/${name}`;
    case 'AWS::CloudFront::Distribution':
      return `arn:aws:cloudfront::${place.account}:distribution/${name}`;
    case 'AWS::IAM::Role':
      return `arn:aws:iam::${place.account}:role/${name}`;
    case 'AWS::GuardDuty::MalwareProtectionPlan':
      return arn('guardduty', `malware-protection-plan/${hash(name, 20)}`);
    default:
      return arn('local', `${place.type}/${name}`);
  }
}

/** What Ref gives: the name for most types, an ARN or an address for some. */
export function refOf(place: Place, name: string): string {
  switch (place.type) {
    case 'AWS::SQS::Queue':
      return `http://127.0.0.1:${place.sqsPort}/${place.account}/${name}`;
    case 'AWS::SNS::Topic':
    case 'AWS::SecretsManager::Secret':
    case 'AWS::CloudFront::Function':
      return arnOf(place, name);
    default:
      return name;
  }
}

/** What Fn::GetAtt gives for the attributes that CDK uses. */
export function attributeOf(place: Place, name: string, attribute: string): string {
  switch (attribute) {
    case 'Arn':
    case 'FunctionARN':
    case 'TopicArn':
    case 'MalwareProtectionPlanId':
      return arnOf(place, name);
    case 'StreamArn':
      return `${arnOf(place, name)}/stream/local`;
    case 'QueueUrl':
      return refOf(place, name);
    case 'QueueName':
    case 'TopicName':
    case 'ApiId':
    case 'Id':
    case 'PolicyId':
    case 'AuthorizerId':
    case 'UserPoolId':
    case 'ClientId':
      return name;
    case 'ApiEndpoint':
      return `http://${place.host}`;
    case 'ProviderName':
      return `cognito-idp.${place.region}.amazonaws.com/${name}`;
    case 'ProviderURL':
      return `https://cognito-idp.${place.region}.amazonaws.com/${name}`;
    case 'RegionalDomainName':
      return `${name}.s3.${place.region}.amazonaws.com`;
    case 'DomainName':
      return place.type === 'AWS::S3::Bucket' ? `${name}.s3.amazonaws.com` : (place.host ?? `${name}.local`);
    default:
      return `${name}.${attribute}`;
  }
}
