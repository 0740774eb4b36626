import { useBlocker } from '@tanstack/react-router';

/** Asks in these words before a page with input that is not saved is left; never without words. */
export const useLeaving = (words: string | undefined, holdsInput: () => boolean): void => {
  const asks = () => words !== undefined && holdsInput();
  useBlocker({ shouldBlockFn: () => asks() && !confirm(words), enableBeforeUnload: asks });
};
