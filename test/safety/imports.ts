import { posix } from 'node:path';
import { parseSync } from 'vite';
import { read } from './sources.ts';

export type Import = {
  /** A path from the root for own files; the bare name for packages. */
  to: string;
  own: boolean;
  /** Whether only types are taken: such an import is gone when the program runs. */
  typeOnly: boolean;
};

const place = (from: string, wanted: string): Pick<Import, 'to' | 'own'> =>
  wanted.startsWith('.')
    ? { to: posix.normalize(posix.join(posix.dirname(from), wanted.replace(/\?.*$/, ''))), own: true }
    : { to: wanted, own: false };

/** What a TypeScript or JavaScript file imports, exports from elsewhere, or loads later. */
export function importsOf(path: string): Import[] {
  const text = read(path);
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  return [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      ...place(path, moduleRequest.value),
      typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest ? [{ ...place(path, moduleRequest.value), typeOnly: isType }] : [],
      ),
    ),
    ...module.dynamicImports.flatMap(({ moduleRequest }) => {
      const name = /^(['"])(.*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
      return name?.[2] ? [{ ...place(path, name[2]), typeOnly: false }] : [];
    }),
  ];
}
