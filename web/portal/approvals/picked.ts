import { createContext, useContext } from 'react';

/** Which tickets of the list are chosen, by number. */
type Picked = { chosen: ReadonlySet<string>; toggle: (number: string) => void };

export const PickedContext = createContext<Picked>({ chosen: new Set(), toggle: () => {} });
export const usePicked = (): Picked => useContext(PickedContext);
