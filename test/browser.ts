import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from '../bin/fresh.ts';

/**
 * A browser from the npm registry, so that a bare machine needs nothing else: @sparticuz/chromium carries a packed
 * Chromium for Linux on x64 with its libraries and fonts. Elsewhere, or to use another one, set CHROME_PATH.
 */
export type Browser = { executablePath: string; env: Record<string, string> };

const packed = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];

/** Unpacks the browser once; throws in plain words where there is none for this machine. */
export async function ensureBrowser(): Promise<Browser> {
  if (process.env.CHROME_PATH) return { executablePath: process.env.CHROME_PATH, env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      'There is no packed browser for this machine. Set CHROME_PATH to a Chrome or Chromium and try again.',
    );
  const require = createRequire(import.meta.url);
  const home = join(dirname(require.resolve('@sparticuz/chromium')), '..');
  const folder = [join(home, 'bin'), join(home, '../bin')].find(existsSync) ?? join(home, 'bin');
  const place = join(root, '.local/browser');
  if (!existsSync(join(place, 'chromium'))) await unpack(folder, place);
  const libraries = join(place, 'al2023/lib');
  const env: Record<string, string> = {
    LD_LIBRARY_PATH: [process.env.LD_LIBRARY_PATH, '/usr/lib/x86_64-linux-gnu', libraries]
      .filter(Boolean)
      .join(':'),
  };
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH = join(place, 'fonts');
  return { executablePath: join(place, 'chromium'), env };
}

async function unpack(folder: string, place: string): Promise<void> {
  console.log('Unpacking the browser …');
  const { inflate } = await import('@sparticuz/chromium');
  const temporary = `${place}.${process.pid}`;
  mkdirSync(temporary, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = temporary; // The package unpacks into the system's folder for temporary files.
  try {
    for (const file of packed) await inflate(join(folder, file));
    if (existsSync(place)) rmSync(temporary, { recursive: true });
    else renameSync(temporary, place);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
