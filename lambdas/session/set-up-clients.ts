import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';

/**
 * Which clients make tokens that may set up an authenticator app. The trigger that asks is part of the pools that these
 * clients belong to, so their ids cannot stand in its environment: a circle. Kept for five minutes by each running copy.
 */
const client = new SSMClient({});
let known: { until: number; ids: string[] } | undefined;

export async function isSetUpClient(clientId: string): Promise<boolean> {
  if (!known || known.until < Date.now()) {
    const asked = new GetParameterCommand({ Name: process.env.SET_UP_CLIENTS_PARAMETER });
    const { Parameter } = await client.send(asked);
    known = { until: Date.now() + 300_000, ids: (Parameter?.Value ?? '').split(',').filter(Boolean) };
  }
  return known.ids.includes(clientId);
}
