import { hostedAddress } from '../cognito/hosted/address.ts';
import type { Resource } from './template.ts';

/**
 * Rewrites addresses that only AWS answers into those of this machine: `https://` of a distribution and of its aliases (the
 * site is plain http here), the execute-api host of an HTTP API, the hosts of buckets, which become path-style addresses,
 * and those of hosted sign-in endpoints, which become a folder. `outside` names further hosts and where they are played.
 */
export function createLocalizer(ports: { s3: number; cognito: number }, outside: Record<string, string>) {
  const hosts = new Map(Object.entries(outside));
  let pattern: RegExp | undefined;
  return {
    learn(resource: Resource, host: string | undefined): void {
      const { region } = resource.stack;
      if (resource.type === 'AWS::CloudFront::Distribution') {
        hosts.set(host!, host!);
        const config = resource.property<{ Aliases?: string[] } | undefined>('DistributionConfig');
        for (const alias of config?.Aliases ?? []) hosts.set(alias, host!);
      }
      if (resource.type === 'AWS::Cognito::UserPoolDomain') {
        const name = resource.property<string>('Domain');
        hosts.set(
          `${name}.auth.${region}.amazoncognito.com`,
          hostedAddress(ports.cognito, name).replace('http://', ''),
        );
      }
      if (resource.type === 'AWS::ApiGatewayV2::Api') {
        hosts.set(`${resource.ref}.execute-api.${region}.amazonaws.com`, host!);
      }
      if (resource.type === 'AWS::S3::Bucket') {
        const bucket = resource.ref;
        hosts.set(`${bucket}.s3.${region}.amazonaws.com`, `127.0.0.1:${ports.s3}/${bucket}`);
        hosts.set(`${bucket}.s3.amazonaws.com`, `127.0.0.1:${ports.s3}/${bucket}`);
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
