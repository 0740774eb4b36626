import { describe, expect, test } from 'vitest';
import { statuses } from '../../lambdas/tickets/lifecycle.model.ts';
import { ballWith } from '../../web/shared/ticket/clock-words.ts';
import { badgeMeaning, badgeName } from '../../web/shared/ticket/waits-on.ts';

const ticket = { status: 'waiting-client', contactId: 'oliver', contactName: 'Oliver Pennick' } as const;

describe('a ticket that waits for an answer', () => {
  test('says “you” to its contact alone', () => {
    expect(badgeName(ticket, 'oliver')).toBeUndefined();
    expect(badgeName(ticket, 'hannah')).toBe('Waiting on Oliver');
    expect(badgeMeaning(ticket, 'oliver')).toBeUndefined();
    expect(badgeMeaning(ticket, 'hannah')).toBe('We need an answer from Oliver Pennick before we can go on.');
  });

  test('fits its badge whatever the name', () => {
    expect(badgeName({ ...ticket, contactName: 'Wolfeschlegelsteinhausen Bergerdorff' }, 'hannah')).toBe(
      'Waiting on a colleague',
    );
  });

  test('is the only one with another name', () => {
    for (const status of statuses.filter((one) => one !== 'waiting-client'))
      expect(badgeName({ ...ticket, status }, 'hannah')).toBeUndefined();
  });
});

test('the ball is with who is asked', () => {
  expect(ballWith('waiting-client', 'customer')).toBe('With you: we need an answer');
  expect(ballWith('waiting-client', 'colleague')).toBe('With your company: we need an answer');
  expect(ballWith('waiting-client', 'desk')).toBe('With the customer: we need an answer');
  // Who approves is said by the board, whoever reads it.
  expect(ballWith('waiting-approval', 'customer')).toBe('With your company: an approval is needed');
});
