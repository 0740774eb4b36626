declare module 'virtual:route-table' {
  /** Method and whole path (parameters as `{number}`) by the route's name; made at build time. */
  export const routeTable: Record<string, readonly [method: string, path: string]>;
}
