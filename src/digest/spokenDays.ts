// Weekdays as people type them: weekdays, mon,wed,fri, Mon-Thu, Saturday to Monday, every day.
import type { Taken, Token } from './spokenTokens.js';
import type { Weekday } from './subscription.js';

export const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const NAMES: readonly (readonly [Weekday, string])[] = [
  [1, 'mon mo monday mondays'],
  [2, 'tue tu tues tuesday tuesdays'],
  [3, 'wed we weds wednesday wednesdays'],
  [4, 'thu th thur thurs thursday thursdays'],
  [5, 'fri fr friday fridays'],
  [6, 'sat sa saturday saturdays'],
  [7, 'sun su sunday sundays'],
];
const BY_NAME: ReadonlyMap<string, Weekday> = new Map(
  NAMES.flatMap(([day, names]) => names.split(' ').map((name) => [name, day] as const)),
);
const GROUPS: ReadonlyMap<string, readonly Weekday[]> = new Map([
  ...['weekday', 'weekdays', 'workday', 'workdays'].map((word) => [word, [1, 2, 3, 4, 5]] as const),
  ...['weekend', 'weekends'].map((word) => [word, [6, 7]] as const),
  ...['daily', 'everyday'].map((word) => [word, EVERY_DAY] as const),
]);
const EVERY: ReadonlySet<string> = new Set(['every', 'each', 'all']);
const TO: ReadonlySet<string> = new Set(['-', 'to', 'through', 'thru', 'till', 'until']);

/** The weekday of that name, in full or shortened; `undefined` for any other word. */
export function weekdayNamed(word: string): Weekday | undefined {
  return BY_NAME.get(word);
}

/** The day, the range or the group of days at the front of the tokens. */
export function takeDays(tokens: readonly Token[]): Taken<readonly Weekday[]> | undefined {
  const [first = '', second = '', third = '', fourth = ''] = tokens.map(({ word }) => word);
  const skipped = EVERY.has(first) ? 1 : 0;
  const [one, two, three] = skipped ? [second, third, fourth] : [first, second, third];
  if (skipped && (one === 'day' || one === 'days')) return { value: EVERY_DAY, count: 2 };
  const group = GROUPS.get(one);
  if (group) return { value: group, count: skipped + 1 };
  const range = /^([a-z]+)-([a-z]+)$/.exec(one);
  const [from, to] = [weekdayNamed(range?.[1] ?? one), weekdayNamed(range?.[2] ?? three)];
  if (from === undefined) return undefined;
  if (range) return to === undefined ? undefined : { value: rangeOf(from, to), count: skipped + 1 };
  if (TO.has(two) && to !== undefined) return { value: rangeOf(from, to), count: skipped + 3 };
  return { value: [from], count: skipped + 1 };
}

/** From one day to another, over the end of the week if need be: `Sat-Mon`. */
function rangeOf(from: Weekday, to: Weekday): readonly Weekday[] {
  return EVERY_DAY.filter((day) => (from <= to ? day >= from && day <= to : day >= from || day <= to));
}

/** As it is typed most shortly: `weekdays`, `every day`, `mon,wed,fri`. */
export function daysInWords(days: readonly Weekday[]): string {
  const key = days.join();
  if (key === '1,2,3,4,5') return 'weekdays';
  if (key === '6,7') return 'weekends';
  if (key === EVERY_DAY.join()) return 'every day';
  return days.map((day) => NAMES[day - 1]?.[1].split(' ')[0]).join(',');
}
