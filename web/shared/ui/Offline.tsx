import { IconCloudOff } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { isAway, onConnection } from '../api/connection.ts';
import classes from './Offline.module.css';

const onLine = (listener: () => void) => {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
};

/** Says in plain words that what is shown may be old; it goes away by itself. */
export const Offline = () => {
  const connected = useSyncExternalStore(onLine, () => navigator.onLine);
  const away = useSyncExternalStore(onConnection, isAway);
  return (
    <output className={classes.place}>
      {connected && !away ? null : (
        <div className={classes.notice}>
          <IconCloudOff size={20} aria-hidden="true" />
          <span>
            {connected
              ? 'We cannot reach the service at the moment. What you see may be out of date, and what you write is kept.'
              : 'You are offline. What you write is kept. When you are back, the page is read anew and files are sent again.'}
          </span>
        </div>
      )}
    </output>
  );
};
