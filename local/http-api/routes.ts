/** What a route leads to, found by method and path. */
export type Match<T> = { route: T; parameters: Record<string, string> };

type Node<T> = {
  fixed: Map<string, Node<T>>;
  variable: Node<T> | undefined;
  /** Routes that end here, by method, with the names of their variables. */
  ends: Map<string, { route: T; names: string[] }>;
  /** Routes whose last part, {name+}, takes all that follows. */
  greedy: Map<string, { route: T; names: string[] }>;
};

const emptyNode = <T>(): Node<T> => ({
  fixed: new Map(),
  variable: undefined,
  ends: new Map(),
  greedy: new Map(),
});

/**
 * Chooses routes as an HTTP API does: a fixed part before a variable, a variable before a greedy one, the exact method
 * before ANY, and $default last.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function createRouter<T>(
  routes: Iterable<[routeKey: string, route: T]>,
): (method: string, path: string) => Match<T> | undefined {
  const root = emptyNode<T>();
  let fallback: T | undefined;
  for (const [key, route] of routes) {
    if (key === '$default') fallback = route;
    else addRoute(root, key, route);
  }
  return (method, path) => {
    const parts = path.split('/').slice(1);
    const found = search(root, parts, 0, [], method);
    if (found) return found;
    return fallback === undefined ? undefined : { route: fallback, parameters: {} };
  };
}

function addRoute<T>(root: Node<T>, key: string, route: T): void {
  const space = key.indexOf(' ');
  const method = key.slice(0, space);
  const names: string[] = [];
  let node = root;
  for (const part of key
    .slice(space + 1)
    .split('/')
    .slice(1)) {
    const [, name, plus] = /^\{([^+}]+)(\+?)\}$/.exec(part) ?? [];
    if (name) names.push(name);
    if (plus) {
      node.greedy.set(method, { route, names });
      return;
    }
    if (name) node = node.variable ??= emptyNode<T>();
    else {
      const next = node.fixed.get(part) ?? emptyNode<T>();
      node.fixed.set(part, next);
      node = next;
    }
  }
  node.ends.set(method, { route, names });
}

function search<T>(
  node: Node<T>,
  parts: string[],
  at: number,
  values: string[],
  method: string,
): Match<T> | undefined {
  const result = (ends: Node<T>['ends'], all: string[]): Match<T> | undefined => {
    const end = ends.get(method) ?? ends.get('ANY');
    return (
      end && {
        route: end.route,
        parameters: Object.fromEntries(end.names.map((name, index) => [name, all[index]!])),
      }
    );
  };
  if (at === parts.length) return result(node.ends, values);
  const part = parts[at]!;
  const fixed = node.fixed.get(part);
  const found =
    (fixed && search(fixed, parts, at + 1, values, method)) ??
    (node.variable && part ? search(node.variable, parts, at + 1, [...values, part], method) : undefined);
  if (found) return found;
  const rest = parts.slice(at).join('/');
  return rest ? result(node.greedy, [...values, rest]) : undefined;
}
