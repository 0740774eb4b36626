const place = 'foyer-keys';

/** Whether single keys are switched off on this device. */
export const keysOff = (): boolean => localStorage.getItem(place) === 'off';

export const switchKeys = (on: boolean): void => {
  if (on) localStorage.removeItem(place);
  else localStorage.setItem(place, 'off');
};
