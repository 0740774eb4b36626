import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { RowAct } from '../../../lambdas/imports/import.model.ts';
import type { AnswerOf } from '../../shared/api/routes.ts';
import { call } from '../portal.ts';
import { isMoving } from './import.plain.ts';

/** While something is under way it is looked at every second. */
const soon = 1_000;

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: ({ signal }) => call('listImports', {}, { signal }),
});

export const importQuery = (importId: string) =>
  queryOptions({
    queryKey: ['import', importId],
    queryFn: ({ signal }) => call('getImport', { params: { importId } }, { signal }),
    refetchInterval: ({ state: { data } }) => (data && isMoving(data.state) ? soon : false),
  });

type Page = AnswerOf<'listImportRows'>;

/** The rows, some hundred at a time. `state` makes them read anew when the import has moved on. */
export const rowsQuery = (importId: string, state: string, act: RowAct | undefined) =>
  infiniteQueryOptions({
    queryKey: ['import', importId, 'rows', state, act],
    queryFn: ({ pageParam: from, signal }) =>
      call('listImportRows', { params: { importId }, query: { act, from } }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (page: Page) => page.next,
  });
