import { accountContract } from './account/account.contract.ts';
import { resetsContract } from './account/resets.contract.ts';
import { factorRulesContract } from './account/rules.contract.ts';
import { agreementsContract } from './agreements/agreements.contract.ts';
import { approvalsContract } from './approvals/approvals.contract.ts';
import { companiesContract } from './companies/companies.contract.ts';
import { contactsContract } from './contacts/contacts.contract.ts';
import { filesContract } from './files/files.contract.ts';
import { homeContract } from './home/home.contract.ts';
import type { Contract } from './platform/contract.ts';
import { importsContract } from './imports/imports.contract.ts';
import { levelsContract } from './levels/levels.contract.ts';
import { notificationsContract } from './notifications/notifications.contract.ts';
import { photosContract } from './photos/photos.contract.ts';
import { preferencesContract } from './preferences/preferences.contract.ts';
import { profileContract } from './profile/profile.contract.ts';
import { providerContract } from './provider/provider.contract.ts';
import { redactionContract } from './redaction/redaction.contract.ts';
import { searchContract } from './search/search.contract.ts';
import { servicesContract } from './services/services.contract.ts';
import { signOnContract } from './session/sign-on.contract.ts';
import { sessionContract } from './session/session.contract.ts';
import { staffContract } from './staff/staff.contract.ts';
import { deskTicketsContract } from './tickets/desk-tickets.contract.ts';
import { ticketsContract } from './tickets/tickets.contract.ts';

/** Every route of Foyer, by feature: the one list that the stacks, the OpenAPI document and the tests read. */
export const contracts = {
  session: sessionContract,
  signOn: signOnContract,
  home: homeContract,
  preferences: preferencesContract,
  profile: profileContract,
  photos: photosContract,
  notifications: notificationsContract,
  tickets: ticketsContract,
  files: filesContract,
  contacts: contactsContract,
  deskTickets: deskTicketsContract,
  companies: companiesContract,
  services: servicesContract,
  agreements: agreementsContract,
  staff: staffContract,
  provider: providerContract,
  search: searchContract,
  redaction: redactionContract,
  approvals: approvalsContract,
  imports: importsContract,
  account: accountContract,
  factorRules: factorRulesContract,
  resets: resetsContract,
  levels: levelsContract,
} satisfies Record<string, Contract>;

/** All routes as one flat list of [name, route]. */
export const allRoutes = Object.values(contracts as Record<string, Contract>).flatMap((one) =>
  Object.entries(one),
);
