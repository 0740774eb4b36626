import { onlineManager, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { makeQueryClient } from '../../web/shared/api/query-client.ts';

test('what is shown is read anew when the connection is back', async () => {
  const client = makeQueryClient();
  client.mount();
  let reads = 0;
  const queryFn = () => Promise.resolve((reads += 1));
  const observer = new QueryObserver(client, { queryKey: ['shown'], queryFn, staleTime: 0 });
  const stop = observer.subscribe(() => {});
  await expect.poll(() => reads).toBe(1);
  onlineManager.setOnline(false);
  onlineManager.setOnline(true);
  await expect.poll(() => reads).toBe(2);
  stop();
  client.unmount();
});
