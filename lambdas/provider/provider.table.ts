import * as z from 'zod';
import { entity } from '../platform/entity.ts';
import { announcementKey, boardKey, settingsKey } from '../platform/keys.ts';
import { recall } from '../platform/remembered.ts';
import { create, put, type Step } from '../platform/steps.ts';
import { read } from '../platform/table.ts';
import { Announcement, Settings } from './provider.model.ts';

export const settingsEntity = entity('settings', 1, Settings);
export const announcementEntity = entity('announcement', 1, Announcement);

export const AnnouncementHead = Announcement.omit({ text: true }).extend({ firstLines: z.string() });
export const Board = z.object({ heads: z.array(AnnouncementHead) });
export const boardEntity = entity('board', 1, Board);

/** The provider's settings, at most half a minute old. Throws when the deployment was never set up. */
export async function settings(): Promise<Settings> {
  const [raw] = await recall([settingsKey]);
  if (!raw)
    throw new Error('The provider has no settings yet: the first-administrator function has not run.');
  return settingsEntity.parse(raw);
}

/** The settings with these teams among them: a team that is not remembered may be new, so it is looked up once more. */
export async function settingsKnowing(teamIds: readonly string[]): Promise<Settings> {
  const remembered = await settings();
  if (teamIds.every((id) => remembered.teams.some((team) => team.id === id))) return remembered;
  return (await read(settingsEntity, settingsKey)) ?? remembered;
}

export const saveSettings = (value: Settings): Step => put(settingsEntity.item(value, settingsKey));

/** How many announcements the home page shows. */
const boardSize = 10;
const firstLines = 200;

const head = ({ text, ...rest }: Announcement) => ({
  ...rest,
  firstLines: text.length > firstLines ? `${text.slice(0, firstLines).replace(/\s+\S*$/, '')} …` : text,
});

/** The announcement, and the board with its head on top. */
export async function addAnnouncement(value: Announcement): Promise<Step[]> {
  const board = (await read(boardEntity, boardKey)) ?? { heads: [] };
  const heads = [head(value), ...board.heads].toSorted((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1));
  return [
    create(announcementEntity.item(value, announcementKey(value.id)), () => undefined),
    put(boardEntity.item({ heads: heads.slice(0, boardSize) }, boardKey)),
  ];
}

export const readAnnouncement = (id: string) => read(announcementEntity, announcementKey(id));
