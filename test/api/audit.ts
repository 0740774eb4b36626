import type { Stage } from './stage.ts';

/** What the audit trail of the first company says this month, newest first. */
export async function audited({ call, cloud, places }: Stage): Promise<string[]> {
  await cloud.settled();
  const { body } = await call<{ entries: { summary: string }[] }>('administrator', 'listAudit', {
    params: { companyId: places.company },
    query: { month: new Date().toISOString().slice(0, 7) },
  });
  return body.entries.map(({ summary }) => summary);
}
