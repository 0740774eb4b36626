import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { log } from '../platform/log.ts';

/**
 * Which clients make tokens that may set up an authenticator app. The trigger that asks is part of the pools that these
 * clients belong to, so their ids cannot stand in its environment: a circle. Kept for five minutes by each running copy.
 */
const client = new SSMClient({});
let known: { until: number; ids: string[] } | undefined;

export async function isSetUpClient(clientId: string): Promise<boolean> {
  if (!known || known.until < Date.now()) {
    known = await readAgain(known?.ids);
  }
  return known.ids.includes(clientId);
}

/** The ids change by deployment only: when they cannot be read just now, those that are known are good for another minute. */
async function readAgain(before: string[] | undefined): Promise<{ until: number; ids: string[] }> {
  try {
    const asked = new GetParameterCommand({ Name: process.env.SET_UP_CLIENTS_PARAMETER });
    const { Parameter } = await client.send(asked);
    return { until: Date.now() + 300_000, ids: (Parameter?.Value ?? '').split(',').filter(Boolean) };
  } catch (error) {
    if (!before) throw error;
    log.warn('The clients for setting up apps could not be read again', { error });
    return { until: Date.now() + 60_000, ids: before };
  }
}
