import type { Assembly } from '../assembly/assembly.ts';
import type { LambdaFunction } from './function.ts';
import { functionNameOf } from './functions.ts';
import type { AsynchronousSettings } from './retries.ts';

type InvokeConfig = {
  FunctionName: string;
  MaximumRetryAttempts?: number;
  DestinationConfig?: { OnFailure?: { Destination: string } };
};

const DEFAULT_RETRIES = 2;

/** Reads how often asynchronous events of a function are tried, and where they go when that did not help. */
export function readInvokeSettings(assembly: Assembly): (target: LambdaFunction) => AsynchronousSettings {
  const deadLetters = new Map(
    assembly
      .ofType('AWS::Lambda::Function')
      .map((resource) => [
        resource.ref,
        resource.property<{ TargetArn: string } | undefined>('DeadLetterConfig')?.TargetArn,
      ]),
  );
  const configs = new Map(
    assembly.ofType('AWS::Lambda::EventInvokeConfig').map((resource) => {
      const config = resource.properties<InvokeConfig>();
      return [functionNameOf(config.FunctionName), config] as const;
    }),
  );
  return ({ name }) => {
    const config = configs.get(name);
    const destination = config?.DestinationConfig?.OnFailure?.Destination;
    const deadLetter = deadLetters.get(name);
    return {
      retries: Number(config?.MaximumRetryAttempts ?? DEFAULT_RETRIES),
      onFailure: destination
        ? { arn: destination, kind: 'destination' }
        : deadLetter
          ? { arn: deadLetter, kind: 'dead-letter' }
          : undefined,
    };
  };
}
