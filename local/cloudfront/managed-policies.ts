import type { CachePolicy, OriginRequestPolicy, ResponseHeadersPolicy, Selection } from './policies.ts';

const none: Selection = { behavior: 'none', names: [] };
const all: Selection = { behavior: 'all', names: [] };
const nothing = { headers: none, cookies: none, queryStrings: none };

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html */
export const MANAGED_CACHE: Record<string, CachePolicy> = {
  // CachingDisabled
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': { disabled: true, compresses: false, ...nothing },
  // CachingOptimized
  '658327ea-f89d-4fab-a63d-7e88639e58f6': { disabled: false, compresses: true, ...nothing },
  // CachingOptimizedForUncompressedObjects
  'b2884449-e4de-46a7-ac36-70bc7f1ddd6d': { disabled: false, compresses: false, ...nothing },
  // UseOriginCacheControlHeaders
  '83da9c7e-98b4-4e11-a168-04f0df8e2c65': {
    disabled: false,
    compresses: true,
    headers: {
      behavior: 'whitelist',
      names: ['host', 'origin', 'x-http-method-override', 'x-http-method', 'x-method-override'],
    },
    cookies: all,
    queryStrings: none,
  },
};

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html */
export const MANAGED_ORIGIN_REQUEST: Record<string, OriginRequestPolicy> = {
  // AllViewerExceptHostHeader
  'b689b0a8-53d0-40ab-baf2-68738e2966ac': {
    headers: { behavior: 'allExcept', names: ['host'] },
    cookies: all,
    queryStrings: all,
  },
  // AllViewer
  '216adef6-5c7f-47e4-b989-5492eafa07d3': {
    headers: { behavior: 'allViewer', names: [] },
    cookies: all,
    queryStrings: all,
  },
  // CORS-S3Origin
  '88a5eaf4-2fd4-4709-b370-b4c650ea3fcf': {
    headers: {
      behavior: 'whitelist',
      names: ['origin', 'access-control-request-headers', 'access-control-request-method'],
    },
    cookies: none,
    queryStrings: none,
  },
  // CORS-CustomOrigin
  '59781a5b-3903-41f3-afcb-af62929ccde1': {
    headers: { behavior: 'whitelist', names: ['origin'] },
    cookies: none,
    queryStrings: none,
  },
  // UserAgentRefererHeaders
  'acba4595-bd28-49b8-b9fe-13317c0390fa': {
    headers: { behavior: 'whitelist', names: ['user-agent', 'referer'] },
    cookies: none,
    queryStrings: none,
  },
};

const security = [
  { name: 'x-xss-protection', value: '1; mode=block', override: false },
  { name: 'x-frame-options', value: 'SAMEORIGIN', override: false },
  { name: 'referrer-policy', value: 'strict-origin-when-cross-origin', override: false },
  { name: 'x-content-type-options', value: 'nosniff', override: true },
  { name: 'strict-transport-security', value: 'max-age=31536000', override: false },
];

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html */
export const MANAGED_RESPONSE_HEADERS: Record<string, ResponseHeadersPolicy> = {
  // SecurityHeadersPolicy
  '67f7725c-6f97-4210-82d7-5512b31e9d03': { set: security, remove: [] },
  // SimpleCORS
  '60669652-455b-4ae9-85a4-c4c02393f86c': {
    set: [{ name: 'access-control-allow-origin', value: '*', override: false }],
    remove: [],
  },
};
