import type { EdgeFunction } from './edge-function.ts';
import type { CachePolicy, OriginRequestPolicy, ResponseHeadersPolicy } from './policies.ts';

/** What a distribution does with the requests of one path pattern. */
export type Behaviour = {
  matches: (path: string) => boolean;
  originId: string;
  methods: Set<string>;
  compress: boolean;
  cache: CachePolicy;
  originRequest: OriginRequestPolicy;
  responseHeaders: ResponseHeadersPolicy;
  onRequest: EdgeFunction | undefined;
  onResponse: EdgeFunction | undefined;
};

/** A star stands for any characters, slashes too; a question mark for one. The leading slash may be left out. */
export function pathPattern(pattern: string): (path: string) => boolean {
  const text = pattern.startsWith('/') || pattern.startsWith('*') ? pattern : `/${pattern}`;
  const source = text
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, 's');
  return (path) => expression.test(path);
}
