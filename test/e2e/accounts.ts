import { accounts as demonstrated } from '../../demonstration/accounts.ts';
import type { Account } from './people.ts';

/** The accounts of the demonstration that these tests start from; everybody else is made by the tests. */
const one = (door: Account['door'], role: string): Account => {
  const found = demonstrated.find((account) => account.door === door && account.role === role);
  if (!found?.password) throw new Error(`The demonstration has no ${role} who can sign in.`);
  return { door, email: found.email, password: found.password };
};

export const accounts = {
  /** Of the desk: opens companies and staff for the tests. */
  administrator: one('desk', 'Administrator'),
  /** Of a customer, with everything that the demonstration fills in. */
  admin: one('portal', 'Admin User'),
};
