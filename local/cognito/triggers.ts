import { triggerAttributes } from './attributes.ts';
import type { Directory } from './directory.ts';
import { CognitoError } from './error.ts';
import type { Pool, User } from './state.ts';

type TriggerName =
  | 'PreSignUp'
  | 'PreAuthentication'
  | 'PostAuthentication'
  | 'PostConfirmation'
  | 'CustomMessage'
  | 'PreTokenGeneration';

export type TriggerCall = {
  name: TriggerName;
  /** For example `TokenGeneration_Authentication`. */
  source: string;
  clientId: string;
  /** Or, before a sign-up, what is known of who is to become one. */
  user: User | Pick<User, 'username' | 'attributes'>;
  /** Event format: '1', or '2' for the pre token generation event V2_0. */
  version?: '1' | '2';
  request?: Record<string, unknown>;
  response?: Record<string, unknown>;
};

export function triggerArn(pool: Pool, name: TriggerName): string | undefined {
  const { LambdaConfig } = pool.settings;
  if (name === 'PreTokenGeneration')
    return LambdaConfig.PreTokenGenerationConfig?.LambdaArn ?? LambdaConfig.PreTokenGeneration;
  return LambdaConfig[name];
}

/**
 * Runs a trigger and gives its `response`, or nothing when the pool has no such trigger.
 * Throws UserLambdaValidationException with the function's own message when it fails.
 */
export async function runTrigger(
  directory: Directory,
  pool: Pool,
  call: TriggerCall,
): Promise<Record<string, unknown> | undefined> {
  const arn = triggerArn(pool, call.name);
  if (!arn) return undefined;
  const event = {
    version: call.version ?? '1',
    region: directory.region,
    userPoolId: pool.id,
    userName: call.user.username,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: call.clientId },
    triggerSource: call.source,
    request: {
      userAttributes: 'sub' in call.user ? triggerAttributes(call.user) : call.user.attributes,
      ...call.request,
    },
    response: call.response ?? {},
  };
  const answer = await directory.invoke(arn, event).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    const end = /[.!?]$/.test(reason) ? '' : '.';
    throw new CognitoError('UserLambdaValidationException', `${call.name} failed with error ${reason}${end}`);
  });
  return responseOf(answer);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function responseOf(answer: unknown): Record<string, unknown> {
  const response = isRecord(answer) ? (answer['response'] ?? {}) : undefined;
  if (!isRecord(response))
    throw new CognitoError('InvalidLambdaResponseException', 'Unrecognizable lambda output');
  return response;
}
