import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { allRoutes } from '../../lambdas/contracts.ts';
import { routeKey } from '../../lambdas/platform/contract.ts';
import { synthesize, templateOf } from './synthesized.ts';
import './to-have-resource.ts';

/** The way of a request: CloudFront, the HTTP API, the functions. */
const assembly = synthesize();
const api = templateOf(assembly, 'api');
const web = templateOf(assembly, 'web');

describe('the API', () => {
  const routes = Object.values(api.findResources('AWS::ApiGatewayV2::Route')).map(({ Properties }) => ({
    key: String(Properties.RouteKey),
    authorization: String(Properties.AuthorizationType),
    authorizer: JSON.stringify(Properties.AuthorizerId ?? ''),
    target: JSON.stringify(Properties.Target),
  }));

  test('has exactly the routes of the contracts', () => {
    expect(routes.map(({ key }) => key).toSorted()).toEqual(
      allRoutes.map(([, route]) => routeKey(route)).toSorted(),
    );
  });

  test.each(allRoutes)('%s goes to its function, behind its authorizer', (_, route) => {
    const found = routes.find(({ key }) => key === routeKey(route));
    const expected = {
      portal: { authorization: 'JWT', authorizer: 'customers', target: 'portalapi' },
      desk: { authorization: 'JWT', authorizer: 'staff', target: 'deskapi' },
      session: { authorization: 'NONE', authorizer: '""', target: 'session' },
    }[route.app];
    expect(found?.authorization).toBe(expected.authorization);
    expect(found?.authorizer).toContain(expected.authorizer);
    expect(found?.target).toContain(route.by ?? expected.target);
  });

  test('one permission for each function, or its policy overflows', () => {
    expect(Object.keys(api?.findResources('AWS::Lambda::Permission') ?? {})).toHaveLength(4);
    expect(Object.keys(api?.findResources('AWS::ApiGatewayV2::Integration') ?? {})).toHaveLength(4);
  });

  test('is throttled and logged', () => {
    expect(api).toHaveResource('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      AutoDeploy: true,
      AccessLogSettings: Match.objectLike({ Format: Match.stringLikeRegexp('requestId') }),
      DefaultRouteSettings: { ThrottlingBurstLimit: 400, ThrottlingRateLimit: 200 },
    });
  });
});

describe('the site', () => {
  const [distribution] = Object.values(web.findResources('AWS::CloudFront::Distribution'));
  const config = distribution?.Properties.DistributionConfig;

  test('serves the domain with modern TLS, and logs', () => {
    expect(config).toMatchObject({
      Aliases: ['portal.example.com'],
      HttpVersion: 'http2and3',
      ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021', SslSupportMethod: 'sni-only' },
    });
    expect(config.Logging).toBeDefined();
  });

  test('passes /api/* through uncached, with the cookie as Authorization', () => {
    expect(config.CacheBehaviors).toMatchObject([
      {
        PathPattern: '/api/*',
        // Managed policies CachingDisabled and AllViewerExceptHostHeader; any other pair drops Authorization in silence.
        CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
        ViewerProtocolPolicy: 'https-only',
        FunctionAssociations: [{ EventType: 'viewer-request' }],
      },
    ]);
  });

  test('reads its bucket through origin access control', () => {
    expect(Object.keys(web?.findResources('AWS::CloudFront::OriginAccessControl') ?? {})).toHaveLength(1);
    expect(JSON.stringify(config.Origins)).toContain('OriginAccessControlId');
  });

  test('edge functions are small, of runtime 2.0, and named by stage', () => {
    const functions = Object.values(web.findResources('AWS::CloudFront::Function'));
    expect(functions).toHaveLength(2);
    for (const { Properties } of functions) {
      expect(String(Properties.FunctionCode).length).toBeLessThan(10_000);
      expect(Properties.FunctionConfig.Runtime).toBe('cloudfront-js-2.0');
      expect(Properties.Name).toMatch(/^foyer-test-/);
    }
  });

  const policies = Object.values(web.findResources('AWS::CloudFront::ResponseHeadersPolicy')).map(
    ({ Properties }) => JSON.stringify(Properties.ResponseHeadersPolicyConfig),
  );

  test('every answer carries the security headers', () => {
    expect(policies).toHaveLength(2);
    for (const policy of policies)
      for (const part of [
        'StrictTransportSecurity',
        'ContentTypeOptions',
        'ReferrerPolicy',
        'Permissions-Policy',
        "frame-ancestors 'none'",
        "default-src 'none'",
      ])
        expect(policy).toContain(part);
  });

  test('pages may load from the site and the bucket of files only; nothing may be inline', () => {
    const page = policies.find((policy) => policy.includes('script-src')) ?? '';
    expect(page).toContain("script-src 'self';");
    expect(page).toContain("base-uri 'none'");
    expect(page).toContain("form-action 'self'");
    expect(page).toMatch(/connect-src 'self' https:\/\/",\{"Fn::ImportValue":"[^"]*files/);
    expect(page).not.toMatch(/unsafe-|https:\/\/\*/);
  });

  test('answers of the API are never kept', () => {
    const answer = policies.find((policy) => !policy.includes('script-src')) ?? '';
    expect(answer).toContain('"Header":"Cache-Control","Override":true,"Value":"no-store"');
  });

  test('assets may be kept for a year, pages never', () => {
    expect(web).toHaveResource('Custom::CDKBucketDeployment', {
      Exclude: ['*'],
      Include: ['assets/*'],
      SystemMetadata: { 'cache-control': 'max-age=31536000, immutable' },
    });
    expect(web).toHaveResource('Custom::CDKBucketDeployment', {
      Exclude: ['assets/*'],
      Prune: true,
      SystemMetadata: { 'cache-control': 'no-cache' },
    });
  });

  test('tells the functions its address, and only then welcomes the first administrator', () => {
    expect(web).toHaveResource('AWS::SSM::Parameter', {
      Name: '/foyer/test/site-address',
      Value: 'https://portal.example.com',
    });
    const [setUp] = Object.values(web.findResources('Custom::FirstAdministrator'));
    expect(setUp?.Properties).toMatchObject({
      name: 'Ada Marsh',
      email: 'ada@example.com',
      providerName: 'Northwind IT',
    });
    expect(setUp?.DependsOn).toEqual([expect.stringMatching(/^siteaddress/)]);
  });
});
