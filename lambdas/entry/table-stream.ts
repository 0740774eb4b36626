import { accountMailsFor } from '../account/account.events.ts';
import { approvalMailsFor } from '../approvals/approvals.events.ts';
import { standInMailsFor } from '../approvals/stand-in.events.ts';
import { accessJobFor } from '../contacts/contacts.events.ts';
import { followCounts } from '../counts/counts.events.ts';
import { eventEntity } from '../platform/event.ts';
import { followFile } from '../files/files.events.ts';
import { importJobFor } from '../imports/jobs.ts';
import { chosen } from '../notifications/choosing.ts';
import { digestMailsFor } from '../notifications/digest.service.ts';
import { environment } from '../platform/needs.ts';
import { enqueue } from '../platform/queue.ts';
import { streamHandler, type Consumer } from '../platform/stream.ts';
import { discardPhoto } from '../photos/photos.events.ts';
import { addressMailsFor } from '../profile/profile.events.ts';
import { followWords } from '../search/search.events.ts';
import { followClock } from '../service-levels/clock.events.ts';
import { writeDown } from '../staff/audit.events.ts';
import { stampLists } from '../tickets/stamps.events.ts';
import { mailsFor, settleFiles } from '../tickets/tickets.events.ts';
import { functions } from './functions.ts';

/** The table's stream: what follows from each event and from each change of a ticket. */
const env = environment(functions['table-stream'].needs, process.env);

const followLists = stampLists(Date.now);

const followEvent: Consumer = async ({ after }) => {
  if (!after) return;
  const event = eventEntity.parse(after);
  const access = accessJobFor(event);
  const imports = importJobFor(event);
  const asked = (
    await Promise.all([
      mailsFor(event),
      approvalMailsFor(event),
      standInMailsFor(event),
      accountMailsFor(event),
      addressMailsFor(event),
      digestMailsFor(event),
    ])
  ).flat();
  const mails = await chosen(event, asked);
  await Promise.all([
    writeDown(event),
    settleFiles(event),
    discardPhoto(event),
    mails.length > 0 ? enqueue(env.MAIL_QUEUE_URL, mails) : undefined,
    access ? enqueue(env.ACCESS_QUEUE_URL, [access]) : undefined,
    imports ? enqueue(env.IMPORT_QUEUE_URL, [imports]) : undefined,
  ]);
};

/** The counts first: who reads them because a list has changed must find them moved. */
const followTicket: Consumer = async (change) => {
  await followCounts(change);
  await followLists(change);
};

export const handler = streamHandler({
  event: [followEvent],
  ticket: [followTicket, followWords, followClock],
  'ticket-detail': [followWords],
  activity: [followWords, followClock],
  file: [followFile],
});
