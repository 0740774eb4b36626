export const columnNames = ['name', 'title', 'department', 'phone', 'email', 'access', 'levels'] as const;
export type Column = (typeof columnNames)[number];

/** The part of the address that finds and sorts contacts. */
export type UsersSearch = { words?: string; sort?: Column; down?: boolean };

/** Reads the address; what it does not know counts as absent. */
export const usersSearch = (search: Record<string, unknown>): UsersSearch => {
  const sort = columnNames.find((column) => column === search['sort']);
  return {
    ...(typeof search['words'] === 'string' && search['words'] ? { words: search['words'] } : {}),
    ...(sort ? { sort } : {}),
    ...(search['down'] === true ? { down: true } : {}),
  };
};
