import { accessJobFor } from '../contacts/contacts.events.ts';
import { followCounts } from '../counts/counts.events.ts';
import { eventEntity } from '../platform/event.ts';
import { environment } from '../platform/needs.ts';
import { enqueue } from '../platform/queue.ts';
import { streamHandler, type Consumer } from '../platform/stream.ts';
import { followWords } from '../search/search.events.ts';
import { writeDown } from '../staff/audit.events.ts';
import { mailsFor, settleFiles } from '../tickets/tickets.events.ts';
import { functions } from './functions.ts';

/** The table's stream: what follows from each event and from each change of a ticket. */
const env = environment(functions['table-stream'].needs, process.env);

const followEvent: Consumer = async ({ after }) => {
  if (!after) return;
  const event = eventEntity.parse(after);
  const access = accessJobFor(event);
  const mails = await mailsFor(event);
  await Promise.all([
    writeDown(event),
    settleFiles(event),
    mails.length > 0 ? enqueue(env.MAIL_QUEUE_URL, mails) : undefined,
    access ? enqueue(env.ACCESS_QUEUE_URL, [access]) : undefined,
  ]);
};

export const handler = streamHandler({
  event: [followEvent],
  ticket: [followCounts, followWords],
  'ticket-detail': [followWords],
  activity: [followWords],
});
