/** How an approval stands, without the schemas of approvals (see models.plugin.ts). */
export { moneyInWords } from '../../../lambdas/approvals/money.model.ts';
export { stateOf } from '../../../lambdas/approvals/round.model.ts';
