/** How tickets stand with what was promised, without the schemas of the settings (see models.plugin.ts). */
export { calendarOf } from '../../../lambdas/service-levels/calendar.model.ts';
export { inHours } from '../../../lambdas/service-levels/service-level.model.ts';
export {
  nextDue,
  resolutionOf,
  responseOf,
  soonMs,
  type Standing,
  timeLeft,
} from '../../../lambdas/service-levels/standing.model.ts';
