import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowLeft, IconArrowRight, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Dialog } from '../../shared/ui/Dialog.tsx';
import { available, moved, placed, withColumn, withoutColumn } from './column-order.ts';
import { ColumnList } from './ColumnList.tsx';
import classes from './ColumnChooser.module.css';
import { type ColumnName, columns } from './columns.ts';
import { usualColumns } from './kept-columns.ts';
import { type Target, useColumnDrag } from './use-column-drag.ts';

type Props = {
  chosen: readonly ColumnName[];
  /** These are the columns of a saved view, not those of all lists. */
  ofView: boolean;
  onChoose: (chosen: readonly ColumnName[]) => void;
  onClose: () => void;
};

/** Which columns the lists show, and in which order (D2): two lists; buttons, arrow keys or dragging move between them. */
export const ColumnChooser = ({ chosen: before, ofView, onChoose, onClose }: Props) => {
  const [chosen, setChosen] = useState(before);
  const [marked, setMarked] = useState<ColumnName | undefined>(before[0]);
  const [done, setDone] = useState('');
  const lists = useRef<HTMLDivElement>(null);
  const shown = marked !== undefined && chosen.includes(marked);
  const change = (next: readonly ColumnName[], what: string) => {
    if (!marked || next === chosen) return;
    setChosen(next);
    setDone(`${columns[marked].title} ${what}`);
    // The radio button is made anew in the other list: the focus follows it.
    requestAnimationFrame(() => lists.current?.querySelector<HTMLElement>(`[value="${marked}"]`)?.focus());
  };
  const add = () => marked && change(withColumn(chosen, marked), 'added');
  const remove = () => marked && change(withoutColumn(chosen, marked), 'removed');
  const move = (by: -1 | 1) => {
    if (marked) change(moved(chosen, marked, by), by < 0 ? 'moved up' : 'moved down');
  };
  const { drag, handlers } = useColumnDrag((name: ColumnName, target: Target) => {
    setChosen(target.list === 'chosen' ? placed(chosen, name, target.at) : withoutColumn(chosen, name));
    setMarked(name);
    const where = target.list === 'chosen' ? `put at place ${target.at + 1}` : 'removed';
    setDone(`${columns[name].title} ${where}`);
  });
  const keys: Record<string, () => void> = { ArrowRight: () => add(), ArrowLeft: () => remove() };
  const altKeys: Record<string, () => void> = { ArrowUp: () => move(-1), ArrowDown: () => move(1) };
  const onKeyDown = (event: KeyboardEvent) => {
    const action = (event.altKey ? altKeys : keys)[event.key];
    if (!action || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    action();
  };
  return (
    <Dialog
      title="Choose columns"
      onClose={onClose}
      actions={
        <>
          <Button
            onClick={() => {
              onChoose(chosen);
              onClose();
            }}
          >
            Use these columns
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="subtle" onClick={() => setChosen(usualColumns)}>
            The usual columns
          </Button>
        </>
      }
    >
      <p className={classes.note}>
        {ofView
          ? 'This saved view shows these columns. Save the view again to keep them.'
          : 'All your ticket lists show these columns, on all your devices.'}{' '}
        Drag them, use the buttons, or keys: right adds, left removes, Alt with up or down moves.
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the radio buttons inside */}
      <div
        ref={lists}
        className={classes.lists}
        data-dragging={drag !== undefined || undefined}
        onKeyDown={onKeyDown}
        {...handlers}
      >
        <ColumnList
          title="Available"
          list="available"
          names={available(chosen)}
          marked={marked}
          drag={drag}
          onMark={setMarked}
        />
        <div className={classes.buttons}>
          <Move label="Add" off={marked === undefined || shown} onClick={add} icon={IconArrowRight} />
          <Move label="Remove" off={!shown || marked === 'number'} onClick={remove} icon={IconArrowLeft} />
          <Move
            label="Move up"
            off={!shown || chosen[0] === marked}
            onClick={() => move(-1)}
            icon={IconArrowUp}
          />
          <Move
            label="Move down"
            off={!shown || chosen.at(-1) === marked}
            onClick={() => move(1)}
            icon={IconArrowDown}
          />
        </div>
        <ColumnList
          title="Chosen"
          list="chosen"
          names={chosen}
          marked={marked}
          drag={drag}
          onMark={setMarked}
        />
      </div>
      {drag ? (
        <div
          className={classes.ghost}
          aria-hidden="true"
          style={{ transform: `translate(${drag.x + 12}px, ${drag.y + 8}px)` }}
        >
          {columns[drag.name].title}
        </div>
      ) : null}
      <output className={classes.spoken}>{done}</output>
    </Dialog>
  );
};

type MoveProps = { label: string; off: boolean; onClick: () => void; icon: typeof IconArrowUp };

const Move = ({ label, off, onClick, icon: Icon }: MoveProps) => (
  <button type="button" disabled={off} onClick={onClick}>
    <Icon size={18} aria-hidden="true" /> {label}
  </button>
);
