import { randomBytes, randomInt, scryptSync, timingSafeEqual } from 'node:crypto';
import { CognitoError } from './error.ts';
import type { PoolSettings } from './settings.ts';
import type { User } from './state.ts';

type Policy = PoolSettings['Policies']['PasswordPolicy'];

/** The special characters of the developer guide, "Password requirements". Blanks count inside, not at the ends. */
const symbols = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]|\S \S/;

function fault(policy: Policy, password: string): string | undefined {
  if (password.length < policy.MinimumLength) return 'Password not long enough';
  if (password.length > 256) return 'Password must not be longer than 256 characters';
  if (/^\s|\s$/.test(password)) return 'Password must not have leading or trailing spaces';
  if (policy.RequireUppercase && !/[A-Z]/.test(password)) return 'Password must have uppercase characters';
  if (policy.RequireLowercase && !/[a-z]/.test(password)) return 'Password must have lowercase characters';
  if (policy.RequireNumbers && !/[0-9]/.test(password)) return 'Password must have numeric characters';
  if (policy.RequireSymbols && !symbols.test(password)) return 'Password must have symbol characters';
  return undefined;
}

/** Throws InvalidPasswordException with the first rule of the pool that the password breaks. */
export function checkPasswordPolicy(policy: Policy, password: string): void {
  const reason = fault(policy, password);
  if (reason)
    throw new CognitoError('InvalidPasswordException', `Password did not conform with policy: ${reason}`);
}

/* This cost keeps a hundred users' sign-ins within a second. Nothing but demonstration passwords is ever kept here. */
const cost = { N: 1024, r: 8, p: 1 };

export function storePassword(user: User, password: string): void {
  const salt = randomBytes(16).toString('hex');
  user.password = { salt, hash: scryptSync(password, salt, 32, cost).toString('hex') };
}

/** Compares in constant time, and takes as long for a user without a password. */
export function passwordMatches(user: User | undefined, password: string): boolean {
  const stored = user?.password ?? { salt: '', hash: '0'.repeat(64) };
  const same = timingSafeEqual(scryptSync(password, stored.salt, 32, cost), Buffer.from(stored.hash, 'hex'));
  return same && user?.password !== undefined;
}

const kinds = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '!#%*+-=?@_'];

/** A password that meets any policy of up to `length` characters. */
export function generatePassword(length: number): string {
  const size = Math.max(length, 12);
  const letters: string[] = [];
  for (let at = 0; at < size; at += 1) {
    const kind = kinds[at % kinds.length] ?? '';
    letters.splice(randomInt(letters.length + 1), 0, kind.charAt(randomInt(kind.length)));
  }
  return letters.join('');
}
