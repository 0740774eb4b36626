import * as z from 'zod';
import { contract } from '../platform/contract.ts';
import { version } from '../platform/words.ts';
import { SecondFactorRule } from './provider.model.ts';
import { ServiceLevels } from '../service-levels/service-level.model.ts';
import { SelfClosing } from '../tickets/closing.model.ts';

/** What administrators set for the whole desk. Both changes name the version that they were made from. */
export const SettingsPage = z.object({
  version,
  timeZone: z.string(),
  serviceLevels: ServiceLevels,
  closing: SelfClosing,
  secondFactor: SecondFactorRule,
});
export type SettingsPage = z.infer<typeof SettingsPage>;

export const providerContract = contract({
  getSettings: {
    app: 'desk',
    can: 'desk:settings',
    method: 'GET',
    path: '/settings',
    summary: 'Service levels, holidays, and when resolved tickets close',
    response: SettingsPage,
  },
  changeServiceLevels: {
    app: 'desk',
    can: 'desk:settings',
    method: 'PUT',
    path: '/settings/service-levels',
    summary: 'Change the hours, the holidays and what is promised by priority',
    body: ServiceLevels.extend({ version }),
  },
  changeClosing: {
    app: 'desk',
    can: 'desk:settings',
    method: 'PUT',
    path: '/settings/closing',
    summary: 'Change when resolved tickets close by themselves',
    body: z.object({ closing: SelfClosing, version }),
  },
});
