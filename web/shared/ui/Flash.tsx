import { useSyncExternalStore } from 'react';
import { IconCircleCheck, IconX } from '@tabler/icons-react';
import { message, onMessage, say } from './flash.ts';
import classes from './Flash.module.css';

/** Shows what `say` was told, and reads it to a screen reader. It stays until it is closed or replaced. */
export const Flash = () => {
  const now = useSyncExternalStore(onMessage, message);
  return (
    <output className={classes.place}>
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
