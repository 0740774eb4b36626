import { existsSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Handler = (event: unknown, context: object) => unknown;

type Exports = Record<string, unknown> & { default?: Record<string, unknown> };
type Compiled = { exports: Exports; filename: string; _compile(source: string, file: string): void };

/**
 * In Lambda a `.js` file stands in a folder without package.json and is CommonJS. Here the folder lies within a
 * project, whose package.json may say otherwise, so such a file is compiled as CommonJS whatever the project says.
 */
function compileAsCommonJs(file: string): Exports | undefined {
  const module = new Module(file) as unknown as Compiled;
  module.filename = file;
  try {
    module._compile(readFileSync(file, 'utf8'), file);
  } catch (error) {
    const isModule = error instanceof SyntaxError && /import|export/.test(error.message);
    if (isModule) return undefined;
    throw error;
  }
  return module.exports;
}

/** Loads the handler that a function names. Throws what the code throws while it loads. */
export async function loadHandler(handlerUrl: string, exportName: string): Promise<Handler> {
  const file = fileURLToPath(handlerUrl);
  const plain = file.endsWith('.js') && !existsSync(join(dirname(file), 'package.json'));
  const exports = (plain && compileAsCommonJs(file)) || ((await import(handlerUrl)) as Exports);
  const handler = exports[exportName] ?? exports.default?.[exportName];
  if (typeof handler !== 'function') throw new Error(`${exportName} is undefined or not exported`);
  // Lambda's Node.js 24 runtime no longer takes handlers that answer through a callback.
  if (handler.length > 2)
    throw new Error('Handlers with a callback are not supported by the Node.js 24 runtime');
  return handler as Handler;
}
