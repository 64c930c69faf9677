// A date in a message, as its reader writes dates.
import { localeOf, nowOf, usePage } from './context.js';
import { formatDate } from './dates.js';

interface Props {
  /** Seconds since 1970. */
  readonly at: number;
  readonly format: string;
  readonly url: string;
  readonly fallback: string;
}

export function DateText({ at, format, url, fallback }: Props) {
  const { state } = usePage();
  const locale = localeOf(state);
  const shown = formatDate(at, format, { now: nowOf(state, Date.now()), locale });
  if (shown === undefined) return <>{fallback}</>;
  const time = (
    <time dateTime={new Date(at * 1000).toISOString()} title={new Date(at * 1000).toLocaleString(locale)}>
      {shown}
    </time>
  );
  if (!/^(?:https?|mailto):/i.test(url)) return time;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {time}
    </a>
  );
}
