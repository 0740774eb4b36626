import type { Assembly } from '../assembly/assembly.ts';
import type { Resource } from '../assembly/template.ts';

/** Custom resources in an order in which what one refers to, even by way of others, comes before it. */
export function inOrderOfNeed(assembly: Assembly, wanted: Resource[]): Resource[] {
  const byKey = new Map(
    assembly.all().map((resource) => [`${resource.stack.name}/${resource.id}`, resource]),
  );
  const visited = new Set<Resource>();
  const order: Resource[] = [];
  const visit = (resource: Resource): void => {
    if (visited.has(resource)) return;
    visited.add(resource);
    const template = resource.stack.template.Resources?.[resource.id];
    const needs = new Set<string>();
    collect([template?.Properties, { DependsOn: template?.DependsOn }], needs);
    for (const id of needs) {
      const needed = byKey.get(`${resource.stack.name}/${id}`);
      if (needed) visit(needed);
    }
    order.push(resource);
  };
  // Stacks come in the order of deployment, so imports from other stacks are served already.
  for (const resource of wanted) visit(resource);
  return order.filter((resource) => wanted.includes(resource));
}

function collect(value: unknown, into: Set<string>): void {
  if (Array.isArray(value)) return value.forEach((item) => collect(item, into));
  if (typeof value !== 'object' || value === null) return;
  for (const [name, item] of Object.entries(value)) {
    if (name === 'Ref' && typeof item === 'string') into.add(item);
    else if (name === 'Fn::GetAtt') into.add(String(Array.isArray(item) ? item[0] : item).split('.')[0]!);
    else if (name === 'DependsOn') for (const id of [item].flat()) into.add(String(id));
    else if (name === 'Fn::Sub') {
      const text = String(Array.isArray(item) ? item[0] : item);
      for (const [, id] of text.matchAll(/\$\{(\w+)/g)) into.add(id!);
      collect(item, into);
    } else collect(item, into);
  }
}
