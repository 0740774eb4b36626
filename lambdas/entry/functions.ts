import { defineNeeds, type Need } from '../platform/needs.ts';

/**
 * Every deployed function: its needs, its size and its time. The stacks build them from this list,
 * the entry file of the same name holds the handler. `memory` in MB, `timeout` in seconds.
 */
export const functions = {
  'portal-api': {
    needs: defineNeeds([
      'table:write',
      'files:write',
      'files:read',
      'photos:offer',
      'imports:offer',
      'signing-secret:read',
    ]),
    memory: 512,
    timeout: 15,
  },
  'desk-api': {
    needs: defineNeeds([
      'table:write',
      'files:write',
      'files:read',
      'photos:show',
      'signing-secret:read',
      'organisations',
    ]),
    memory: 512,
    timeout: 15,
  },
  session: {
    needs: defineNeeds([
      'table:write',
      'signing-secret:read',
      'customers:sign-in',
      'staff:sign-in',
      'customers:sign-on',
      'organisations',
      'signing-secret:read',
    ]),
    memory: 512,
    timeout: 15,
  },
  /** The own account of people who are signed in at either door. */
  account: {
    needs: defineNeeds([
      'table:write',
      'signing-secret:read',
      'customers:account',
      'staff:account',
      'organisations',
    ]),
    memory: 512,
    timeout: 15,
  },
  /** Cognito's pre-sign-up trigger of the customers' pool: links people who come from their own organisation. */
  'link-contact': { needs: defineNeeds(['table:read', 'organisations']), memory: 256, timeout: 5 },
  /** Cognito's pre-token-generation trigger (V2) of both pools. */
  'pre-token': { needs: defineNeeds(['table:read', 'set-up-clients:read']), memory: 256, timeout: 5 },
  /** Cognito's custom-message trigger: the words of the reset mail. */
  'custom-message': { needs: defineNeeds(['site-address:read', 'provider-name']), memory: 256, timeout: 5 },
  /** The table's stream: audit trail, counts, mails and access changes that follow from events. */
  'table-stream': {
    needs: defineNeeds([
      'table:write',
      'table:write-many',
      'files:delete',
      'photos:delete',
      'mail-queue:send',
      'access-queue:send',
      'import-queue:send',
    ]),
    memory: 512,
    timeout: 60,
  },
  /** Mail queue -> SES. */
  'mail-out': {
    needs: defineNeeds(['table:write', 'mail:send', 'site-address:read', 'signing-secret:read']),
    memory: 512,
    timeout: 30,
  },
  /** Access queue -> user pools, and the welcome mail with its one-time password. */
  'contact-access': {
    needs: defineNeeds([
      'table:write',
      'mail:send',
      'site-address:read',
      'customers:manage',
      'staff:manage',
      'organisations',
    ]),
    memory: 512,
    timeout: 30,
  },
  /** Files bucket: ObjectCreated events, and the malware scan's results by EventBridge. */
  'file-arrived': {
    needs: defineNeeds(['table:write', 'files:write', 'files:read', 'photos:make']),
    memory: 512,
    timeout: 30,
  },
  /** Bucket of imports: files of contacts that arrive; import queue: a piece of one at a time. More memory for more processor. */
  'contacts-import': {
    needs: defineNeeds(['table:write', 'imports:work', 'import-queue:send']),
    memory: 1024,
    timeout: 60,
  },
  /** Bounces and complaints from SES (by SNS): mark the address. */
  'mail-feedback': { needs: defineNeeds(['table:write']), memory: 256, timeout: 15 },
  /** EventBridge Scheduler, every morning: what happens by itself when days have passed. */
  nightly: { needs: defineNeeds(['table:write']), memory: 512, timeout: 900 },
  /** Custom resource at deploy: settings and the first administrator. */
  'first-administrator': {
    needs: defineNeeds(['table:write', 'access-queue:send']),
    memory: 256,
    timeout: 60,
  },
} as const satisfies Record<string, { needs: readonly Need[]; memory: number; timeout: number }>;

export type FunctionName = keyof typeof functions;
