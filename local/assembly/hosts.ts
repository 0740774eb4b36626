import type { Ports } from '../ports.ts';
import type { Stack } from './template.ts';

/** host:port of each distribution and HTTP API, by `stack/logicalId`. Throws when the block of ports is too small. */
export function assignHosts(stacks: Stack[], ports: Ports): Map<string, string> {
  const hosts = new Map<string, string>();
  const spare = [...ports.spare];
  const assign = (type: string, hostname: string, first: number) => {
    const free = [first];
    for (const stack of stacks) {
      for (const [id, resource] of Object.entries(stack.template.Resources ?? {})) {
        if (resource.Type !== type) continue;
        const port = free.shift() ?? spare.shift();
        if (!port)
          throw new Error(
            'The assembly has more distributions and HTTP APIs than the block has ports (2 spare)',
          );
        hosts.set(`${stack.name}/${id}`, `${hostname}:${port}`);
      }
    }
  };
  assign('AWS::CloudFront::Distribution', 'localhost', ports.site);
  assign('AWS::ApiGatewayV2::Api', '127.0.0.1', ports.api);
  return hosts;
}
