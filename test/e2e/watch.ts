import type { BrowserContext } from '@playwright/test';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Writes down what no page may do: errors in the console, content that the policy refuses, traffic to elsewhere. */
export async function watch(context: BrowserContext, faults: string[]): Promise<void> {
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.location().url}: ${message.text()}`);
  });
  context.on('weberror', (error) => faults.push(String(error.error().stack)));
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && !loopback.has(hostname)) faults.push(`Traffic to ${hostname}`);
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`Refused by ${violatedDirective}: ${blockedURI}`),
    );
  });
}

/** Without what the service refused, where a test makes it do so: browsers tell of each. */
export const unlessRefused = (faults: readonly string[]): string[] =>
  faults.filter((fault) => !/status of (401|403|422)/.test(fault));
