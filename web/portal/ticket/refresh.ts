import { queryClient } from '../portal.ts';

/** Reads the ticket again at once; lists and home page are read again when they are next looked at. */
export const refreshTicket = async (number: string): Promise<void> => {
  void queryClient.invalidateQueries({ queryKey: ['home'] });
  void queryClient.invalidateQueries({ queryKey: ['tickets'] });
  await queryClient.invalidateQueries({ queryKey: ['ticket', number] });
};
