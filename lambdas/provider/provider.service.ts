import { commit, earlierResult } from '../platform/commit.ts';
import { at, idFor, type Context, type Staff, type System } from '../platform/context.ts';
import { settingsKey } from '../platform/keys.ts';
import { AppError, invalidField } from '../platform/problem.ts';
import { change, create } from '../platform/steps.ts';
import { read } from '../platform/table.ts';
import { emptyCatalogue } from '../services/services.table.ts';
import { firstSettings, type Announcement, type Settings, type Team } from './provider.model.ts';
import { addAnnouncement, settingsEntity } from './provider.table.ts';

type ByStaff = Context<Staff | System>;

/** Settings of a new deployment; leaves settings that exist as they are. */
export async function setUpProvider(
  context: ByStaff,
  own: Parameters<typeof firstSettings>[0],
): Promise<Settings> {
  const known = await read(settingsEntity, settingsKey);
  if (known) return known;
  const settings = firstSettings(own);
  const taken = () => new AppError('conflict', 'The provider is set up already.');
  return commit(context, {
    steps: [create(settingsEntity.item(settings, settingsKey), taken), emptyCatalogue()],
    event: { type: 'provider.set-up', subject: 'settings', summary: `Set up ${own.providerName}`, data: {} },
    result: settings,
    asked: own,
  });
}

function refuseName(): never {
  throw invalidField('name', 'There is a team of this name already.');
}

export async function createTeam(
  context: ByStaff,
  name: string,
  id = idFor(context),
): Promise<{ teamId: string }> {
  const settings = await read(settingsEntity, settingsKey);
  if (!settings) throw new Error('The provider has no settings yet.');
  const known = settings.teams.find((team) => team.name.toLowerCase() === name.toLowerCase());
  if (known?.id === id) return { teamId: id };
  if (known) return (await earlierResult(context, { name })) ?? refuseName();
  const teams: Team[] = [...settings.teams, { id, name }];
  const moved = () => new AppError('conflict', 'Somebody else changed the teams. Please try again.');
  return commit(context, {
    steps: [
      change(
        settingsKey,
        { set: { teams }, add: { version: 1 } },
        {
          expression: '#version = :seen',
          names: { '#version': 'version' },
          values: { ':seen': settings.version },
        },
        moved,
      ),
    ],
    event: { type: 'team.created', subject: id, summary: `Added the team ${name}`, data: {} },
    result: { teamId: id },
    asked: { name },
  });
}

export async function publishAnnouncement(
  context: ByStaff,
  announcement: Omit<Announcement, 'id' | 'publishedAt'>,
  id = idFor(context),
): Promise<{ announcementId: string }> {
  return commit(context, {
    steps: await addAnnouncement({ ...announcement, id, publishedAt: at(context) }),
    event: {
      type: 'announcement.published',
      subject: id,
      summary: `Published “${announcement.title}”`,
      data: {},
    },
    result: { announcementId: id },
    asked: announcement,
  });
}
