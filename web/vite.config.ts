import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import mantine from 'postcss-preset-mantine';
import { defineConfig } from 'vite';
import { models } from './models.plugin.ts';
import { routeTable } from './route-table.plugin.ts';

const here = import.meta.dirname;
const pages = ['index.html', 'sign-in/index.html', 'desk/index.html', 'desk/sign-in/index.html']
  .map((page) => resolve(here, page))
  .filter((page) => existsSync(page));

/**
 * One build for both applications and their sign-in pages.
 */
export default defineConfig({
  root: here,
  base: '/',
  plugins: [react(), routeTable(), models()],
  css: { postcss: { plugins: [mantine()] } },
  build: {
    outDir: resolve(here, '../build/web'),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: pages,
    },
  },
});
