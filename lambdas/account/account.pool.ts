import {
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { pool, type Door } from '../session/pool.ts';

/** What the user pool is told of a person's own account. */
const client = new CognitoIdentityProviderClient({});

const user = (door: Door, email: string) => ({ UserPoolId: pool(door).UserPoolId, Username: email });

/** Throws InvalidPasswordException when the pool's policy refuses it. */
export const setPassword = (door: Door, email: string, password: string) =>
  client.send(new AdminSetUserPasswordCommand({ ...user(door, email), Password: password, Permanent: true }));

/** No refresh token of this person is good any more. */
export const endAllSessions = (door: Door, email: string) =>
  client.send(new AdminUserGlobalSignOutCommand(user(door, email)));
