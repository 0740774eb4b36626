import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { models } from './models.plugin.ts';
import { palettes } from './palettes.plugin.ts';
import { routeTable } from './route-table.plugin.ts';

const here = import.meta.dirname;
const pages = ['index.html', 'sign-in/index.html', 'desk/index.html', 'desk/sign-in/index.html'].map((page) =>
  resolve(here, page),
);

const framework = /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack\/[a-z-]+)\//;

/** What every page of both applications begins with: one file instead of twenty small ones compresses better. */
const frame =
  /web\/shared\/(search\/words-search|ui\/(address|Shell|Flash|flash|DropMenu|use-dismiss|Moment|time|states|ButtonLink|PageTitle)\.tsx?|ticket\/(StatusBadge|PriorityMark|words)\.tsx?)|@tabler\/icons-react\/dist\/esm\/(createReactComponent|defaultAttributes|icons\/Icon(X|Plus|Menu2|Moon|Sun|ChevronDown|CircleCheck|CloudOff|MoodEmpty|Search)\.)/;

/** What the sign-in pages need as well, so that they load nothing else. */
const door =
  /web\/shared\/(api\/(client|connection|tags|problem-error|renewal|sign-in-address)|theme\/(apply-branding|branding|colour-scheme|palette))\.ts|virtual:route-table|vite\/preload-helper|rolldown\/runtime/;

/** One build for both applications and their sign-in pages. */
export default defineConfig({
  root: here,
  base: '/',
  plugins: [react(), routeTable(), models(), palettes()],
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
            { name: 'framework', test: framework },
            { name: 'door', test: door, priority: 2 },
            { name: 'frame', test: frame },
          ],
        },
      },
      input: pages,
    },
  },
});
