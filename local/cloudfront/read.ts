import type { Assembly } from '../assembly/assembly.ts';
import type { Resource } from '../assembly/template.ts';
import type { HttpApi } from '../http-api/api.ts';
import type { Answer, Exchange } from '../http/exchange.ts';
import type { S3 } from '../s3/s3.ts';
import { pathPattern } from './behaviour.ts';
import type { Behaviour } from './behaviour.ts';
import { createDistribution } from './distribution.ts';
import type { Origin } from './distribution.ts';
import { loadEdgeFunction } from './edge-function.ts';
import type { EdgeFunction } from './edge-function.ts';
import { readPolicies } from './policies.ts';
import type { Policies } from './policies.ts';
import { readFromBucket } from './s3-origin.ts';

type BehaviourConfig = {
  PathPattern?: string;
  TargetOriginId: string;
  AllowedMethods?: string[];
  Compress?: boolean | string;
  CachePolicyId?: string;
  OriginRequestPolicyId?: string;
  ResponseHeadersPolicyId?: string;
  FunctionAssociations?: { EventType: string; FunctionARN: string }[];
};
type DistributionConfig = {
  DefaultRootObject?: string;
  DefaultCacheBehavior: BehaviourConfig;
  CacheBehaviors?: BehaviourConfig[];
  Origins: { Id: string; DomainName: string; OriginPath?: string }[];
  CustomErrorResponses?: { ErrorCode: number; ResponseCode?: number; ResponsePagePath?: string }[];
};

export type Site = { port: number; handle(exchange: Exchange): Promise<Answer> };

/** Builds every distribution of the assembly, with the port that it shall listen on. */
export function readDistributions(
  assembly: Assembly,
  surroundings: { s3: S3; apis: HttpApi[]; log: (line: string) => void },
): Site[] {
  const policies = readPolicies(assembly);
  const functions = new Map(
    assembly.ofType('AWS::CloudFront::Function').map((resource) => {
      const code = resource.property<string>('FunctionCode');
      return [resource.ref, loadEdgeFunction(resource.id, code, surroundings.log)] as const;
    }),
  );
  return assembly.ofType('AWS::CloudFront::Distribution').map((resource) => {
    const config = resource.property<DistributionConfig>('DistributionConfig');
    const domainName = resource.attribute('DomainName');
    const handle = createDistribution(
      {
        id: resource.ref,
        domainName,
        defaultRootObject: config.DefaultRootObject ?? '',
        behaviours: [...(config.CacheBehaviors ?? []), config.DefaultCacheBehavior].map((behaviour) =>
          behaviourOf(behaviour, policies, functions),
        ),
        origins: new Map(
          config.Origins.map(({ Id, DomainName, OriginPath = '' }) => [
            Id,
            originOf(assembly, DomainName, OriginPath, surroundings),
          ]),
        ),
        errorPages: (config.CustomErrorResponses ?? []).map(
          ({ ErrorCode, ResponseCode, ResponsePagePath }) => ({
            status: Number(ErrorCode),
            page: ResponsePagePath,
            becomes: Number(ResponseCode ?? ErrorCode),
          }),
        ),
      },
      surroundings.log,
    );
    return { port: Number(domainName.split(':')[1]), handle };
  });
}

function behaviourOf(
  config: BehaviourConfig,
  policies: Policies,
  functions: Map<string, EdgeFunction>,
): Behaviour {
  const associated = (type: string) => {
    const arn = config.FunctionAssociations?.find(({ EventType }) => EventType === type)?.FunctionARN;
    return arn === undefined ? undefined : functions.get(arn);
  };
  return {
    matches: config.PathPattern === undefined ? () => true : pathPattern(config.PathPattern),
    originId: config.TargetOriginId,
    methods: new Set(config.AllowedMethods ?? ['GET', 'HEAD']),
    compress: String(config.Compress) === 'true',
    cache: policies.cache(config.CachePolicyId),
    originRequest: policies.originRequest(config.OriginRequestPolicyId),
    responseHeaders: policies.responseHeaders(config.ResponseHeadersPolicyId),
    onRequest: associated('viewer-request'),
    onResponse: associated('viewer-response'),
  };
}

/** A bucket of the assembly or one of its HTTP APIs, which is called directly: no second trip over the network. */
function originOf(
  assembly: Assembly,
  host: string,
  path: string,
  { s3, apis }: { s3: S3; apis: HttpApi[] },
): Origin {
  const bucket = assembly.ofType('AWS::S3::Bucket').find(({ ref }) => host.startsWith(`${ref}.s3`));
  if (bucket) {
    const mayList = grantsList(assembly, bucket);
    return { host, path, handle: (exchange) => readFromBucket(s3, bucket.ref, exchange, mayList) };
  }
  const declared = assembly
    .ofType('AWS::ApiGatewayV2::Api')
    .find(
      ({ ref, attribute }) =>
        host.startsWith(`${ref}.execute-api`) || attribute('ApiEndpoint').endsWith(`//${host}`),
    );
  const api = apis.find(({ id }) => id === declared?.ref);
  if (api) return { host, path, handle: (exchange) => api.handle(exchange) };
  const unknown: Answer = { status: 502, headers: {}, body: `The origin ${host} is not of this assembly` };
  return { host, path, handle: () => Promise.resolve({ ...unknown, headers: {} }) };
}

type Statement = { Action: string | string[]; Principal?: { Service?: string | string[] } };

function grantsList(assembly: Assembly, bucket: Resource): boolean {
  return assembly.ofType('AWS::S3::BucketPolicy').some((resource) => {
    const { Bucket, PolicyDocument } = resource.properties<{
      Bucket: string;
      PolicyDocument: { Statement: Statement[] };
    }>();
    return (
      Bucket === bucket.ref &&
      PolicyDocument.Statement.some(
        ({ Action, Principal }) =>
          [Action].flat().includes('s3:ListBucket') &&
          [Principal?.Service].flat().includes('cloudfront.amazonaws.com'),
      )
    );
  });
}
