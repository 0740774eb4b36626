import { useEffect, useState } from 'react';
import { type Draft, keptDrafts } from './draft.ts';

/** Which drafts are being written in some tab of this browser: a lock is held as long as the form is open. */
const lockOf = (draftId: string): string => `foyer-writes-${draftId}`;
const here = new Set<string>();

/** Tells other tabs that this one writes this draft. */
export const useHeldDraft = (draftId: string): void => {
  useEffect(() => {
    let release: (() => void) | undefined;
    const over = new Promise<void>((resolve) => (release = resolve));
    const lock = lockOf(draftId);
    here.add(lock);
    void navigator.locks?.request(lock, () => over);
    return () => {
      here.delete(lock);
      release?.();
    };
  }, [draftId]);
};

const heldElsewhere = async (): Promise<Set<string | undefined>> => {
  const held = (await navigator.locks?.query())?.held ?? [];
  return new Set(held.flatMap(({ name }) => (name && !here.has(name) ? [name] : [])));
};

/** The latest draft that no other tab is writing, or null. Undefined for a moment, and again when `at` changes. */
export const useFreeDraft = (meId: string, at: string): Draft | null | undefined => {
  const [found, setFound] = useState<{ at: string; draft: Draft | null }>();
  useEffect(() => {
    let gone = false;
    const find = async () => {
      const held = await heldElsewhere();
      const draft = keptDrafts(meId).find(({ id }) => !held.has(lockOf(id))) ?? null;
      if (!gone) setFound({ at, draft });
    };
    void find();
    return () => {
      gone = true;
    };
  }, [meId, at]);
  return found?.at === at ? found.draft : undefined;
};
