import type { Resource } from './template.ts';

/**
 * Rewrites addresses that only AWS answers into those of this machine: `https://` of a distribution (the site is plain
 * http here), the execute-api host of an HTTP API, and the hosts of buckets, which become path-style addresses.
 */
export function createLocalizer() {
  const hosts = new Map<string, string>();
  let pattern: RegExp | undefined;
  return {
    learn(resource: Resource, host: string | undefined, s3Port: number): void {
      const { region } = resource.stack;
      if (resource.type === 'AWS::CloudFront::Distribution') hosts.set(host!, host!);
      if (resource.type === 'AWS::ApiGatewayV2::Api') {
        hosts.set(`${resource.ref}.execute-api.${region}.amazonaws.com`, host!);
      }
      if (resource.type === 'AWS::S3::Bucket') {
        const bucket = resource.ref;
        hosts.set(`${bucket}.s3.${region}.amazonaws.com`, `127.0.0.1:${s3Port}/${bucket}`);
        hosts.set(`${bucket}.s3.amazonaws.com`, `127.0.0.1:${s3Port}/${bucket}`);
      }
      const names = [...hosts.keys()].map((name) => name.replaceAll('.', '\\.'));
      pattern = names.length ? new RegExp(`https://(${names.join('|')})`, 'g') : undefined;
    },
    apply: (text: string): string =>
      pattern && text.includes('https://')
        ? text.replace(pattern, (_, host: string) => `http://${hosts.get(host)}`)
        : text,
  };
}
