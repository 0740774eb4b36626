import { flag, oneOf, reader, words } from '../../shared/ui/address.ts';

export const columnNames = ['name', 'title', 'department', 'phone', 'email', 'access', 'levels'] as const;
export type Column = (typeof columnNames)[number];

/** The part of the address that finds and sorts contacts. */
export type UsersSearch = { words?: string; sort?: Column; down?: boolean };

export const usersSearch = reader<UsersSearch>({ words, sort: oneOf(columnNames), down: flag });
