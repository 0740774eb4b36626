import { defineConfig } from '@playwright/test';
import { join } from 'node:path';
import { root } from '../../bin/fresh.ts';
import { ensureBrowser } from '../browser.ts';

/** Foyer in a browser, at the two widths. FOYER_SITE tests one that is running already. */
const running = process.env.FOYER_SITE;
const site = running ?? 'http://localhost:6200';
const { executablePath, env } = await ensureBrowser();
const start = [process.execPath, 'test/e2e/serve.ts', '--port', '6200'];

export default defineConfig({
  testDir: '.',
  outputDir: join(root, 'test-results/e2e'),
  // People wait for pages, and so do tests: two processors are not busy with two browsers.
  workers: 3,
  fullyParallel: false,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: site,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    actionTimeout: 10_000,
    // A trace of every test takes a third of the time of all; `--trace on` makes one of a test that failed.
    trace: 'off',
    screenshot: 'only-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath,
      env: { ...(process.env as Record<string, string>), ...env },
      // No traffic of the browser's own.
      args: ['--disable-background-networking', '--disable-component-update', '--no-first-run', '--no-pings'],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
    {
      name: 'phone',
      grepInvert: /@any-width/,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    },
  ],
  webServer: running
    ? undefined
    : {
        command: start.map((part) => `"${part}"`).join(' '),
        cwd: root,
        // The site answers before everybody is let in.
        wait: { stdout: /is ready/ },
        timeout: 180_000,
        reuseExistingServer: false,
        gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
      },
});
