import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { models } from './models.plugin.ts';
import { routeTable } from './route-table.plugin.ts';

const here = import.meta.dirname;
const pages = ['index.html', 'sign-in/index.html', 'desk/index.html', 'desk/sign-in/index.html'].map((page) =>
  resolve(here, page),
);

const framework = /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack\/[a-z-]+)\//;

/** One build for both applications and their sign-in pages. */
export default defineConfig({
  root: here,
  base: '/',
  plugins: [react(), routeTable(), models()],
  build: {
    outDir: resolve(here, '../build/web'),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // The framework changes rarely: in a file of its own, browsers keep it from release to release.
      output: { codeSplitting: { groups: [{ name: 'framework', test: framework }] } },
      input: pages,
    },
  },
});
