import type { CompanyId } from '../platform/context.ts';
import { fileKey } from '../platform/keys.ts';
import { read, touch } from '../platform/table.ts';
import { bytesToLookAt, fits } from './content.ts';
import { fileEntity, noteFinding, settleOnTicket, type FileRecord } from './files.table.ts';
import { head } from './objects.ts';

/** An object as the bucket and the scan name it: `files/<company>/<file>`, in one of its versions. */
export type Arrived = { key: string; version: string };
type Place = { company: CompanyId; id: string; version: string };

/** What the bucket told of an object. Repeating it changes nothing. */
export async function noteArrival({ key, version }: Arrived): Promise<void> {
  const place = placeOf(key, version);
  const file = await read(fileEntity, fileKey(place.company, place.id));
  if (!file || (file.objectVersion ?? version) !== version) return;
  const { start, size } = await head(key, version, bytesToLookAt);
  const sound = size === file.size && fits(file.type, start);
  const finding = sound
    ? { verified: true }
    : { verified: false, reason: 'The content of this file is not what its name says.' };
  await settle(place, await noteFinding(place.company, place.id, version, finding));
}

/** What the scan told of an object. Repeating it changes nothing. */
export async function noteScan(
  { key, version }: Arrived,
  scan: 'clean' | 'infected' | 'unscannable',
): Promise<void> {
  const place = placeOf(key, version);
  const reason =
    scan === 'infected'
      ? 'The virus scan found something harmful in this file.'
      : 'This file could not be scanned for viruses.';
  const finding = scan === 'clean' ? { scan } : { scan, reason };
  await settle(place, await noteFinding(place.company, place.id, version, finding));
}

async function settle({ company, id, version }: Place, file: FileRecord | undefined): Promise<void> {
  if (!file) return;
  const refused = file.verified === false || file.scan === 'infected' || file.scan === 'unscannable';
  const ready = file.verified === true && file.scan === 'clean';
  if (refused || ready) {
    const settled = await noteFinding(company, id, version, { status: refused ? 'refused' : 'ready' });
    if (settled) await settleOnTicket(company, settled);
    return;
  }
  // Arrival and scan may be told at once: "checking" never takes back what the other one has settled.
  await touch(fileKey(company, id), { status: 'checking' }, stillUploading);
}

const stillUploading = {
  expression: '#status = :uploading',
  names: { '#status': 'status' },
  values: { ':uploading': 'uploading' },
};

/** The key was made by us when the place was reserved: its company is the reserving actor's. */
function placeOf(key: string, version: string): Place {
  const [, company = '', id = ''] = key.split('/');
  return { company: company as CompanyId, id, version };
}
