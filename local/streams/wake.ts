/** Functions that write much would wake their streams with every write; each reading costs. */
const GAP_MS = 25;

/** Runs `wake` at once, and for all calls within the next 25 ms once more at their end. */
export function coalesce(wake: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let again = false;
  const run = () => {
    again = false;
    wake();
    timer = setTimeout(() => {
      timer = undefined;
      if (again) run();
    }, GAP_MS).unref();
  };
  return () => {
    if (timer) again = true;
    else run();
  };
}
