import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';

const client = new SSMClient({});
let known: { until: number; address: string } | undefined;

/** The site's address without a slash at its end; known only after the first deployment, so it is read at run time. */
export async function siteAddress(): Promise<string> {
  if (!known || known.until < Date.now()) {
    const answer = await client.send(new GetParameterCommand({ Name: process.env.SITE_ADDRESS_PARAMETER }));
    known = { until: Date.now() + 300_000, address: (answer.Parameter?.Value ?? '').replace(/\/$/, '') };
  }
  return known.address;
}
