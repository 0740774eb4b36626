import { useCallback, useMemo, useState } from 'react';

/** Rows that follow when somebody comes to the end of those, or stays a moment. */
const step = 32;

/**
 * The rows that are drawn: `first` of them, and more whenever somebody comes to their end (EndOfRows). Another thing
 * asked for (`asked`, one and the same value until then) begins at the top again. `rows` must be stable.
 */
export const useDrawn = <T>(rows: readonly T[], first: number, asked: unknown) => {
  const [soFar, setSoFar] = useState({ asked, room: first });
  const room = soFar.asked === asked ? soFar.room : first;
  const drawMore = useCallback(
    () => setSoFar((before) => ({ asked, room: (before.asked === asked ? before.room : first) + step })),
    [asked, first],
  );
  return { drawn: useMemo(() => rows.slice(0, room), [rows, room]), drawMore };
};
