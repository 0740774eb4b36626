import { ProtocolError } from '../stand-in/json-protocol.ts';

// Errors have two names: the shape of the JSON protocol, and the code of the older query protocol, which
// SQS still sends as x-amzn-query-error and which the SDKs still show.
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html
const queryCodes = {
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
  BatchRequestTooLong: 'AWS.SimpleQueueService.BatchRequestTooLong',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  InvalidAttributeName: 'InvalidAttributeName',
  InvalidBatchEntryId: 'AWS.SimpleQueueService.InvalidBatchEntryId',
  InvalidMessageContents: 'InvalidMessageContents',
  MessageNotInflight: 'AWS.SimpleQueueService.MessageNotInflight',
  PurgeQueueInProgress: 'AWS.SimpleQueueService.PurgeQueueInProgress',
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  ReceiptHandleIsInvalid: 'ReceiptHandleIsInvalid',
  ResourceNotFoundException: 'ResourceNotFoundException',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
  UnsupportedOperation: 'AWS.SimpleQueueService.UnsupportedOperation',
  // Not in the model of SQS: they come from the layer before it.
  InvalidParameterValue: 'InvalidParameterValue',
  MissingParameter: 'MissingParameter',
} as const;

const beforeTheService: Record<string, string> = {
  InvalidParameterValue: 'com.amazon.coral.service#InvalidParameterValueException',
  MissingParameter: 'com.amazon.coral.service#MissingRequiredParameterException',
};

export type SqsErrorCode = keyof typeof queryCodes;

/** An error of SQS. `queryCode` is what stands in a batch's list of failures. */
export class SqsError extends ProtocolError {
  readonly queryCode: string;

  constructor(code: SqsErrorCode, message: string) {
    const queryCode = queryCodes[code];
    super(beforeTheService[code] ?? `com.amazonaws.sqs#${code}`, message, 400, {
      'x-amzn-query-error': `${queryCode};Sender`,
    });
    this.queryCode = queryCode;
  }
}

/** The usual words for a parameter that is out of its range. */
export function invalidValue(value: unknown, parameter: string, reason: string): SqsError {
  return new SqsError(
    'InvalidParameterValue',
    `Value ${String(value)} for parameter ${parameter} is invalid. Reason: ${reason}`,
  );
}

/** Throws unless the value is absent or a whole number within the limits. */
export function checkRange(value: number | undefined, parameter: string, min: number, max: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) return;
  throw invalidValue(value, parameter, `Must be between ${min} and ${max}, if provided.`);
}
