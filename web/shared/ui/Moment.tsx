import { absoluteTime, relativeTime } from './time.ts';
import { useMinute } from './use-minute.ts';

const minute = 60_000;

/** `5 minutes ago`, with the exact time as its tooltip; or both when `exact` is set. It stays right while the page is open. */
export const Moment = ({ at, exact = false }: { at: string; exact?: boolean }) => {
  const now = useMinute();
  const [near, far] = [
    relativeTime(at, Math.abs(now - Date.parse(at)) < minute ? Date.parse(at) : now),
    absoluteTime(at),
  ];
  return (
    <time dateTime={at} title={far}>
      {exact && !far.startsWith(near) ? `${near} (${far})` : exact ? far : near}
    </time>
  );
};
