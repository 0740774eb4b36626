import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { ColumnName } from './columns.ts';

/** Where a dragged column would fall: before the place of the chosen ones, or out among the available ones. */
export type Target = { list: 'chosen'; at: number } | { list: 'available' };
export type Drag = { name: ColumnName; x: number; y: number; over: Target | undefined };

/** A mouse or a finger that moves less than this presses; it does not drag. In pixels. */
const least = 6;
/** Near the edge of a list, so many pixels, the list scrolls along. */
const edge = 32;

/**
 * Dragging columns between two lists with `data-list` whose rows have `data-column`, with a mouse anywhere on the row,
 * with a finger by its handle (`data-handle`), so that lists still scroll. Escape puts the column back.
 */
export const useColumnDrag = (onDrop: (name: ColumnName, target: Target) => void) => {
  const [drag, setDrag] = useState<Drag>();
  const start = useRef<{ name: ColumnName; x: number; y: number; pointer: number }>(undefined);
  const stop = useCallback(() => {
    start.current = undefined;
    setDrag(undefined);
  }, []);
  const dragging = drag !== undefined;
  useEffect(() => {
    if (!dragging) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // The dialog stays open.
      event.preventDefault();
      stop();
    };
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, [dragging, stop]);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    const row = target.closest<HTMLElement>('[data-column]');
    const held = event.pointerType === 'mouse' ? row : target.closest('[data-handle]');
    if (!row || !held || event.button !== 0) return;
    const { clientX: x, clientY: y, pointerId: pointer } = event;
    start.current = { name: row.dataset['column'] as ColumnName, x, y, pointer };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const from = start.current;
    if (!from || event.pointerId !== from.pointer) return;
    const { clientX: x, clientY: y } = event;
    if (!drag && Math.hypot(x - from.x, y - from.y) < least) return;
    // From here on the pointer is ours, wherever it goes.
    if (!drag) event.currentTarget.setPointerCapture(from.pointer);
    setDrag({ name: from.name, x, y, over: targetAt(x, y) });
  };
  const onPointerUp = () => {
    if (drag?.over) onDrop(drag.name, drag.over);
    stop();
  };
  return { drag, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: stop } };
};

const targetAt = (x: number, y: number): Target | undefined => {
  const under = document.elementsFromPoint(x, y).find((one) => one.closest('[data-list]'));
  const list = under?.closest<HTMLElement>('[data-list]');
  if (!list) return undefined;
  const { top, bottom } = list.getBoundingClientRect();
  if (y < top + edge) list.scrollTop -= 10;
  if (y > bottom - edge) list.scrollTop += 10;
  if (list.dataset['list'] === 'available') return { list: 'available' };
  const rows = [...list.querySelectorAll('[data-column]')];
  const after = rows.findIndex((row) => {
    const box = row.getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
  return { list: 'chosen', at: after < 0 ? rows.length : after };
};
