import { allRoutes } from '../../lambdas/contracts.ts';
import { defaultServiceLevels } from '../../lambdas/service-levels/service-level.model.ts';
import type { contracts } from '../../lambdas/contracts.ts';
import type { Call } from './stage.ts';
import { password, type People } from './accounts.ts';
import { type Places } from './seed.ts';

/** For every route a request that is right in form, aimed at a target. A new route without a sample does not compile. */

type All = typeof contracts;
type RouteName = { [F in keyof All]: keyof All[F] }[keyof All];

/** The things that a request is aimed at: somebody's ticket, contact and company. */
export type Target = {
  company: string;
  site: string;
  item: string;
  number: string;
  contactId: string;
  fileId: string;
  version: number;
};
type Sample = (target: Target, people: People, places: Places) => Call;

const contact = (email: string) => ({
  fields: { firstName: 'Nina', lastName: 'Sample', email },
  access: { active: false, levels: [] },
});
let count = 0;
const fresh = (): string => `sample-${Date.now()}-${count++}@example.com`;
const service = (teamId: string) => ({
  name: `Service ${count++}`,
  description: 'What it is about',
  picture: 'mail',
  requestTypes: ['incident', 'query'],
  subcategories: [{ name: 'Sending' }],
  teamId,
});
const level = (name: string) => ({
  name,
  meaning: 'What it is for',
  capabilities: ['contacts:read'],
  mayGive: true,
});
/** Somebody's import is nobody else's: its id is not the contact's, so nothing is there. */
const ofImport = ({ contactId }: Target) => ({ params: { importId: contactId } });
const ofTicket = ({ number }: Target) => ({ number });
const ofDesk = ({ company, number }: Target) => ({ companyId: company, number });
const door = { params: { door: 'portal' } };

