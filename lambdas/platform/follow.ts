import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { stamped, type Step } from './steps.ts';
import { documents } from './table.ts';

/**
 * Writes what follows from other items, in one transaction: nobody did it, so there is no event. False when a
 * condition does not hold: the items have moved on, look again. Waits a little while others write the same items.
 */
export async function bringInStep(steps: Step[]): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      await documents.send(
        new TransactWriteCommand({ TransactItems: stamped(steps).map((step) => step.write) }),
      );
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
      if (codes.includes('ConditionalCheckFailed')) return false;
      if (!codes.includes('TransactionConflict') || attempt === 6) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
    }
  }
}
