import type { Plugin } from 'vite';

/**
 * Modules that come along with what we use and never run here. Each export becomes a function that does nothing:
 *
 * - Mantine's variables and classes as style elements: ThemeProvider switches both off (styles come from files);
 * - JSON Schema from zod: the API document is written by a program, not by a browser.
 */
const unused = [
  '@mantine/core/esm/core/MantineProvider/MantineCssVariables/MantineCssVariables.mjs',
  '@mantine/core/esm/core/MantineProvider/MantineClasses/MantineClasses.mjs',
  'zod/v4/core/to-json-schema.js',
  'zod/v4/core/json-schema-processors.js',
];

/** Parts in fewer words: a button's spinner is there or not, without sliding in for 150 ms (2 KB of every page). */
const shorter: Record<string, string> = {
  '@mantine/core/esm/components/Transition/Transition.mjs':
    'export const Transition = ({ mounted, transition, children }) => mounted ? children(transition.in ?? {}) : null;',
};
const all = [...unused, ...Object.keys(shorter)];

/** Keeps them out of the pages: 3 KB gz of every page, 8 more of each with a form. */
export const neverRun = (): Plugin => {
  const met = new Set<string>();
  return {
    name: 'foyer-never-run',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      const module = all.find((end) => id.endsWith(`/node_modules/${end}`));
      if (!module) return undefined;
      met.add(module);
      if (shorter[module]) return { code: shorter[module], map: null };
      const names = this.parse(code).body.flatMap((one) => {
        if (one.type !== 'ExportNamedDeclaration') return [];
        const { declaration, specifiers } = one;
        if (declaration?.type === 'FunctionDeclaration') return declaration.id ? [declaration.id.name] : [];
        if (declaration?.type === 'VariableDeclaration')
          return declaration.declarations.flatMap(({ id: name }) =>
            name.type === 'Identifier' ? [name.name] : [],
          );
        return specifiers.flatMap(({ exported }) => (exported.type === 'Identifier' ? [exported.name] : []));
      });
      return {
        code: `const nothing = () => undefined;\n${names.map((name) => `export { nothing as ${name} };`).join('\n')}\n`,
        map: null,
      };
    },
    /** A package that was put together anew would otherwise bring them back unseen. */
    buildEnd(error) {
      const lost = all.filter((one) => !met.has(one));
      if (!error && lost.length > 0) this.error(`These are not loaded any more: ${lost.join(', ')}`);
    },
  };
};
