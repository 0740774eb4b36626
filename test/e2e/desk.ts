import { expect, type Locator, type Page } from '@playwright/test';
import { told } from './portal.ts';

/** What a technician does at the desk, in the words of the screen. */

export const composer = (page: Page): Locator => page.getByRole('region', { name: 'Write on this ticket' });

/** Narrows a queue to what holds these words: long ones draw no more rows than the screen has room for. */
export const find = (page: Page, words: string): Promise<void> =>
  page.getByRole('searchbox', { name: 'Find' }).fill(words);

/** Writes one kind of message on the ticket and sees that it is sent. */
export async function write(
  page: Page,
  message: { kind: string; label: string; text: string; send: string | RegExp; told: string },
): Promise<void> {
  const form = composer(page);
  await form.getByRole('button', { name: message.kind }).click();
  await form.getByLabel(message.label).fill(message.text);
  await form.getByRole('button', { name: message.send }).click();
  await expect(told(page, message.told)).toBeVisible();
}

export const resolve = (page: Page, text: string): Promise<void> =>
  write(page, {
    kind: 'Resolve',
    label: 'What was done',
    text,
    send: 'Resolve ticket',
    told: 'The ticket is resolved',
  });
