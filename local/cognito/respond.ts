import * as z from 'zod';
import { type Directory, clientOf, poolAndClient, poolOf } from './directory.ts';
import { CognitoError, invalidParameter, notAuthorized } from './error.ts';
import { countFailure } from './lockout.ts';
import { metadata, operation, poolId } from './operation.ts';
import { checkPasswordPolicy, storePassword } from './password.ts';
import { checkSecretHash } from './secret-hash.ts';
import type { Challenge } from './session.ts';
import { askSecondFactor, completeSignIn, refuseUnusable, required } from './sign-in.ts';
import type { Client, Pool } from './state.ts';
import type { Party } from './tokens.ts';
import { changedAttributes } from './attributes.ts';
import { matchTotp } from './totp.ts';
import { addAliases, dropAliases, findUser } from './users.ts';

type Answer = {
  session: string | undefined;
  responses: Record<string, string>;
  metadata: Record<string, string> | undefined;
};

/** The user whom the session and the answer both name. */
function openSession(directory: Directory, pool: Pool, client: Client, name: Challenge, answer: Answer) {
  const given = required(answer.responses, 'USERNAME');
  const session = directory.sessions.read(answer.session, name, client.id);
  const user = findUser(pool, given);
  if (!user || user.username !== session.username) throw notAuthorized('Invalid session for the user.');
  checkSecretHash(client, [given, user.username], answer.responses['SECRET_HASH']);
  refuseUnusable(user, directory.now());
  return { session, user, close: () => directory.sessions.close(answer.session ?? '') };
}

const attributePrefix = 'userAttributes.';

function answeredAttributes(party: Party, responses: Record<string, string>) {
  const list = Object.entries(responses)
    .filter(([name]) => name.startsWith(attributePrefix))
    .map(([name, Value]) => ({ Name: name.slice(attributePrefix.length), Value }));
  if (list.some(({ Name }) => Name === 'email' && party.user.attributes['email']))
    throw notAuthorized('Cannot modify an already provided email');
  return changedAttributes(party.pool, party.user, list);
}

function choosePassword(directory: Directory, pool: Pool, client: Client, answer: Answer) {
  const { user, close } = openSession(directory, pool, client, 'NEW_PASSWORD_REQUIRED', answer);
  const password = required(answer.responses, 'NEW_PASSWORD');
  checkPasswordPolicy(pool.settings.Policies.PasswordPolicy, password);
  const attributes = answeredAttributes({ pool, client, user }, answer.responses);
  close();
  dropAliases(pool, user);
  Object.assign(user, {
    attributes,
    status: 'CONFIRMED',
    temporaryUntil: undefined,
    modified: directory.now(),
  });
  addAliases(pool, user);
  storePassword(user, password);
  directory.changed();
  const how = { source: 'NewPasswordChallenge', metadata: answer.metadata } as const;
  return askSecondFactor(directory, { pool, client, user }, how);
}

function showCode(directory: Directory, pool: Pool, client: Client, answer: Answer) {
  const { user, close } = openSession(directory, pool, client, 'SOFTWARE_TOKEN_MFA', answer);
  const code = required(answer.responses, 'SOFTWARE_TOKEN_MFA_CODE');
  const step = matchTotp(user.totp.secret ?? '', code, directory.now());
  if (step === undefined) {
    countFailure(user, directory.now());
    directory.changed();
    throw new CognitoError('CodeMismatchException', 'Invalid code received for user');
  }
  if (step <= user.totp.lastStep)
    throw new CognitoError('ExpiredCodeException', 'Your software token has already been used once.');
  user.totp.lastStep = step;
  close();
  const how = { source: 'Authentication', metadata: answer.metadata } as const;
  return completeSignIn(directory, { pool, client, user }, how);
}

function finishSetup(directory: Directory, pool: Pool, client: Client, answer: Answer) {
  const { user, session, close } = openSession(directory, pool, client, 'MFA_SETUP', answer);
  if (!session.verified) throw invalidParameter('Software token has not been verified for the user.');
  close();
  const how = { source: 'Authentication', metadata: answer.metadata } as const;
  return completeSignIn(directory, { pool, client, user }, how);
}

const answers = {
  NEW_PASSWORD_REQUIRED: choosePassword,
  SOFTWARE_TOKEN_MFA: showCode,
  MFA_SETUP: finishSetup,
};

const request = z.object({
  ClientId: z.string(),
  ChallengeName: z.enum(['NEW_PASSWORD_REQUIRED', 'SOFTWARE_TOKEN_MFA', 'MFA_SETUP']),
  Session: z.string().optional(),
  ChallengeResponses: z.record(z.string(), z.string()).default({}),
  ClientMetadata: metadata,
});

const answerOf = (input: z.output<typeof request>): Answer => ({
  session: input.Session,
  responses: input.ChallengeResponses,
  metadata: input.ClientMetadata,
});

export const respondToAuthChallenge = operation(request, (directory, input) => {
  const { pool, client } = poolAndClient(directory, input.ClientId);
  return answers[input.ChallengeName](directory, pool, client, answerOf(input));
});

export const adminRespondToAuthChallenge = operation(
  request.extend({ UserPoolId: poolId }),
  (directory, input) => {
    const pool = poolOf(directory, input.UserPoolId);
    return answers[input.ChallengeName](directory, pool, clientOf(pool, input.ClientId), answerOf(input));
  },
);
