import type { EventRecord } from '../platform/event.ts';

/** What waits in the import queue: begin a phase, or work on one piece of it. */
export type Phase = 'check' | 'apply' | 'undo';
export type ImportJob = { companyId: string; importId: string; phase: Phase; piece?: number };

/** What a change of an import asks for. */
export function importJobFor({ type, companyId, subject }: EventRecord): ImportJob | undefined {
  const phase = type === 'import.confirmed' ? 'apply' : type === 'import.undo-begun' ? 'undo' : undefined;
  return phase && { companyId: companyId ?? '', importId: subject, phase };
}
