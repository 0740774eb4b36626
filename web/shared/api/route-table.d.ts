declare module 'virtual:routes/*' {
  /** Method and whole path (parameters as `{number}`) by the route's name; made at build time. */
  export const routes: Record<string, readonly [method: string, path: string]>;
}
