/** Short names of the services that functions call. */
export type ServiceName =
  | 'dynamodb'
  | 's3'
  | 'sqs'
  | 'sns'
  | 'ses'
  | 'cognito-idp'
  | 'lambda'
  | 'ssm'
  | 'secretsmanager';

/**
 * What goes wrong with a request that a function makes to AWS:
 * - `throttle`, `5xx`: the service refuses, nothing is carried out.
 * - `timeout`: the request is carried out, its answer is lost on the way back.
 * - `crash-before`: the function's process ends before the request leaves.
 * - `crash-after`: the request is carried out, then the process ends before the function sees the answer.
 * When a process ends, what it has sent already is carried out all the same.
 */
export type FaultKind = 'throttle' | 'timeout' | '5xx' | 'crash-before' | 'crash-after';

export type Fault = {
  /** A function's name, or a part of it such as its logical id. All functions when absent. */
  function?: string;
  service: ServiceName;
  /** For example `PutItem`. All operations when absent; SES knows no operation here. */
  operation?: string;
  /** Share of the requests that fail, from 0 to 1. All of them when absent. */
  rate?: number;
  /** How many requests fail in all, over all functions. No end when absent. */
  count?: number;
  kind: FaultKind;
};

/** Requests that left functions for AWS, since the last reading. */
export type RequestCount = { function: string; service: string; operation: string; count: number };
