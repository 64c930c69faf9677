// The length of a pause as people type it: 7d, 2 weeks, a month, until 2026-12-01, until 1 December, until Monday.
import { addDays, addMonths, isDate, weekdayOf } from './calendar.js';
import type { PauseLength } from './manage.js';
import { weekdayNamed } from './spokenDays.js';
import type { Taken, Token } from './spokenTokens.js';

export type SpokenLength =
  | { readonly kind: 'length'; readonly length: PauseLength }
  | { readonly kind: 'wrong_date' | 'wrong_length' | 'nothing_after' };

/** A pause of years is a digest that should be turned off. */
const MOST_DAYS = 1000;
const UNITS: ReadonlyMap<string, 'd' | 'w' | 'm'> = new Map([
  ...['d', 'day', 'days'].map((word) => [word, 'd'] as const),
  ...['w', 'wk', 'wks', 'week', 'weeks'].map((word) => [word, 'w'] as const),
  ...['mo', 'month', 'months'].map((word) => [word, 'm'] as const),
]);
const NUMBERS = 'a one two three four five six seven eight nine ten'.split(' ');
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

/**
 * @param today the local date: what `Monday` and `1 December` count from.
 * @returns `undefined` when the tokens begin with something else.
 */
export function takeLength(tokens: readonly Token[], today: string): Taken<SpokenLength> | undefined {
  const words = tokens.map(({ word }) => word);
  const first = words[0] ?? '';
  if (first === 'until' || first === 'till' || first === 'til') return dateAfter(words.slice(1), today);
  const skipped = first === 'for' ? 1 : 0;
  const [count = '', unit = ''] = words.slice(skipped);
  const joined = /^(\d+)([a-z]+)$/.exec(count);
  const amount = joined ? Number(joined[1]) : numberOf(count);
  const of = UNITS.get(joined?.[2] ?? unit);
  if (of !== undefined && amount >= 0)
    return { value: lengthOf(amount, of, today), count: skipped + (joined ? 1 : 2) };
  if (skipped === 1 || /^\d/.test(count)) return { value: { kind: 'wrong_length' }, count: skipped + 1 };
  return undefined;
}

/** `12`, `two`, `a`; −1 for anything else. */
function numberOf(word: string): number {
  if (/^\d+$/.test(word)) return Number(word);
  const named = NUMBERS.indexOf(word);
  return named < 0 ? -1 : Math.max(named, 1);
}

function lengthOf(amount: number, unit: 'd' | 'w' | 'm', today: string): SpokenLength {
  const days = unit === 'w' ? amount * 7 : unit === 'm' ? amount * 31 : amount;
  if (days < 1 || days > MOST_DAYS) return { kind: 'wrong_length' };
  return {
    kind: 'length',
    length: unit === 'm' ? { kind: 'until', date: addMonths(today, amount) } : { kind: 'days', days },
  };
}

/** What stands after `until`. */
function dateAfter(words: readonly string[], today: string): Taken<SpokenLength> {
  const until = (date: string, count: number): Taken<SpokenLength> => ({
    value:
      date > addDays(today, MOST_DAYS)
        ? { kind: 'wrong_length' }
        : { kind: 'length', length: { kind: 'until', date } },
    count: 1 + count,
  });
  const wrong = (count: number): Taken<SpokenLength> => ({ value: { kind: 'wrong_date' }, count: 1 + count });
  const skipped = words[0] === 'next' ? 1 : 0;
  const [one = '', two = '', three = ''] = words.slice(skipped);
  if (one === '') return { value: { kind: 'nothing_after' }, count: 1 + skipped };
  if (one === 'tomorrow') return until(addDays(today, 1), skipped + 1);
  const weekday = weekdayNamed(one);
  if (weekday !== undefined) {
    const ahead = (weekday - weekdayOf(today) + 7) % 7 || 7;
    return until(addDays(today, ahead), skipped + 1);
  }
  if (/^\d{4}-/.test(one)) return isDate(one) ? until(one, skipped + 1) : wrong(skipped + 1);
  const named = monthDate(one, two);
  if (!named) return wrong(skipped + 1);
  const year = /^\d{4}$/.test(three) ? Number(three) : undefined;
  const count = skipped + (year === undefined ? 2 : 3);
  const date = year === undefined ? comingDate(named, today) : dateText(year, named);
  return date !== undefined && isDate(date) ? until(date, count) : wrong(count);
}

interface MonthDay {
  readonly month: number;
  readonly day: number;
}

/** `1 December`, `December 1st`; a month may be shortened to three letters or more. */
function monthDate(one: string, two: string): MonthDay | undefined {
  const monthNamed = (word: string) =>
    word.length >= 3 ? MONTHS.findIndex((name) => name.startsWith(word)) + 1 : 0;
  const dayNamed = (word: string) => Number(/^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1] ?? 0);
  const [month, day] =
    monthNamed(one) > 0 ? [monthNamed(one), dayNamed(two)] : [monthNamed(two), dayNamed(one)];
  return month > 0 && day > 0 ? { month, day } : undefined;
}

/** The next such date after today; 29 February may be years away. */
function comingDate(named: MonthDay, today: string): string | undefined {
  const year = Number(today.slice(0, 4));
  return [0, 1, 2, 3, 4, 5, 6, 7, 8]
    .map((later) => dateText(year + later, named))
    .find((date) => isDate(date) && date > today);
}

function dateText(year: number, { month, day }: MonthDay): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
