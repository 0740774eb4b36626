import * as z from 'zod';
import { AppError } from '../platform/problem.ts';
import { domainOf, Organisation, organisationFor } from './organisation.model.ts';

let known: Organisation[] | undefined;

/** The organisations of this stage; they change by deployment only. */
export const organisations = (): Organisation[] =>
  (known ??= z.array(Organisation).parse(JSON.parse(process.env.ORGANISATIONS || '[]')));

/** The organisation whose people with such an address have no password here. */
export const withoutPassword = (email: string): Organisation | undefined => {
  const found = organisationFor(organisations(), domainOf(email));
  return found?.passwords === false ? found : undefined;
};

/** Throws for people who sign in with their organisation's account; looks at the domain of the address alone. */
export function assertPassword(door: 'portal' | 'desk', email: string): void {
  const organisation = door === 'portal' && withoutPassword(email);
  if (organisation)
    throw new AppError(
      'out-of-turn',
      `You sign in with your account of ${organisation.name}, without a password of ours. Choose “Continue with ${organisation.name}” on the sign-in page.`,
    );
}
