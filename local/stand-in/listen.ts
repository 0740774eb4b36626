import { once } from 'node:events';
import type { Server } from 'node:http';

/** Listens on 127.0.0.1; port 0 takes a free one. `close` also ends connections that are kept alive. */
export async function listen(
  server: Server,
  port: number,
): Promise<{ port: number; close: () => Promise<void> }> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    port: address.port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
