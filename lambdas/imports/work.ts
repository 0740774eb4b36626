import { commit, Stale } from '../platform/commit.ts';
import { companyForStaff, system, type CompanyId, type Context } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import { applyOnce } from '../platform/once.ts';
import { AppError } from '../platform/problem.ts';
import { applyRows } from './applying.ts';
import type { Counts, ImportState } from './import.model.ts';
import { sendJobs } from './import-queue.ts';
import * as table from './imports.table.ts';
import type { ImportJob, Phase } from './jobs.ts';
import { checkRows } from './checking.ts';
import { undoRows } from './undoing.ts';

/**
 * The work on an import in the background. A phase is begun, and each piece of its rows goes through it by itself, in any
 * order, once or more often: what a piece does is safe to repeat, and it is counted once. With the last piece the
 * import moves on.
 */
type Work = (company: CompanyId, record: table.StoredImport, piece: number) => Promise<Partial<Counts>>;

const phases: Record<Phase, { state: ImportState; next: ImportState; work: Work; told?: string }> = {
  check: { state: 'checking', next: 'ready', work: checkRows },
  apply: { state: 'applying', next: 'done', work: applyRows, told: 'import.finished' },
  undo: { state: 'undoing', next: 'undone', work: undoRows, told: 'import.undone' },
};

export async function handleJob(job: ImportJob): Promise<void> {
  if (job.piece === undefined) return beginPhase(job);
  const company = companyForStaff(system, job.companyId);
  const { state, work } = phases[job.phase];
  const record = await table.readImport(company, job.importId);
  if (!record || record.state !== state || job.piece >= record.pieces) return;
  const counts = await work(company, record, job.piece);
  const deed = `${job.phase}#${job.piece}`;
  await applyOnce(`${record.id}-${record.run}`, deed, [table.countPiece(company, record.id, counts)]);
  await moveOn(company, record.id, job.phase);
}

/** Puts every piece of the phase into the queue; nothing when the import stands elsewhere. */
export async function beginPhase(job: ImportJob): Promise<void> {
  const record = await table.readImport(companyForStaff(system, job.companyId), job.importId);
  if (record?.state !== phases[job.phase].state) return;
  await sendJobs(Array.from({ length: record.pieces }, (_, piece) => ({ ...job, piece })));
}

async function moveOn(company: CompanyId, importId: string, phase: Phase): Promise<void> {
  const record = await table.readImport(company, importId);
  const { state, next, told } = phases[phase];
  if (!record || record.state !== state || record.finished < record.pieces) return;
  const now = new Date();
  const set = { state: next, ...(phase === 'apply' && { finishedAt: now.toISOString() }) };
  if (!told) return void (await table.moveImport(company, importId, [state], set));
  const context: Context = { actor: system, now, requestId: importId };
  try {
    await commit(context, {
      steps: [table.turnImport(company, importId, [state], set)],
      event: {
        type: told,
        companyId: company,
        subject: importId,
        summary: wordsFor(record, phase),
        data: {},
      },
      result: null,
      asked: null,
    });
  } catch (error) {
    // The last two pieces may end at once: one of them has moved it on.
    if (!(error instanceof Stale) && !(error instanceof AppError && error.code === 'out-of-turn'))
      throw error;
    log.info('The import has moved on already', { importId });
  }
}

const wordsFor = (record: table.ImportRecord, phase: Phase): string =>
  phase === 'undo'
    ? `Undid the import of ${record.fileName}: ${record.removed} contacts removed, ${record.restored} set back, ${record.kept} kept`
    : `${record.added + record.changed > 0 ? 'Imported contacts' : 'Imported nothing'} from ${record.fileName}: ${record.added} added, ${record.changed} changed, ${record.left} left, ${record.refused} refused`;
