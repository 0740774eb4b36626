import type { Plugin } from 'vite';

/**
 * Tells the bundler that making a schema has no side effect: `const A = call(…)` at the top of a model becomes
 * a call marked as pure. A page that needs only a model's words then leaves zod and the schemas out (25 KB gz).
 */
export const pureModels = (): Plugin => ({
  name: 'foyer-pure-models',
  transform(code, id) {
    if (!/\/lambdas\/.*\.ts$/.test(id)) return undefined;
    const calls = this.parse(code)
      .body.map((one) => (one.type === 'ExportNamedDeclaration' ? one.declaration : one))
      .flatMap((one) => (one?.type === 'VariableDeclaration' ? one.declarations : []))
      .flatMap((one) => (one.init?.type === 'CallExpression' ? [one.init] : []));
    const marked = calls.reduceRight(
      (text, { start, end }) =>
        `${text.slice(0, start)}/* @__PURE__ */ (() => ${text.slice(start, end)})()${text.slice(end)}`,
      code,
    );
    return { code: marked, map: null };
  },
});
