import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { IconCircleCheck, IconX } from '@tabler/icons-react';
import { message, onMessage, say } from './flash.ts';
import classes from './Flash.module.css';

/**
 * Makes room below the page for as long as something lies above its end, so that every control can be scrolled clear of
 * it; whoever is at the end stays there.
 */
const useRoomBelow = (now: string | undefined) => {
  const place = useRef<HTMLOutputElement>(null);
  useLayoutEffect(() => {
    const { documentElement: root, body } = document;
    const room = now === undefined ? '' : `${(place.current?.offsetHeight ?? 0) + 32}px`;
    const atEnd = root.scrollHeight - root.clientHeight - root.scrollTop < 2;
    body.style.paddingBottom = room;
    root.style.scrollPaddingBottom = room;
    if (atEnd && room) root.scrollTo({ top: root.scrollHeight, behavior: 'instant' });
  }, [now]);
  return place;
};

/** Shows what `say` was told, and reads it to a screen reader. It stays until it is closed or replaced. */
export const Flash = () => {
  const now = useSyncExternalStore(onMessage, message);
  const place = useRoomBelow(now);
  return (
    <output ref={place} className={classes.place}>
      {now === undefined ? null : (
        <div className={classes.flash}>
          <IconCircleCheck size={20} aria-hidden="true" />
          <span>{now}</span>
          <button type="button" aria-label="Close this message" onClick={() => say(undefined)}>
            <IconX size={18} aria-hidden="true" />
          </button>
        </div>
      )}
    </output>
  );
};
