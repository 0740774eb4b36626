export { fold } from '../../../lambdas/search/folding.model.ts';
/** The words of the contact model without its schemas, for the list of contacts (see models.plugin.ts). */
export { fullName } from '../../../lambdas/contacts/contact.model.ts';