export const samples: Record<RouteName, Sample> = {
  signIn: () => ({ ...door, body: { email: 'nobody@example.com', password: 'wrong' } }),
  choosePassword: () => ({
    ...door,
    body: { email: 'nobody@example.com', challenge: 'x', password: 'Correct-horse-7' },
  }),
  forgotPassword: () => ({ ...door, body: { email: 'nobody@example.com' } }),
  resetPassword: () => ({
    ...door,
    body: { email: 'nobody@example.com', code: '123456', password: 'Correct-horse-7' },
  }),
  changePassword: () => ({ body: { current: 'not-the-one', password: 'Correct-horse-9' } }),
  changeDeskPassword: () => ({ body: { current: 'not-the-one', password: 'Correct-horse-9' } }),
  getOwnPassword: () => ({}),
  listSessions: () => ({}),
  listDeskSessions: () => ({}),
  endSession: () => ({ params: { sessionId: 'no-such-session' } }),
  endDeskSession: () => ({ params: { sessionId: 'no-such-session' } }),
  endSessions: () => ({ body: { here: false } }),
  endDeskSessions: () => ({ body: { here: false } }),
  getSecondFactor: () => ({}),
  getDeskSecondFactor: () => ({}),
  beginSecondFactor: () => ({ body: { password } }),
  beginDeskSecondFactor: () => ({ body: { password } }),
  confirmSecondFactor: () => ({ body: { code: '123456' } }),
  confirmDeskSecondFactor: () => ({ body: { code: '123456' } }),
  renewRecoveryCodes: () => ({ body: { password, code: '123456' } }),
  renewDeskRecoveryCodes: () => ({ body: { password, code: '123456' } }),
  endSecondFactor: () => ({ body: { password, code: '123456' } }),
  endDeskSecondFactor: () => ({ body: { password, code: '123456' } }),
  answerSecondFactor: () => ({
    ...door,
    body: { email: 'nobody@example.com', challenge: 'x', code: '123456' },
  }),
  useRecoveryCode: () => ({
    ...door,
    body: { email: 'nobody@example.com', password: 'wrong', code: 'k7m2p-x9w4t' },
  }),
  confirmSetUp: () => ({ ...door, body: { code: '123456' } }),
  changeSecondFactor: () => ({ body: { secondFactor: { staff: false, customers: false }, version: 999 } }),
  getCompanyFactorRule: ({ company }) => ({ params: { companyId: company } }),
  changeCompanyFactorRule: ({ company }) => ({
    params: { companyId: company },
    body: { required: false },
  }),
  getFactorRule: () => ({}),
  changeFactorRule: () => ({ body: { required: false } }),
  resetSecondFactor: ({ contactId }) => ({ params: { contactId } }),
  resetCompanySecondFactor: ({ company, contactId }) => ({ params: { companyId: company, contactId } }),
  resetStaffSecondFactor: () => ({ params: { staffId: 'no-such-person' } }),
  renew: () => door,
  getOrganisation: () => ({ query: { domain: 'example.com' } }),
  startSignOn: () => ({ query: { domain: 'example.com' } }),
  finishSignOn: () => ({}),
  enterAfterSignOn: () => ({}),
  signOut: () => door,
  getMe: () => ({}),
  getHome: () => ({}),
  getAnnouncement: (_, __, { announcement }) => ({ params: { announcementId: announcement } }),
  saveListSettings: () => ({ body: { columns: ['number', 'title', 'item'], wide: 'summary' } }),
  createView: () => ({ body: { name: `View ${count++}`, search: { list: 'open' } } }),
  changeView: () => ({
    params: { viewId: 'no-such-view' },
    body: { name: 'Another name', search: { list: 'open' } },
  }),
  deleteView: () => ({ params: { viewId: 'no-such-view' } }),
  reservePhoto: () => ({ body: { size: 1_000 } }),
  getPhotoState: () => ({ params: { photoId: 'no-such-photo' } }),
  removePhoto: () => ({}),
  getContactPhoto: ({ company, contactId }) => ({ params: { companyId: company, contactId } }),
  getNotices: () => ({}),
  saveNotices: () => ({ body: { stopped: false, choices: { status: 'none' }, version: 999 } }),
  getStopPage: () => ({ query: { token: 'x' } }),
  stopMails: () => ({ query: { token: 'x' } }),
  startMails: () => ({ query: { token: 'x' } }),
  getProfile: () => ({}),
  changeProfile: () => ({ body: { fields: { firstName: 'Nina', lastName: 'Sample' }, version: 999 } }),
  askAddress: () => ({ body: { email: fresh(), password } }),
  confirmAddress: () => ({ body: { code: '123456' } }),
  cancelAddress: () => ({}),
  getTicketForm: () => ({}),
  createTicket: ({ site, contactId }) => ({
    body: {
      type: 'query',
      siteId: site,
      contactId,
      title: 'A question',
      description: 'How do we do this?',
      customerReference: 'R1',
    },
  }),
  listTickets: () => ({ query: { list: 'all' } }),
  getTicket: (target) => ({ params: ofTicket(target) }),
  addNote: (target) => ({ params: ofTicket(target), body: { text: 'Any news?', seen: 'new' } }),
  listPeople: () => ({}),
  addWatcher: (target) => ({ params: { ...ofTicket(target), contactId: target.contactId } }),
  removeWatcher: (target) => ({ params: { ...ofTicket(target), contactId: 'no-such-contact' } }),
  followUp: (target) => ({
    params: ofTicket(target),
    body: { title: 'It is back', description: 'The same again.', requiredBy: '2099-01-01' },
  }),
  closeTicket: (target) => ({ params: ofTicket(target), body: { version: target.version, satisfaction: 5 } }),
  reopenTicket: (target) => ({
    params: ofTicket(target),
    body: { version: target.version, comment: 'Still broken' },
  }),
  reserveFile: () => ({ body: { name: 'screen.png', size: 100 } }),
  renameFile: (target) => ({ params: { fileId: target.fileId }, body: { name: 'no-such-file.png' } }),
  downloadFile: (target) => ({ params: { ...ofTicket(target), fileId: target.fileId } }),
  reserveDeskFile: ({ company }) => ({
    params: { companyId: company },
    body: { name: 'screen.png', size: 100 },
  }),
  renameDeskFile: ({ company, fileId }) => ({
    params: { companyId: company, fileId },
    body: { name: 'no-such-file.png' },
  }),
  downloadDeskFile: (target) => ({ params: { ...ofDesk(target), fileId: target.fileId } }),
  listContacts: () => ({}),
  getContactForm: () => ({}),
  getContact: ({ contactId }) => ({ params: { contactId } }),
  createContact: () => ({ body: contact(fresh()) }),
  changeContact: ({ contactId }) => ({ params: { contactId }, body: { ...contact(fresh()), version: 999 } }),
  resendWelcome: ({ contactId }) => ({ params: { contactId } }),
  listCompanyContacts: ({ company }) => ({ params: { companyId: company } }),
  createCompanyContact: ({ company }) => ({ params: { companyId: company }, body: contact(fresh()) }),
  changeCompanyContact: ({ company, contactId }) => ({
    params: { companyId: company, contactId },
    body: { ...contact(fresh()), version: 999 },
  }),
  changeContacts: ({ contactId }) => ({ body: { act: 'deactivate', contactIds: [`${contactId}-no`] } }),
  resendCompanyWelcome: ({ company, contactId }) => ({ params: { companyId: company, contactId } }),
  changeCompanyContacts: ({ company }) => ({
    params: { companyId: company },
    body: { act: 'welcome', contactIds: ['nobody-here'] },
  }),
  listSecurityLevels: () => ({}),
  createSecurityLevel: () => ({ body: level(`Level ${count++}`) }),
  changeSecurityLevel: () => ({
    params: { levelId: 'no-such-level' },
    body: { ...level('Another name'), retired: false, version: 1 },
  }),
  markSecurityLevel: () => ({
    params: { levelId: 'no-such-level' },
    body: { mayGive: true, version: 0 },
  }),
  listTemplateRows: () => ({}),
  createImport: ({ site }) => ({
    body: { name: 'contacts.csv', size: 100, siteId: site, existing: 'update' },
  }),
  listImports: () => ({}),
  getImport: ofImport,
  listImportRows: (target) => ({ ...ofImport(target), query: { act: 'refuse' } }),
  confirmImport: ofImport,
  discardImport: ofImport,
  undoImport: ofImport,
  getDeskStart: () => ({}),
  getQueue: () => ({ query: { queue: 'all' } }),
  getDeskTicket: (target) => ({ params: ofDesk(target) }),
  assignTicket: (target, { technician }) => ({
    params: ofDesk(target),
    body: { version: 999, technicianId: technician.id },
  }),
  addDeskNote: (target) => ({ params: ofDesk(target), body: { text: 'Noted', seen: 'new', internal: true } }),
  changeDetails: (target) => ({ params: ofDesk(target), body: { version: 999, dueBy: '2099-01-01' } }),
  addDeskWatcher: (target) => ({ params: { ...ofDesk(target), contactId: target.contactId } }),
  removeDeskWatcher: (target) => ({ params: { ...ofDesk(target), contactId: 'no-such-contact' } }),
  listDeskPeople: ({ company }) => ({ params: { companyId: company } }),
  changeStatus: (target) => ({ params: ofDesk(target), body: { version: 999, action: 'start' } }),
  resolveTicket: (target) => ({ params: ofDesk(target), body: { version: 999, resolution: 'Done' } }),
  listMatches: () => ({ query: { q: 'printer' } }),
  getSuggestions: () => ({ query: { text: 'The printer' } }),
  listDeskMatches: () => ({ query: { q: 'printer' } }),
  redactActivity: (target) => ({
    params: { ...ofDesk(target), activityId: 'no-such-entry' },
    body: { reason: 'It held a password' },
  }),
  redactRequest: (target) => ({
    params: ofDesk(target),
    body: { version: 999, reason: 'It held a password', parts: ['title', 'description'] },
  }),
  decideApproval: (target) => ({
    params: ofTicket(target),
    body: { round: 'no-such-round', decision: 'decline', reason: 'Too dear' },
  }),
  decideApprovals: (target) => ({
    body: { decision: 'approve', tickets: [{ ...ofTicket(target), round: 'no-such-round' }] },
  }),
  getAway: () => ({}),
  saveAway: ({ contactId }) => ({ body: { delegateId: contactId, from: '2020-01-01', to: '2020-01-02' } }),
  endAway: () => ({}),
  getChangeBoard: ({ company }) => ({ params: { companyId: company } }),
  saveChangeBoard: ({ company }) => ({
    params: { companyId: company },
    body: { memberIds: [], rule: 'one', needs: 'changes', remindAfter: 3, version: 999 },
  }),
  askApproval: (target) => ({ params: ofDesk(target), body: { version: 999, reason: 'A new licence' } }),
  listCompanies: () => ({}),
  createCompany: () => ({ body: { name: 'New Ltd', mainSite: { name: 'Main' } } }),
  getCompany: ({ company }) => ({ params: { companyId: company } }),
  createSite: ({ company }) => ({ params: { companyId: company }, body: { name: 'Another site' } }),
  createItem: ({ company, site }, _, { networks }) => ({
    params: { companyId: company },
    body: { siteId: site, name: 'Switch', product: 'Switch', teamId: networks },
  }),
  listServices: () => ({}),
  createService: (_, __, { networks }) => ({ body: service(networks) }),
  changeService: (_, __, { networks }) => ({
    params: { serviceId: 'no-such-service' },
    body: { ...service(networks), version: 1 },
  }),
  listAgreements: ({ company }) => ({ params: { companyId: company } }),
  createAgreement: ({ company }, _, places) => ({
    params: { companyId: company },
    body: { name: `Agreement ${count++}`, from: '2026-01-01', serviceIds: [places.covered] },
  }),
  changeAgreement: ({ company }, _, places) => ({
    params: { companyId: company, agreementId: 'no-such-agreement' },
    body: { name: 'Care', from: '2026-01-01', serviceIds: [places.covered], version: 1 },
  }),
  listStaff: () => ({}),
  inviteStaff: (_, __, { networks }) => ({
    body: { name: 'New Person', email: fresh(), role: 'technician', teamIds: [networks] },
  }),
  getSettings: () => ({}),
  changeServiceLevels: () => ({ body: { ...defaultServiceLevels, version: 999 } }),
  changeClosing: () => ({ body: { closing: { days: 5, remindDays: 1 }, version: 999 } }),
  createTeam: () => ({ body: { name: `Team ${count++}` } }),
  listAudit: ({ company }) => ({ params: { companyId: company }, query: { month: '2026-11' } }),
};

export const routeNames = allRoutes.map(([name]) => name as RouteName);
