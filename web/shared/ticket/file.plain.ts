/** Which files can be looked at (see models.plugin.ts). */
export { canBeShown, isPicture } from '../../../lambdas/files/file.model.ts';
