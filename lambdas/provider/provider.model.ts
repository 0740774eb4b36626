import * as z from 'zod';
import { defaultServiceLevels, ServiceLevels } from '../service-levels/service-level.model.ts';
import { defaultSelfClosing, SelfClosing } from '../tickets/closing.model.ts';
import { defaultMatrix, PriorityMatrix } from '../tickets/ticket.model.ts';
import { id, instant } from '../platform/words.ts';

/** The provider's own settings. */
export const Team = z.object({ id, name: z.string() });
export type Team = z.infer<typeof Team>;

/** For whom a second factor is required. */
export const SecondFactorRule = z.object({ staff: z.boolean(), customers: z.boolean() });
export type SecondFactorRule = z.infer<typeof SecondFactorRule>;
export const noSecondFactor: SecondFactorRule = { staff: false, customers: false };

export const Settings = z.object({
  providerName: z.string(),
  welcome: z.string(),
  phone: z.string(),
  hours: z.string(),
  timeZone: z.string(),
  matrix: PriorityMatrix,
  /** When it is at work and what it promises by priority (E11). */
  serviceLevels: ServiceLevels.default(defaultServiceLevels),
  /** When resolved tickets close by themselves (E7). */
  closing: SelfClosing.default(defaultSelfClosing),
  /** Who must have a second factor (A9); companies may ask more of their own people. */
  secondFactor: SecondFactorRule.default(noSecondFactor),
  teams: z.array(Team),
  /** The service desk: where queries, and tickets that name no team by item or service, go for triage (C13). */
  triageTeamId: id,
});
export type Settings = z.infer<typeof Settings>;

export const serviceDesk: Team = { id: 'service-desk', name: 'Service desk' };

/** What a new deployment starts with. */
export const firstSettings = (
  own: Pick<Settings, 'providerName' | 'welcome' | 'phone' | 'hours' | 'timeZone'>,
): Settings => ({
  ...own,
  matrix: defaultMatrix,
  serviceLevels: defaultServiceLevels,
  closing: defaultSelfClosing,
  secondFactor: noSecondFactor,
  teams: [serviceDesk],
  triageTeamId: serviceDesk.id,
});

export const Announcement = z.object({
  id,
  title: z.string(),
  text: z.string(),
  maintenance: z.boolean(),
  publishedAt: instant,
});
export type Announcement = z.infer<typeof Announcement>;
