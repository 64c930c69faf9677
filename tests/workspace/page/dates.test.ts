// Dates in messages, in the reader's time and words.
import fc from 'fast-check';
import { fromField, toField } from '../../../src/workspace/page/blocks/dateTime.js';
import { formatDate } from '../../../src/workspace/page/dates.js';

const at = (iso: string) => Date.parse(iso) / 1000;
const reader = { now: new Date('2024-05-15T12:00:00Z'), locale: 'en-GB', timeZone: 'UTC' };
const shown = (iso: string, format: string, more: object = {}) =>
  formatDate(at(iso), format, { ...reader, ...more });

test.each([
  ['{date_num}', '2024-01-05'],
  ['{date}', '5 January'],
  ['{date_short}', '5 Jan 2024'],
  ['{date_long}', /^Friday,? 5 January 2024$/],
  ['{date_long_full}', '5 January 2024'],
  ['{date_slash}', '05/01/2024'],
  ['{time}', '14:07'],
  ['{time_secs}', '14:07:03'],
  ['{day_divider_pretty}', /^Friday,? 5 January$/],
  ['Next on {date} at {time}.', 'Next on 5 January at 14:07.'],
])('%s shows %s', (format, expected) => {
  const text = shown('2024-01-05T14:07:03Z', format);
  expect(text).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
});

test('near days go by their names where the format asks for it, others by their date', () => {
  expect(shown('2024-05-14T23:59:59Z', '{date_pretty}')).toBe('yesterday');
  expect(shown('2024-05-15T00:00:00Z', '{date_short_pretty}')).toBe('today');
  expect(shown('2024-05-16T23:00:00Z', '{date_long_pretty}')).toBe('tomorrow');
  expect(shown('2024-05-17T00:00:00Z', '{date_pretty}')).toBe('17 May');
  expect(shown('2024-05-15T00:00:00Z', '{date}')).toBe('15 May');
  expect(shown('2023-05-15T00:00:00Z', '{day_divider_pretty}')).toMatch(/2023$/);
});

test('the day is the one of the reader’s zone, also where the clocks have changed', () => {
  const tokyo = { timeZone: 'Asia/Tokyo' };
  expect(shown('2024-05-15T20:00:00Z', '{date_pretty} {time}', tokyo)).toMatch(/^tomorrow 0?5:00$/);
  const springForward = { timeZone: 'Europe/London', now: new Date('2024-03-30T23:30:00Z') };
  expect(shown('2024-03-31T22:30:00Z', '{date_pretty}', springForward)).toBe('tomorrow');
});

test('tells how long ago', () => {
  expect(shown('2024-05-15T11:57:00Z', '{ago}')).toBe('3 minutes ago');
  expect(shown('2024-05-13T11:00:00Z', '{ago}')).toBe('2 days ago');
  expect(shown('2024-05-15T17:30:00Z', '{ago}')).toBe('in 5 hours');
});

test('an unknown placeholder stays, and a time that is none has no date', () => {
  expect(shown('2024-01-05T00:00:00Z', '{member_local_time} {constructor}')).toBe(
    '{member_local_time} {constructor}',
  );
  expect(formatDate(Number.NaN, '{date}', reader)).toBeUndefined();
  expect(formatDate(1e15, '{date}', reader)).toBeUndefined();
});

test('never throws for a moment and a format, whatever they are', () => {
  fc.assert(
    fc.property(fc.double(), fc.string(), (seconds, format) => {
      expect(['string', 'undefined']).toContain(
        typeof formatDate(seconds, `${format}{ago}{date_pretty}`, reader),
      );
    }),
  );
});

test('a date and time field gives back the minute it was given', () => {
  fc.assert(
    fc.property(fc.integer({ min: 17_000_000, max: 66_000_000 }), (minutes) => {
      // Skipping what falls into the hour that clocks repeat in autumn, which such a field can't tell apart.
      const seconds = minutes * 60;
      const offset = (at: number) => new Date(at * 1000).getTimezoneOffset();
      fc.pre(offset(seconds - 7200) === offset(seconds + 7200));
      expect(fromField(toField(seconds))).toBe(seconds);
    }),
  );
  expect(toField(null)).toBe('');
  expect(fromField('')).toBeNull();
});
