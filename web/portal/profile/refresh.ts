import { queryClient } from '../portal.ts';

/** Loads what shows the person anew: the profile now, the rest when it is looked at. */
export const refreshProfile = async (): Promise<void> => {
  for (const key of ['me', 'contacts', 'contact', 'ticket-form'])
    void queryClient.invalidateQueries({ queryKey: [key] });
  await queryClient.invalidateQueries({ queryKey: ['profile'] });
};

/** The heading of a part, after what had the focus is gone. */
export const focusOn = (id: string): void => document.getElementById(id)?.focus({ preventScroll: true });
