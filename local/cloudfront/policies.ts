import type { Assembly } from '../assembly/assembly.ts';
import { MANAGED_CACHE, MANAGED_ORIGIN_REQUEST, MANAGED_RESPONSE_HEADERS } from './managed-policies.ts';

/** Which of the viewer's headers, cookies or query strings: CloudFront's words. */
export type Selection = { behavior: string; names: string[] };

export type CachePolicy = {
  /** No answer is ever kept: all times are zero. */
  disabled: boolean;
  compresses: boolean;
  headers: Selection;
  cookies: Selection;
  queryStrings: Selection;
};
export type OriginRequestPolicy = { headers: Selection; cookies: Selection; queryStrings: Selection };

export type ResponseHeader = { name: string; value: string; override: boolean };
export type ResponseHeadersPolicy = { set: ResponseHeader[]; remove: string[] };

type CacheConfig = {
  DefaultTTL?: number;
  MaxTTL?: number;
  MinTTL?: number;
  ParametersInCacheKeyAndForwardedToOrigin: {
    EnableAcceptEncodingBrotli?: boolean;
    EnableAcceptEncodingGzip: boolean;
    HeadersConfig: { HeaderBehavior: string; Headers?: string[] };
    CookiesConfig: { CookieBehavior: string; Cookies?: string[] };
    QueryStringsConfig: { QueryStringBehavior: string; QueryStrings?: string[] };
  };
};
type OriginRequestConfig = Pick<
  CacheConfig['ParametersInCacheKeyAndForwardedToOrigin'],
  'HeadersConfig' | 'CookiesConfig' | 'QueryStringsConfig'
>;

const selections = ({ HeadersConfig, CookiesConfig, QueryStringsConfig }: OriginRequestConfig) => ({
  headers: { behavior: HeadersConfig.HeaderBehavior, names: HeadersConfig.Headers ?? [] },
  cookies: { behavior: CookiesConfig.CookieBehavior, names: CookiesConfig.Cookies ?? [] },
  queryStrings: {
    behavior: QueryStringsConfig.QueryStringBehavior,
    names: QueryStringsConfig.QueryStrings ?? [],
  },
});

const NOTHING: Selection = { behavior: 'none', names: [] };

/** Finds policies by id: those of the assembly and the managed ones of AWS that CDK offers. */
export function readPolicies(assembly: Assembly) {
  const own = <T>(type: string, property: string, id: string): T | undefined =>
    assembly
      .ofType(type)
      .find((resource) => resource.ref === id)
      ?.property<T>(property);

  return {
    cache(id: string | undefined): CachePolicy {
      const managed = id ? MANAGED_CACHE[id] : undefined;
      if (managed) return managed;
      const config = id && own<CacheConfig>('AWS::CloudFront::CachePolicy', 'CachePolicyConfig', id);
      if (!config) throw new Error(`The cache policy ${id} is unknown here`);
      const parameters = config.ParametersInCacheKeyAndForwardedToOrigin;
      return {
        disabled: Number(config.MaxTTL ?? 31_536_000) === 0,
        compresses:
          String(parameters.EnableAcceptEncodingGzip) === 'true' ||
          String(parameters.EnableAcceptEncodingBrotli) === 'true',
        ...selections(parameters),
      };
    },

    originRequest(id: string | undefined): OriginRequestPolicy {
      if (!id) return { headers: NOTHING, cookies: NOTHING, queryStrings: NOTHING };
      const managed = MANAGED_ORIGIN_REQUEST[id];
      if (managed) return managed;
      const config = own<OriginRequestConfig>(
        'AWS::CloudFront::OriginRequestPolicy',
        'OriginRequestPolicyConfig',
        id,
      );
      if (!config) throw new Error(`The origin request policy ${id} is unknown here`);
      return selections(config);
    },

    responseHeaders(id: string | undefined): ResponseHeadersPolicy {
      if (!id) return { set: [], remove: [] };
      const managed = MANAGED_RESPONSE_HEADERS[id];
      if (managed) return managed;
      const config = own<ResponseHeadersConfig>(
        'AWS::CloudFront::ResponseHeadersPolicy',
        'ResponseHeadersPolicyConfig',
        id,
      );
      if (!config) throw new Error(`The response headers policy ${id} is unknown here`);
      return {
        set: headersOf(config),
        remove: (config.RemoveHeadersConfig?.Items ?? []).map(({ Header }) => Header.toLowerCase()),
      };
    },
  };
}

export type Policies = ReturnType<typeof readPolicies>;

type Overridable<T> = T & { Override: boolean | string };
type ResponseHeadersConfig = {
  SecurityHeadersConfig?: {
    ContentSecurityPolicy?: Overridable<{ ContentSecurityPolicy: string }>;
    ContentTypeOptions?: Overridable<object>;
    FrameOptions?: Overridable<{ FrameOption: string }>;
    ReferrerPolicy?: Overridable<{ ReferrerPolicy: string }>;
    StrictTransportSecurity?: Overridable<{
      AccessControlMaxAgeSec: number;
      IncludeSubdomains?: boolean | string;
      Preload?: boolean | string;
    }>;
    XSSProtection?: Overridable<{ Protection: boolean | string; ModeBlock?: boolean | string }>;
  };
  CustomHeadersConfig?: { Items: Overridable<{ Header: string; Value: string }>[] };
  RemoveHeadersConfig?: { Items: { Header: string }[] };
};

/** A policy in the template may name a bucket's folder; a browser's policy compares hosts. */
const hostsOnly = (policy: string) => policy.replace(/(http:\/\/127\.0\.0\.1:\d+)\/[^\s;]*/g, '$1');

function headersOf({
  SecurityHeadersConfig: security = {},
  CustomHeadersConfig,
}: ResponseHeadersConfig): ResponseHeader[] {
  const headers: ResponseHeader[] = [];
  const set = (name: string, value: string, { Override }: { Override: boolean | string }) =>
    headers.push({ name: name.toLowerCase(), value, override: String(Override) === 'true' });
  const isTrue = (value: unknown) => String(value) === 'true';
  const { ContentSecurityPolicy: csp, StrictTransportSecurity: sts, XSSProtection: xss } = security;
  if (csp) set('content-security-policy', hostsOnly(csp.ContentSecurityPolicy), csp);
  if (security.ContentTypeOptions) set('x-content-type-options', 'nosniff', security.ContentTypeOptions);
  if (security.FrameOptions) set('x-frame-options', security.FrameOptions.FrameOption, security.FrameOptions);
  if (security.ReferrerPolicy)
    set('referrer-policy', security.ReferrerPolicy.ReferrerPolicy, security.ReferrerPolicy);
  if (sts) {
    const parts = [`max-age=${sts.AccessControlMaxAgeSec}`];
    if (isTrue(sts.IncludeSubdomains)) parts.push('includeSubDomains');
    if (isTrue(sts.Preload)) parts.push('preload');
    set('strict-transport-security', parts.join('; '), sts);
  }
  if (xss)
    set(
      'x-xss-protection',
      isTrue(xss.Protection) ? (isTrue(xss.ModeBlock) ? '1; mode=block' : '1') : '0',
      xss,
    );
  for (const item of CustomHeadersConfig?.Items ?? []) set(item.Header, item.Value, item);
  return headers;
}
