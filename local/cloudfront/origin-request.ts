import type { Exchange } from '../http/exchange.ts';
import type { CachePolicy, OriginRequestPolicy, Selection } from './policies.ts';

/** Headers that CloudFront takes for itself or sets anew. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
]);

function chooses({ behavior, names }: Selection, name: string): boolean {
  if (behavior === 'none') return false;
  if (behavior === 'whitelist') return names.some((each) => each.toLowerCase() === name.toLowerCase());
  if (behavior === 'allExcept') return !names.some((each) => each.toLowerCase() === name.toLowerCase());
  return true;
}

/**
 * What of a viewer's request reaches the origin. `Authorization` passes only where nothing is cached and the origin
 * request policy lets all viewer headers through (or the cache policy names it): any other combination drops it.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html#add-origin-custom-headers-forward-authorization
 */
export function toOrigin(
  exchange: Exchange,
  cache: CachePolicy,
  policy: OriginRequestPolicy,
  host: string,
): Exchange {
  const sends = (field: 'headers' | 'cookies' | 'queryStrings', name: string) =>
    chooses(policy[field], name) || chooses(cache[field], name);
  const sendsAll = policy.headers.behavior === 'allViewer' || policy.headers.behavior === 'allExcept';
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(exchange.headers)) {
    if (HOP_BY_HOP.has(name) || name === 'cookie' || name === 'host') continue;
    const passes =
      name === 'authorization'
        ? (cache.disabled && sendsAll) || chooses(cache.headers, name)
        : sends('headers', name) ||
          name === 'content-type' ||
          name === 'content-length' ||
          name.startsWith('if-') ||
          name === 'range';
    if (passes) headers[name] = value;
  }
  const cookies = (exchange.headers['cookie'] ?? '')
    .split(/; */)
    .filter((cookie) => cookie && sends('cookies', cookie.split('=')[0]!));
  if (cookies.length) headers['cookie'] = cookies.join('; ');
  const keepsHost = policy.headers.behavior === 'allViewer' || chooses(cache.headers, 'host');
  headers['host'] = keepsHost ? (exchange.headers['host'] ?? host) : host;
  if (!sendsAll && !chooses(policy.headers, 'user-agent')) headers['user-agent'] = 'Amazon CloudFront';
  headers['x-forwarded-for'] = [exchange.headers['x-forwarded-for'], exchange.sourceIp]
    .filter(Boolean)
    .join(', ');
  headers['via'] = '1.1 local.cloudfront.net (CloudFront)';
  headers['x-amz-cf-id'] = crypto.randomUUID();
  const query = exchange.query
    .split('&')
    .filter((part) => part && sends('queryStrings', part.split('=')[0]!))
    .join('&');
  return { ...exchange, headers, query };
}
