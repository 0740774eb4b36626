/** What stands where a text was removed, without the schemas of redactions (see models.plugin.ts). */
export { redactedText, redactedTitle } from '../../../lambdas/redaction/redaction.model.ts';
