// When a digest is due: the moments of a schedule, by the calendar and the clocks of its zone.
//
// Time zones are Temporal's, through `temporal-polyfill`: a third of the size of `@js-temporal/polyfill` (1.4 MB
// against 3.6), about as fast, released this season (the other last in 2025), no install script; its data is Node's.
import { Temporal } from 'temporal-polyfill';
import type { Schedule, Weekday } from './subscription.js';

/** A moment at which a digest is due, and the local date it stands for. */
export interface Due {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** `2026-03-29`, in the schedule's zone. */
  readonly localDate: string;
}

/** A week without its day, and one more where a zone left that day out (Apia's Friday, 30 December 2011). */
const LOOK_AHEAD_DAYS = 22;

/**
 * The first due moment after an instant: set before today's time, it begins today.
 *
 * A local time means the first instant at which the local clock shows that time **or a later one**. So a time that
 * doesn't exist moves to the first valid one after it, a time that occurs twice is used once, the first, and the
 * moments of successive dates never change places. A date that a zone leaves out has no moment.
 *
 * @param after milliseconds since 1970.
 * @throws RangeError for a zone that doesn't exist; `zoneName` tells beforehand.
 * @example nextDue({ time: '09:00', weekdays: [1], zone: 'Asia/Shanghai' }, Date.UTC(2026, 2, 1)).localDate // '2026-03-02'
 */
export function nextDue(schedule: Schedule, after: number): Due {
  const time = Temporal.PlainTime.from(schedule.time);
  const wanted = new Set<number>(schedule.weekdays);
  // Before a moment the clock shows earlier times only, so no moment of an earlier date is to come.
  let date = dateAt(after, schedule.zone);
  for (let day = 0; day < LOOK_AHEAD_DAYS; day += 1, date = date.add({ days: 1 })) {
    if (!wanted.has(date.dayOfWeek)) continue;
    const at = instantOf(date.toPlainDateTime(time), schedule.zone);
    if (at > after && exists(date, at, schedule.zone)) return { at, localDate: date.toString() };
  }
  throw new RangeError(`No day of the schedule comes in ${schedule.zone}: ${schedule.weekdays.join(', ')}`);
}

/**
 * The first due moment after an instant whose local date isn't before `from`.
 *
 * @param from a local date, `2026-12-01`.
 */
export function nextDueFrom(schedule: Schedule, after: number, from: string): Due {
  const start = instantOf(Temporal.PlainDate.from(from).toPlainDateTime(), schedule.zone) - 1;
  let due = nextDue(schedule, Math.max(after, start));
  // A moment of the day before that moved over midnight comes first there, and is too early.
  while (due.localDate < from) due = nextDue(schedule, due.at);
  return due;
}

/** The local date at an instant (milliseconds since 1970), `2026-03-29`. */
export function localDateAt(at: number, zone: string): string {
  return dateAt(at, zone).toString();
}

/** The date some days later. */
export function addDays(localDate: string, days: number): string {
  return Temporal.PlainDate.from(localDate).add({ days }).toString();
}

/** The date some months later; the month's last day where there is no such day. */
export function addMonths(localDate: string, months: number): string {
  return Temporal.PlainDate.from(localDate).add({ months }).toString();
}

/** The weekday of a local date. */
export function weekdayOf(localDate: string): Weekday {
  const days: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
  return days[Temporal.PlainDate.from(localDate).dayOfWeek - 1] ?? 7;
}

/** True for a date of the calendar, `2026-02-28` but not `2026-02-29`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

/** A zone's name as it is usually written, from any case; `undefined` for none of that name. */
export function zoneName(name: string): string | undefined {
  if (!/^[A-Za-z][\w+\-/]*$/.test(name)) return undefined;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return undefined;
  }
}

function dateAt(at: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
}

/** The first instant at which the local clock shows this time or a later one. */
function instantOf(local: Temporal.PlainDateTime, zone: string): number {
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(local)) return earlier.epochMilliseconds;
  // In a gap, `earlier` is set back by its length: the gap is the next transition.
  return (earlier.getTimeZoneTransition('next') ?? earlier).epochMilliseconds;
}

/** Whether the clock ever showed this date, of which `at` is a moment: Apia had no 30 December 2011. */
function exists(date: Temporal.PlainDate, at: number, zone: string): boolean {
  if (dateAt(at, zone).equals(date)) return true;
  const begins = (day: Temporal.PlainDate) => instantOf(day.toPlainDateTime(), zone);
  return begins(date) < begins(date.add({ days: 1 }));
}
