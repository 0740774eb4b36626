import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** Where `oidc-provider` keeps its codes, tokens and sessions: in memory, gone with the process. */
export function memoryAdapter(): AdapterFactory {
  const kept = new Map<string, { payload: AdapterPayload; until: number }>();
  return (kind): Adapter => {
    const key = (id: string) => `${kind} ${id}`;
    const find = async (id: string) => {
      const found = kept.get(key(id));
      return found && found.until > Date.now() ? found.payload : undefined;
    };
    const findBy = async (name: 'uid' | 'userCode', value: string) =>
      [...kept.entries()].find(
        ([id, { payload }]) => id.startsWith(`${kind} `) && payload[name] === value,
      )?.[1].payload;
    return {
      find,
      findByUid: (uid) => findBy('uid', uid),
      findByUserCode: (code) => findBy('userCode', code),
      upsert: async (id, payload, seconds) => {
        kept.set(key(id), { payload, until: Date.now() + (seconds ?? 3600) * 1000 });
      },
      consume: async (id) => {
        const found = await find(id);
        if (found) found.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async (id) => void kept.delete(key(id)),
      revokeByGrantId: async (grantId) => {
        for (const [id, { payload }] of kept) if (payload.grantId === grantId) kept.delete(id);
      },
    };
  };
}
