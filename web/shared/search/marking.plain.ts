/** Where a text shows what was looked for (see models.plugin.ts). */
export { marks } from '../../../lambdas/search/search.model.ts';
