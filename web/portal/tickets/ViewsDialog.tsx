import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SavedView } from '../../../lambdas/preferences/preferences.model.ts';
import type { SendsOf } from '../../shared/api/routes.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { Dialog } from '../../shared/ui/Dialog.tsx';
import { say } from '../../shared/ui/flash.ts';
import { call } from '../portal.ts';
import { useMe } from '../use-me.ts';
import type { ColumnName } from './columns.ts';
import { keepInMe } from './list-settings.ts';
import type { ListSearch } from './list-search.ts';
import { listTitle } from './list-title.ts';
import { keptSearch, viewSearch } from './view-search.ts';
import { ViewNameForm } from './ViewNameForm.tsx';
import { ViewRow } from './ViewRow.tsx';
import classes from './ViewsDialog.module.css';

const create = (body: SendsOf<'createView'>['body'], key: string) => call('createView', { body }, { key });
const put = (view: SavedView): void =>
  keepInMe((kept) => ({
    ...kept,
    views: kept.views.some(({ id }) => id === view.id)
      ? kept.views.map((one) => (one.id === view.id ? view : one))
      : [...kept.views, view],
  }));

type Props = { search: ListSearch; columns: readonly ColumnName[]; onClose: () => void };

/** Saved views (D8): this list under a name, and those that were saved before, to open, rename and delete. */
export const ViewsDialog = ({ search, columns, onClose }: Props) => {
  const navigate = useNavigate();
  const { views } = useMe().me.preferences;
  const open = views.find(({ id }) => id === search.saved);
  const [renaming, setRenaming] = useState<string>();
  const { submit } = useSubmission(create);
  const asked = keptSearch(search, columns);

  const saveNew = async (name: string) => {
    const { viewId: id } = await submit({ name, search: asked });
    const view = { id, name, search: asked };
    put(view);
    say(`“${name}” is in the Tickets menu now.`);
    onClose();
    await navigate({ to: '/tickets', search: viewSearch(view) });
  };
  const change = async (view: SavedView) => {
    const { id, ...body } = view;
    await call('changeView', { params: { viewId: id }, body });
    put(view);
    say(`“${view.name}” was saved.`);
  };
  const remove = async ({ id, name }: SavedView) => {
    await call('deleteView', { params: { viewId: id } });
    keepInMe((kept) => ({ ...kept, views: kept.views.filter((one) => one.id !== id) }));
    say(`“${name}” was deleted.`);
  };
  return (
    <Dialog title="Saved views" onClose={onClose}>
      {open ? (
        <section className={classes.part}>
          <h3>“{open.name}” is open</h3>
          <button
            type="button"
            className={classes.button}
            onClick={() => void change({ ...open, search: asked }).then(onClose)}
          >
            Keep it as the list is now
          </button>
        </section>
      ) : null}
      <section className={classes.part}>
        <h3>Save this list</h3>
        <p className={classes.note}>
          With its filters, its order and its columns. It will be in your Tickets menu, on all your devices.
        </p>
        <ViewNameForm
          label="Name of the view"
          start={open ? '' : listTitle(search)}
          button="Save"
          onSave={saveNew}
        />
      </section>
      <section className={classes.part}>
        <h3>Your saved views</h3>
        {views.length === 0 ? <p className={classes.note}>None yet.</p> : null}
        <ul className={classes.views}>
          {views.map((view) => (
            <ViewRow
              key={view.id}
              view={view}
              renaming={renaming === view.id}
              onOpen={onClose}
              onRename={() => setRenaming(view.id)}
              onCancel={() => setRenaming(undefined)}
              onName={async (name) => {
                await change({ ...view, name });
                setRenaming(undefined);
              }}
              onDelete={() => remove(view)}
            />
          ))}
        </ul>
      </section>
    </Dialog>
  );
};
