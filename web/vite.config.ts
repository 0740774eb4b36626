import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { models } from './models.plugin.ts';
import { neverRun } from './never-run.plugin.ts';
import { palettes } from './palettes.plugin.ts';
import { routeTable } from './route-table.plugin.ts';

const here = import.meta.dirname;
const pages = ['index.html', 'sign-in/index.html', 'desk/index.html', 'desk/sign-in/index.html'].map((page) =>
  resolve(here, page),
);

const framework = /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack\/[a-z-]+)\//;

/** Of what the pages of both applications begin with, what is ours: one file instead of twenty small ones compresses better. */
const frame =
  /web\/shared\/|@tabler\/icons-react\/dist\/esm\/(createReactComponent|defaultAttributes|icons\/Icon)/;

/** What the sign-in pages need as well, so that they load nothing else. */
const door =
  /web\/shared\/(account\/codes-file|api\/(client|connection|tags|problem-error|renewal|sign-in-address)|theme\/(apply-branding|branding|colour-scheme|palette))\.ts|virtual:route-table|vite\/preload-helper|rolldown\/runtime/;

/** The kit's fields: pages with a form have most of them. */
const fields =
  /@mantine\/core\/(esm\/components\/(Input|InputBase|TextInput|NativeSelect|Textarea)\/|styles\/(Input|InlineInput|Checkbox)\.)/;

/** What one application begins with, without the models that it only takes a word from. */
const own = { tags: ['$initial' as const], includeDependenciesRecursively: false };

/** One build for both applications and their sign-in pages. */
export default defineConfig({
  root: here,
  base: '/',
  plugins: [react(), routeTable(), models(), palettes(), neverRun()],
  build: {
    outDir: resolve(here, '../build/web'),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // The framework changes rarely: in a file of its own, browsers keep it from release to release.
      output: {
        codeSplitting: {
          groups: [
            { name: 'framework', test: framework, priority: 3 },
            { name: 'door', test: door, priority: 2 },
            { name: 'frame', test: frame, tags: ['$initial'], priority: 1 },
            { name: 'portal', test: /web\/portal\/|virtual:routes\/portal/, ...own },
            { name: 'desk', test: /web\/desk\/(?!sign-in)|virtual:routes\/desk/, ...own },
            { name: 'fields', test: fields },
            { name: 'schemas', test: /node_modules\/zod\//, priority: 3 },
          ],
        },
      },
      input: pages,
    },
  },
});
