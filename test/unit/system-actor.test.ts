import { afterEach, expect, test, vi } from 'vitest';
import { signature, system } from '../../lambdas/platform/context.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('what happens by itself is signed with the name that customers know the provider by', () => {
  vi.stubEnv('PROVIDER_NAME', 'Harbour IT');
  expect(signature(system)).toEqual({ kind: 'system', id: 'system', name: 'Harbour IT' });
});

test('where nobody has said a name, the service desk did it', () => {
  vi.stubEnv('PROVIDER_NAME', undefined);
  expect(signature(system).name).toBe('The service desk');
});
