import { useSyncExternalStore } from 'react';
import { absoluteTime, relativeTime } from './time.ts';

const minute = 60_000;
const everyMinute = (tick: () => void) => {
  const timer = setInterval(tick, minute);
  return () => clearInterval(timer);
};
const thisMinute = () => Math.floor(Date.now() / minute);

/** `5 minutes ago`, with the exact time as its tooltip; or both when `exact` is set. It stays right while the page is open. */
export const Moment = ({ at, exact = false }: { at: string; exact?: boolean }) => {
  const now = useSyncExternalStore(everyMinute, thisMinute) * minute;
  const [near, far] = [relativeTime(at, Math.max(now, Date.parse(at))), absoluteTime(at)];
  return (
    <time dateTime={at} title={far}>
      {exact && !far.startsWith(near) ? `${near} (${far})` : exact ? far : near}
    </time>
  );
};
