import type { CompanyId } from '../platform/context.ts';
import { fileKey } from '../platform/keys.ts';
import { read, touch } from '../platform/table.ts';
import { bytesToLookAt, fits } from './content.ts';
import { fileEntity, noteFinding, settleOnTicket, type FileRecord } from './files.table.ts';
import { head } from './objects.ts';

/** What the bucket or the scan told of an object: `files/<company>/<file>`. Repeating it changes nothing. */
export async function noteArrival(key: string): Promise<void> {
  const [company, id] = placeOf(key);
  const file = await read(fileEntity, fileKey(company, id));
  if (!file) return;
  const { start, size } = await head(key, bytesToLookAt);
  const sound = size === file.size && fits(file.type, start);
  const finding = sound
    ? { verified: true }
    : { verified: false, reason: 'The content of this file is not what its name says.' };
  await settle(company, await noteFinding(company, id, finding));
}

export async function noteScan(key: string, scan: 'clean' | 'infected' | 'unscannable'): Promise<void> {
  const [company, id] = placeOf(key);
  const reason =
    scan === 'infected'
      ? 'The virus scan found something harmful in this file.'
      : 'This file could not be scanned for viruses.';
  await settle(company, await noteFinding(company, id, scan === 'clean' ? { scan } : { scan, reason }));
}

async function settle(company: CompanyId, file: FileRecord | undefined): Promise<void> {
  if (!file) return;
  const refused = file.verified === false || file.scan === 'infected' || file.scan === 'unscannable';
  const ready = file.verified === true && file.scan === 'clean';
  if (refused || ready) {
    const settled = await noteFinding(company, file.id, { status: refused ? 'refused' : 'ready' });
    if (settled) await settleOnTicket(company, settled);
    return;
  }
  // Arrival and scan may be told at once: "checking" never takes back what the other one has settled.
  await touch(fileKey(company, file.id), { status: 'checking' }, stillUploading);
}

const stillUploading = {
  expression: '#status = :uploading',
  names: { '#status': 'status' },
  values: { ':uploading': 'uploading' },
};

/** The key was made by us when the place was reserved: its company is the reserving actor's. */
function placeOf(key: string): [CompanyId, string] {
  const [, company = '', id = ''] = key.split('/');
  return [company as CompanyId, id];
}
