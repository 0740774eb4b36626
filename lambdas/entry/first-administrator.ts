import type { CdkCustomResourceEvent, CdkCustomResourceResponse } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import { system } from '../platform/context.ts';
import { AppError } from '../platform/problem.ts';
import { setUpProvider } from '../provider/provider.service.ts';
import { inviteStaff } from '../staff/staff.service.ts';

/** At deploy: the provider's settings and the first administrator of the desk, once. Later deployments change neither. */
export async function handler(event: CdkCustomResourceEvent): Promise<CdkCustomResourceResponse> {
  const { name, email, providerName, welcome, phone, hours, timeZone } = event.ResourceProperties as Record<
    string,
    string
  >;
  const physical = { PhysicalResourceId: 'first-administrator' };
  if (event.RequestType === 'Delete') return physical;
  const context = { actor: system, now: new Date(), requestId: event.RequestId ?? randomUUID() };
  await setUpProvider(context, {
    providerName: providerName ?? '',
    welcome: welcome ?? '',
    phone: phone ?? '',
    hours: hours ?? '',
    timeZone: timeZone ?? 'UTC',
  });
  try {
    await inviteStaff(
      context,
      {
        name: name ?? '',
        email: (email ?? '').toLowerCase(),
        role: 'administrator',
        teamIds: ['service-desk'],
      },
      'first-administrator',
    );
  } catch (error) {
    // A conflict: the administrator exists already.
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
  }
  return physical;
}
