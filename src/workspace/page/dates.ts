// Dates in messages, `<!date^…>`: Slack shows them in the reader's own time and words. Pure: the clock comes in.

export interface Reader {
  readonly now: Date;
  readonly locale: string;
  /** IANA zone; the machine's own when it is left out. */
  readonly timeZone?: string;
}

const dayMs = 86_400_000;

/**
 * A date token's format with its placeholders filled in; `undefined` for a time that is none, when the fallback is to
 * be shown. An unknown placeholder stays as it is. Source: "Date formatting", Slack's documentation.
 * @param at seconds since 1970
 * @example formatDate(1704441600, 'On {date_num}', { now, locale: 'en-GB', timeZone: 'UTC' }) // 'On 2024-01-05'
 */
export function formatDate(at: number, format: string, reader: Reader): string | undefined {
  const date = new Date(at * 1000);
  if (Number.isNaN(date.getTime())) return undefined;
  return format.replace(/\{([a-z_]+)\}/g, (whole, name: string) => shown(name, date, reader) ?? whole);
}

function shown(name: string, date: Date, reader: Reader): string | undefined {
  const plain = name.replace(/_pretty$/, '');
  if (plain !== name) {
    const near = nearDay(date, reader);
    if (near !== undefined) return near;
    if (plain === 'day_divider')
      return written(isThisYear(date, reader) ? 'day_divider' : 'date_long', date, reader);
  }
  if (plain === 'ago') return ago(date, reader);
  if (plain === 'date_num')
    return inZone('en-CA', date, reader, { year: 'numeric', month: '2-digit', day: '2-digit' });
  return written(plain, date, reader);
}

const day = { day: 'numeric', month: 'long' } as const;
const styles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  day_divider: { ...day, weekday: 'long' },
  date: day,
  date_short: { day: 'numeric', month: 'short', year: 'numeric' },
  date_long: { ...day, weekday: 'long', year: 'numeric' },
  date_long_full: { ...day, year: 'numeric' },
  date_slash: { day: '2-digit', month: '2-digit', year: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
};

function written(name: string, date: Date, reader: Reader): string | undefined {
  const style = Object.hasOwn(styles, name) ? styles[name] : undefined;
  return style && inZone(reader.locale, date, reader, style);
}

function inZone(locale: string, date: Date, { timeZone }: Reader, style: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...style, ...(timeZone ? { timeZone } : {}) }).format(date);
}

function nearDay(date: Date, reader: Reader): string | undefined {
  const days = Math.round((dayNumber(date, reader) - dayNumber(reader.now, reader)) / dayMs);
  return ['yesterday', 'today', 'tomorrow'][days + 1];
}

/** The calendar day in the reader's zone, as milliseconds: differences of them are whole days in any zone. */
function dayNumber(date: Date, reader: Reader): number {
  return Date.parse(inZone('en-CA', date, reader, { year: 'numeric', month: '2-digit', day: '2-digit' }));
}

function isThisYear(date: Date, reader: Reader): boolean {
  const year = (each: Date) => inZone('en-CA', each, reader, { year: 'numeric' });
  return year(date) === year(reader.now);
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

function ago(date: Date, { now, locale }: Reader): string {
  const seconds = Math.trunc((date.getTime() - now.getTime()) / 1000);
  const [unit, size] = units.find(([, least]) => Math.abs(seconds) >= least) ?? (['second', 1] as const);
  return new Intl.RelativeTimeFormat(locale).format(Math.trunc(seconds / size), unit);
}
