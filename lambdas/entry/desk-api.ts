import { factorRulesContract } from '../account/rules.contract.ts';
import { changeFactorRule, getFactorRule } from '../account/rules.service.ts';
import { agreementsContract } from '../agreements/agreements.contract.ts';
import * as agreements from '../agreements/agreements.service.ts';
import { approvalsContract } from '../approvals/approvals.contract.ts';
import * as approvals from '../approvals/desk-approvals.service.ts';
import { companiesContract } from '../companies/companies.contract.ts';
import * as companies from '../companies/companies.service.ts';
import { contactsContract } from '../contacts/contacts.contract.ts';
import * as contacts from '../contacts/contacts.service.ts';
import { changeContacts, resendWelcome } from '../contacts/several.service.ts';
import { filesContract } from '../files/files.contract.ts';
import * as files from '../files/files.service.ts';
import { levelsContract } from '../levels/levels.contract.ts';
import * as levels from '../levels/levels.service.ts';
import { photosContract } from '../photos/photos.contract.ts';
import { getContactPhoto } from '../photos/photos.service.ts';
import { bindApp, httpHandler } from '../platform/http.ts';
import { providerContract } from '../provider/provider.contract.ts';
import { createTeam } from '../provider/provider.service.ts';
import * as provider from '../provider/settings.service.ts';
import { redactionContract } from '../redaction/redaction.contract.ts';
import { redactActivity, redactRequest } from '../redaction/redaction.service.ts';
import { searchContract } from '../search/search.contract.ts';
import * as search from '../search/search.service.ts';
import { servicesContract } from '../services/services.contract.ts';
import * as services from '../services/services.service.ts';
import { staffContract } from '../staff/staff.contract.ts';
import * as staff from '../staff/staff.service.ts';
import { deskTicketsContract } from '../tickets/desk-tickets.contract.ts';
import * as tickets from '../tickets/desk-tickets.service.ts';
import { changeDetails } from '../tickets/details.service.ts';
import * as working from '../tickets/working.service.ts';
import { addDeskNote } from '../tickets/notes.service.ts';
import { listDeskPeople } from '../tickets/people.service.ts';
import { addDeskWatcher, removeDeskWatcher } from '../tickets/watchers.service.ts';
import { deskTicketFollows, queueFollows } from '../tickets/freshness.ts';

/** The staff's API: binds its routes to the use cases, and holds no rule. */
export const handler = httpHandler(
  bindApp('desk', deskTicketsContract, {
    getDeskStart: tickets.getDeskStart,
    getQueue: {
      read: (context, { query }) => tickets.getQueue(context, query.queue),
      follows: (context, { query }) => queueFollows(context, query.queue),
    },
    getDeskTicket: {
      read: (context, { params }) => tickets.getDeskTicket(context, params),
      follows: (context, { params }) => deskTicketFollows(context, params),
    },
    assignTicket: (context, { params, body }) => tickets.assignTicket(context, params, body),
    addDeskNote: (context, { params, body }) => addDeskNote(context, params, body),
    changeDetails: (context, { params, body }) => changeDetails(context, params, body),
    addDeskWatcher: (context, { params }) => addDeskWatcher(context, params),
    removeDeskWatcher: (context, { params }) => removeDeskWatcher(context, params),
    listDeskPeople: (context, { params }) => listDeskPeople(context, params.companyId),
    changeStatus: (context, { params, body }) => working.changeStatus(context, params, body),
    resolveTicket: (context, { params, body }) => working.resolveTicket(context, params, body),
  }),
  bindApp('desk', approvalsContract, {
    getChangeBoard: (context, { params }) => approvals.getChangeBoard(context, params.companyId),
    saveChangeBoard: (context, { params, body }) =>
      approvals.saveChangeBoard(context, params.companyId, body),
    askApproval: (context, { params, body }) => approvals.askApproval(context, params, body),
  }),
  bindApp('desk', searchContract, {
    listDeskMatches: (context, { query }) => search.listDeskMatches(context, query),
  }),
  bindApp('desk', redactionContract, {
    redactActivity: (context, { params, body }) => redactActivity(context, params, body),
    redactRequest: (context, { params, body }) => redactRequest(context, params, body),
  }),
  bindApp('desk', photosContract, {
    getContactPhoto: (context, { params }) => getContactPhoto(context, params.companyId, params.contactId),
  }),
  bindApp('desk', filesContract, {
    reserveDeskFile: (context, { params, body }) => files.reserveDeskFile(context, params.companyId, body),
    renameDeskFile: (context, { params, body }) =>
      files.renameDeskFile(context, params.companyId, params.fileId, body.name),
    downloadDeskFile: (context, { params, query }) =>
      files.downloadDeskFile(context, params.companyId, params.number, params.fileId, query.show === 'yes'),
  }),
  bindApp('desk', companiesContract, {
    listCompanies: companies.listCompanies,
    createCompany: (context, { body }) => companies.createCompany(context, body),
    getCompany: (context, { params }) => companies.getCompany(context, params.companyId),
    createSite: (context, { params, body }) => companies.createSite(context, params.companyId, body),
    createItem: (context, { params, body }) => companies.createItem(context, params.companyId, body),
  }),
  bindApp('desk', servicesContract, {
    listServices: services.listServices,
    createService: (context, { body }) => services.createService(context, body),
    changeService: async (context, { params, body }) =>
      services.changeService(context, params.serviceId, body),
  }),
  bindApp('desk', agreementsContract, {
    listAgreements: (context, { params }) => agreements.listAgreements(context, params.companyId),
    createAgreement: (context, { params, body }) =>
      agreements.createAgreement(context, params.companyId, body),
    changeAgreement: (context, { params, body }) => agreements.changeAgreement(context, params, body),
  }),
  bindApp('desk', contactsContract, {
    listCompanyContacts: (context, { params }) => contacts.listCompanyContacts(context, params.companyId),
    createCompanyContact: (context, { params, body }) =>
      contacts.createContact(context, params.companyId, body),
    changeCompanyContact: (context, { params, body }) =>
      contacts.changeContact(context, params.companyId, params.contactId, body),
    resendCompanyWelcome: (context, { params }) => resendWelcome(context, params.companyId, params.contactId),
    changeCompanyContacts: (context, { params, body }) => changeContacts(context, params.companyId, body),
  }),
  bindApp('desk', levelsContract, {
    listSecurityLevels: levels.listSecurityLevels,
    createSecurityLevel: (context, { body }) => levels.createSecurityLevel(context, body),
    changeSecurityLevel: (context, { params, body }) =>
      levels.changeSecurityLevel(context, params.levelId, body),
    markSecurityLevel: (context, { params, body }) => levels.markSecurityLevel(context, params.levelId, body),
  }),
  bindApp('desk', providerContract, {
    getSettings: provider.getSettings,
    changeServiceLevels: (context, { body }) => provider.changeServiceLevels(context, body),
    changeClosing: (context, { body }) => provider.changeClosing(context, body),
  }),
  bindApp('desk', staffContract, {
    listStaff: staff.listStaff,
    inviteStaff: (context, { body }) => staff.inviteStaff(context, body),
    createTeam: (context, { body }) => createTeam(context, body.name),
    listAudit: (_, { params, query }) => staff.listAudit(params.companyId, query.month),
  }),
  bindApp('desk', factorRulesContract, {
    changeSecondFactor: (context, { body }) => provider.changeSecondFactor(context, body),
    getCompanyFactorRule: (context, { params }) => getFactorRule(context, params.companyId),
    changeCompanyFactorRule: (context, { params, body }) => changeFactorRule(context, params.companyId, body),
  }),
);
