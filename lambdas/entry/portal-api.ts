import { factorRulesContract } from '../account/rules.contract.ts';
import { changeFactorRule, getFactorRule } from '../account/rules.service.ts';
import { approvalsContract } from '../approvals/approvals.contract.ts';
import * as approvals from '../approvals/approvals.service.ts';
import * as away from '../approvals/away.service.ts';
import { contactsContract } from '../contacts/contacts.contract.ts';
import * as contacts from '../contacts/contacts.service.ts';
import { changeContacts, resendWelcome } from '../contacts/several.service.ts';
import { filesContract } from '../files/files.contract.ts';
import * as files from '../files/files.service.ts';
import { homeContract } from '../home/home.contract.ts';
import * as home from '../home/home.service.ts';
import { importsContract } from '../imports/imports.contract.ts';
import * as imports from '../imports/imports.service.ts';
import { listImportRows } from '../imports/rows.service.ts';
import { notificationsContract } from '../notifications/notifications.contract.ts';
import { getNotices, saveNotices } from '../notifications/notifications.service.ts';
import { bindApp, httpHandler } from '../platform/http.ts';
import { preferencesContract } from '../preferences/preferences.contract.ts';
import * as preferences from '../preferences/preferences.service.ts';
import { photosContract } from '../photos/photos.contract.ts';
import * as photos from '../photos/photos.service.ts';
import * as address from '../profile/address.service.ts';
import { profileContract } from '../profile/profile.contract.ts';
import * as profile from '../profile/profile.service.ts';
import { searchContract } from '../search/search.contract.ts';
import * as search from '../search/search.service.ts';
import { getSuggestions } from '../search/suggestions.service.ts';
import { createTicket, getTicketForm } from '../tickets/raise.service.ts';
import { ticketsContract } from '../tickets/tickets.contract.ts';
import { followUp } from '../tickets/follow-up.service.ts';
import { homeFollows, listFollows, ticketFollows } from '../tickets/freshness.ts';
import { addNote } from '../tickets/notes.service.ts';
import { listPeople } from '../tickets/people.service.ts';
import * as tickets from '../tickets/tickets.service.ts';
import { addWatcher, removeWatcher } from '../tickets/watchers.service.ts';

/** The customers' API: binds its routes to the use cases, and holds no rule. */
export const handler = httpHandler(
  bindApp('portal', homeContract, {
    getMe: home.getMe,
    getHome: { read: (context, { query }) => home.getHome(context, query.site), follows: homeFollows },
    getAnnouncement: (_, { params }) => home.getAnnouncement(params.announcementId),
  }),
  bindApp('portal', preferencesContract, {
    saveListSettings: (context, { body }) => preferences.saveListSettings(context, body),
    createView: (context, { body }) => preferences.createView(context, body),
    changeView: (context, { params, body }) => preferences.changeView(context, params.viewId, body),
    deleteView: (context, { params }) => preferences.deleteView(context, params.viewId),
  }),
  bindApp('portal', notificationsContract, {
    getNotices,
    saveNotices: (context, { body }) => saveNotices(context, body),
  }),
  bindApp('portal', photosContract, {
    reservePhoto: (context, { body }) => photos.reservePhoto(context, body),
    getPhotoState: (context, { params }) => photos.getPhotoState(context, params.photoId),
    removePhoto: photos.removePhoto,
  }),
  bindApp('portal', profileContract, {
    getProfile: profile.getProfile,
    changeProfile: (context, { body }) => profile.changeProfile(context, body),
    confirmAddress: (context, { body }) => address.confirmAddress(context, body),
    cancelAddress: address.cancelAddress,
  }),
  bindApp('portal', ticketsContract, {
    getTicketForm,
    createTicket: (context, { body }) => createTicket(context, body),
    listTickets: {
      read: (context, { query }) => tickets.listTickets(context, query),
      follows: (context, { query }) => listFollows(context, query.list),
    },
    getTicket: {
      read: (context, { params }) => tickets.getTicket(context, params.number),
      follows: (context, { params }) => ticketFollows(context, params.number),
    },
    addNote: (context, { params, body }) => addNote(context, params.number, body),
    listPeople,
    addWatcher: (context, { params }) => addWatcher(context, params.number, params.contactId),
    removeWatcher: (context, { params }) => removeWatcher(context, params.number, params.contactId),
    followUp: (context, { params, body }) => followUp(context, params.number, body),
    closeTicket: (context, { params, body }) => tickets.closeTicket(context, params.number, body),
    reopenTicket: (context, { params, body }) => tickets.reopenTicket(context, params.number, body),
  }),
  bindApp('portal', approvalsContract, {
    decideApproval: (context, { params, body }) => approvals.decideApproval(context, params.number, body),
    decideApprovals: (context, { body }) => approvals.decideApprovals(context, body),
    getAway: away.getAway,
    saveAway: (context, { body }) => away.saveAway(context, body),
    endAway: away.endAway,
  }),
  bindApp('portal', searchContract, {
    listMatches: (context, { query }) => search.listMatches(context, query),
    getSuggestions: (context, { query }) => getSuggestions(context, query.text),
  }),
  bindApp('portal', filesContract, {
    reserveFile: (context, { body }) => files.reserveFile(context, body),
    renameFile: (context, { params, body }) => files.renameFile(context, params.fileId, body.name),
    downloadFile: (context, { params, query }) =>
      files.downloadFile(context, params.number, params.fileId, query.show === 'yes'),
  }),
  bindApp('portal', contactsContract, {
    listContacts: contacts.listContacts,
    getContactForm: contacts.getContactForm,
    getContact: (context, { params }) => contacts.getContact(context, params.contactId),
    createContact: (context, { body }) => contacts.createContact(context, context.actor.companyId, body),
    changeContact: (context, { params, body }) =>
      contacts.changeContact(context, context.actor.companyId, params.contactId, body),
    resendWelcome: (context, { params }) => resendWelcome(context, context.actor.companyId, params.contactId),
    changeContacts: (context, { body }) => changeContacts(context, context.actor.companyId, body),
  }),
  bindApp('portal', importsContract, {
    listTemplateRows: (context, { query }) => imports.listTemplateRows(context, query.after),
    createImport: (context, { body }) => imports.createImport(context, body),
    listImports: imports.listImports,
    getImport: (context, { params }) => imports.getImport(context, params.importId),
    listImportRows: (context, { params, query }) => listImportRows(context, params.importId, query),
    confirmImport: (context, { params }) => imports.confirmImport(context, params.importId),
    discardImport: (context, { params }) => imports.discardImport(context, params.importId),
    undoImport: (context, { params }) => imports.undoImport(context, params.importId),
  }),
  bindApp('portal', factorRulesContract, {
    getFactorRule: (context) => getFactorRule(context, context.actor.companyId),
    changeFactorRule: (context, { body }) => changeFactorRule(context, context.actor.companyId, body),
  }),
);
