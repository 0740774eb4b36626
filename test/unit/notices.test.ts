import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { approvalMailSamples } from '../../lambdas/approvals/approvals.mail.ts';
import type { MailJob } from '../../lambdas/mail/mail-job.ts';
import { byTicket } from '../../lambdas/notifications/digest.model.ts';
import { noticeOf } from '../../lambdas/notifications/choosing.ts';
import {
  type Channel,
  channelIds,
  channelOf,
  NoticeChoices,
  type NoticeId,
  noticeIds,
  SaveNotices,
} from '../../lambdas/notifications/notice.model.ts';
import { ticketMailSamples } from '../../lambdas/tickets/tickets.mail.ts';

const channel = fc.constantFrom<Channel>(...channelIds);
const choices = fc.record({
  stopped: fc.boolean(),
  choices: fc.dictionary(fc.constantFrom<NoticeId>(...noticeIds), channel),
}) as fc.Arbitrary<NoticeChoices>;

test('a choice decides on its own event alone, and stopping on all', () => {
  fc.assert(
    fc.property(choices, fc.constantFrom(...noticeIds), channel, (chosen, changed, to) => {
      const after = { ...chosen, choices: { ...chosen.choices, [changed]: to } };
      for (const id of noticeIds) {
        const expected = chosen.stopped ? 'none' : id === changed ? to : channelOf(chosen, id);
        expect(channelOf(after, id)).toBe(expected);
        expect(channelOf({ ...after, stopped: true }, id)).toBe('none');
      }
    }),
  );
});

test('what was never chosen is mailed at once, and stopping forgets no choice', () => {
  for (const id of noticeIds) expect(channelOf(undefined, id)).toBe('now');
  fc.assert(
    fc.property(choices, (chosen) => {
      const again = { ...chosen, stopped: true };
      expect(NoticeChoices.parse(again).choices).toEqual(chosen.choices);
      expect(SaveNotices.parse({ ...chosen, version: 0 })).toEqual({ ...chosen, version: 0 });
    }),
  );
});

test('every event has a mail that falls under it, and every mail to a customer falls under one', () => {
  const jobs: MailJob[] = [
    ...ticketMailSamples.map((data) => ({ eventId: 'e', to: 'a', template: 'ticket' as const, data })),
    ...approvalMailSamples.map((data) => ({ eventId: 'e', to: 'a', template: 'approval' as const, data })),
  ];
  const found = jobs.map(noticeOf);
  expect(new Set(found.filter((one) => one !== undefined))).toEqual(new Set(noticeIds));
  const without = jobs.filter((_, i) => found[i] === undefined);
  expect(without.map(({ data }) => 'kind' in data && data.kind).toSorted()).toEqual([
    'noted',
    'reopened',
    'reply',
  ]);
  for (const data of ticketMailSamples.filter(({ kind }) => !['noted', 'reopened', 'reply'].includes(kind)))
    expect(noticeOf({ eventId: 'e', to: 'a', template: 'ticket', data: { ...data, watching: true } })).toBe(
      'watched',
    );
});

test('mails that keep the access safe fall under no choice', () => {
  const job = { eventId: 'e', to: 'a', template: 'address-changed', data: { firstName: 'Ada' } } as const;
  expect(noticeOf(job)).toBeUndefined();
});

const entry = fc.record({
  notice: fc.constantFrom<NoticeId>(...noticeIds),
  number: fc.constantFrom('T1', 'T2', 'T3'),
  at: fc.integer({ min: 0, max: 1e9 }).map((ms) => new Date(ms).toISOString()),
  words: fc.string(),
});

test('the daily mail holds every entry once, by ticket and in the order of time', () => {
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const groups = byTicket(entries);
      expect(new Set(groups.map(({ number }) => number)).size).toBe(groups.length);
      const all = groups.flatMap((group) => group.entries);
      expect(all).toHaveLength(entries.length);
      for (const one of entries) expect(all).toContain(one);
      for (const group of groups) {
        expect(group.entries.every(({ number }) => number === group.number)).toBe(true);
        expect(group.entries.map(({ at }) => at)).toEqual(group.entries.map(({ at }) => at).toSorted());
      }
    }),
  );
});
