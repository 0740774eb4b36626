import { notificationsContract } from '../notifications/notifications.contract.ts';
import * as notifications from '../notifications/notifications.service.ts';
import * as factor from '../session/second-factor.service.ts';
import { bindApp, httpHandler } from '../platform/http.ts';
import { sessionContract } from '../session/session.contract.ts';
import * as session from '../session/session.service.ts';
import { signOnContract } from '../session/sign-on.contract.ts';
import * as signOn from '../session/sign-on.service.ts';

/** The doors: sign-in, first password, forgotten password, renewal, sign-out, the way in through the own organisation, and the links of mails. */
export const handler = httpHandler(
  bindApp('session', sessionContract, {
    signIn: (context, { params, body }) => session.signIn(context, params.door, body),
    choosePassword: (context, { params, body }) => session.choosePassword(context, params.door, body),
    answerSecondFactor: (context, { params, body }) => factor.answerSecondFactor(context, params.door, body),
    useRecoveryCode: (context, { params, body }) => factor.useRecoveryCode(context, params.door, body),
    confirmSetUp: (context, { params, body }) => factor.confirmSetUp(context, params.door, body),
    forgotPassword: (_, { params, body }) => session.forgotPassword(params.door, body.email),
    resetPassword: (context, { params, body }) => session.resetPassword(context, params.door, body),
    renew: (context, { params }) => session.renew(context, params.door),
    signOut: (context, { params }) => session.signOut(context, params.door),
  }),
  bindApp('session', signOnContract, {
    getOrganisation: async (_, { query }) => signOn.getOrganisation(query.domain),
    startSignOn: async ({ cookies }, { query }) => signOn.start(cookies, query),
    finishSignOn: (context, { query }) => signOn.finish(context, query),
    enterAfterSignOn: async ({ cookies }) => signOn.enter(cookies),
  }),
  bindApp('session', notificationsContract, {
    getStopPage: (_, { query }) => notifications.getStopPage(query.token),
    stopMails: (context, { query }) => notifications.stopMails(context, query.token, true),
    startMails: (context, { query }) => notifications.stopMails(context, query.token, false),
  }),
);
