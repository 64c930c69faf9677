// How a list of messages is laid out: where a day begins, which messages stand close together, how times read.
import type { Message } from '../protocol.js';

export type Item =
  | { readonly kind: 'day'; readonly label: string; readonly key: string }
  /** `compact`: the same person goes on, so name and picture aren't repeated. */
  | { readonly kind: 'message'; readonly message: Message; readonly compact: boolean };

/** How long one may pause and still go on in the same breath, as Slack's client shows it. */
const pauseMs = 5 * 60_000;

/** Messages in order of their ts, with a divider where a day begins. */
export function timeline(messages: readonly Message[], now: Date, locale: string): Item[] {
  let before: Message | undefined;
  return messages.flatMap((message): Item[] => {
    const isNewDay = !before || !isSameDay(dateOf(before.ts), dateOf(message.ts));
    const compact = !isNewDay && before !== undefined && goesOn(before, message);
    before = message;
    const item: Item = { kind: 'message', message, compact };
    if (!isNewDay) return [item];
    const label = dayLabel(message.ts, now, locale);
    return [{ kind: 'day', label, key: `day ${message.ts}` }, item];
  });
}

function goesOn(before: Message, message: Message): boolean {
  return (
    before.userId === message.userId &&
    before.ephemeralFor === undefined &&
    message.ephemeralFor === undefined &&
    before.subtype === undefined &&
    message.subtype === undefined &&
    (before.replyCount ?? 0) === 0 &&
    dateOf(message.ts).getTime() - dateOf(before.ts).getTime() < pauseMs
  );
}

/** "Today", "Yesterday", or the date, with its year when that isn't this one. */
export function dayLabel(ts: string, now: Date, locale: string): string {
  const date = dateOf(ts);
  if (isSameDay(date, now)) return 'Today';
  if (isSameDay(date, new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1))) return 'Yesterday';
  return date.toLocaleDateString(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  });
}

/** The time of day of a Slack timestamp, such as "14:05". */
export function timeOf(ts: string, locale: string): string {
  return dateOf(ts).toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' });
}

/** A Slack timestamp: seconds since 1970, with the microseconds after the point. What isn't one reads as 1970. */
export function dateOf(ts: string): Date {
  const date = new Date(Number(ts) * 1000);
  return Number.isNaN(date.getTime()) ? new Date(0) : date;
}

function isSameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString();
}
