import type { Plugin } from 'vite';

const model = /\/lambdas\/.*\.ts$/;
const plain = /\.plain\.ts$|\?plain$/;
const zodSettings = /\/zod\/v4\/core\/core\.js$/;

/** What may hold the making of a schema: `z.string()`, `{ title: z.string() }`. */
const made: ReadonlySet<string> = new Set(['CallExpression', 'ObjectExpression']);

/**
 * Keeps zod (25 KB gz) out of pages that need only a model's words.
 *
 * 1. Making a schema has no side effect: a constant at the top of a model that is made by calls becomes one
 *    call marked as pure, so that unused schemas fall away.
 * 2. A file lies in one chunk as a whole. What `*.plain.ts` takes from a model therefore comes from a copy of its
 *    own, and so do the models that the copy needs; their schemas fall away. Pages with forms load the whole model.
 * 3. zod never tries to make code from text: our Content-Security-Policy refuses that, and would report the try.
 */
export const models = (): Plugin => ({
  name: 'foyer-models',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!plain.test(importer ?? '') || !source.endsWith('.model.ts')) return undefined;
    const whole = await this.resolve(source, importer, { skipSelf: true });
    return whole ? `${whole.id}?plain` : undefined;
  },
  transform: {
    order: 'post',
    handler(code, id) {
      if (zodSettings.test(id)) return { code: `${code}\nglobalConfig.jitless = true;\n`, map: null };
      if (!model.test(id.split('?')[0]!)) return undefined;
      const calls = this.parse(code)
        .body.map((one) => (one.type === 'ExportNamedDeclaration' ? one.declaration : one))
        .flatMap((one) => (one?.type === 'VariableDeclaration' ? one.declarations : []))
        .flatMap((one) => (one.init && made.has(one.init.type) ? [one.init] : []));
      const marked = calls.reduceRight(
        (text, { start, end }) =>
          `${text.slice(0, start)}/* @__PURE__ */ (() => (${text.slice(start, end)}))()${text.slice(end)}`,
        code,
      );
      return { code: marked, map: null };
    },
  },
});
