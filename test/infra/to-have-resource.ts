import { Template } from 'aws-cdk-lib/assertions';
import { expect } from 'vitest';

declare module 'vitest' {
  // The parameters as vitest declares them; TypeScript merges interfaces only when they are equal.
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** A template has a resource of this type with at least these properties (CDK's matchers may stand in them). */
    toHaveResource(type: string, properties: object): R;
  }
}

expect.extend({
  toHaveResource(received: unknown, type: string, properties: object) {
    if (!(received instanceof Template)) return { pass: false, message: () => 'There is no such stack.' };
    try {
      received.hasResourceProperties(type, properties);
      return { pass: true, message: () => `There is a ${type} with these properties.` };
    } catch (error) {
      return { pass: false, message: () => (error as Error).message };
    }
  },
});
