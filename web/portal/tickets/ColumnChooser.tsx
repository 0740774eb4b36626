import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowLeft, IconArrowRight, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Dialog } from '../../shared/ui/Dialog.tsx';
import { available, moved, withColumn, withoutColumn } from './column-order.ts';
import { ColumnList } from './ColumnList.tsx';
import classes from './ColumnChooser.module.css';
import { type ColumnName, columns } from './columns.ts';
import { usualColumns } from './kept-columns.ts';

type Props = {
  chosen: readonly ColumnName[];
  onChoose: (chosen: readonly ColumnName[] | undefined) => void;
  onClose: () => void;
};

/** Which columns the lists show, and in which order (D2): two lists, and buttons or arrow keys that move between them. */
export const ColumnChooser = ({ chosen: before, onChoose, onClose }: Props) => {
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
        All ticket lists show these columns, for you on this device. Keys: right adds, left removes, Alt with
        up or down moves. The number always stays.
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the radio buttons inside */}
      <div ref={lists} className={classes.lists} onKeyDown={onKeyDown}>
        <ColumnList title="Available" names={available(chosen)} marked={marked} onMark={setMarked} />
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
        <ColumnList title="Chosen" names={chosen} marked={marked} onMark={setMarked} />
      </div>
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
