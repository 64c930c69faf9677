import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  type Due,
  localDateAt,
  nextDue,
  nextDueFrom,
  weekdayOf,
} from '../../src/digest/calendar.js';
import type { Schedule, Weekday } from '../../src/digest/subscription.js';

const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const zones = Intl.supportedValuesOf('timeZone');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const daily = (time: string, zone: string): Schedule => ({ time, weekdays: everyDay, zone });
const dueAfter = (time: string, zone: string, after: string) => {
  const due = nextDue(daily(time, zone), Date.parse(after));
  return `${due.localDate} ${new Date(due.at).toISOString()}`;
};

describe('a time that a clock change leaves out', () => {
  test('moves to the first valid one after it', () => {
    expect(dueAfter('02:30', 'Europe/Berlin', '2026-03-28T12:00Z')).toBe(
      '2026-03-29 2026-03-29T01:00:00.000Z',
    );
    expect(dueAfter('00:10', 'Africa/Cairo', '2026-04-23T12:00Z')).toBe(
      '2026-04-24 2026-04-23T22:00:00.000Z',
    );
    expect(dueAfter('02:15', 'Australia/Lord_Howe', '2026-10-03T00:00Z')).toBe(
      '2026-10-04 2026-10-03T15:30:00.000Z',
    );
  });

  test('belongs to its own date, also where the change ends it', () => {
    expect(dueAfter('23:30', 'America/Nuuk', '2026-03-28T12:00Z')).toBe(
      '2026-03-28 2026-03-29T01:00:00.000Z',
    );
    expect(dueAfter('23:30', 'America/Nuuk', '2026-03-29T00:59Z')).toBe(
      '2026-03-28 2026-03-29T01:00:00.000Z',
    );
    expect(dueAfter('23:30', 'America/Nuuk', '2026-03-29T01:00Z')).toBe(
      '2026-03-29 2026-03-30T00:30:00.000Z',
    );
  });
});

test('a time that occurs twice is used once, the first time', () => {
  expect(dueAfter('02:30', 'Europe/Berlin', '2026-10-24T12:00Z')).toBe('2026-10-25 2026-10-25T00:30:00.000Z');
  expect(dueAfter('02:30', 'Europe/Berlin', '2026-10-25T00:30Z')).toBe('2026-10-26 2026-10-26T01:30:00.000Z');
});

test('a date that a zone left out has no moment, and breaks nothing', () => {
  expect(dueAfter('09:00', 'Pacific/Apia', '2011-12-30T00:00Z')).toBe('2011-12-31 2011-12-30T19:00:00.000Z');
  const fridays: Schedule = { time: '09:00', weekdays: [5], zone: 'Pacific/Apia' };
  expect(nextDue(fridays, Date.parse('2011-12-28T00:00Z')).localDate).toBe('2012-01-06');
});

test('set before today’s time, it begins today; at or after it, on the next day', () => {
  expect(dueAfter('09:00', 'Asia/Shanghai', '2026-11-24T00:59:59.999Z')).toMatch(/^2026-11-24/);
  expect(dueAfter('09:00', 'Asia/Shanghai', '2026-11-24T01:00Z')).toMatch(/^2026-11-25/);
});

test('after a pause it begins at the date that was said, or on the first weekday after it', () => {
  const weekends: Schedule = { time: '09:00', weekdays: [6, 7], zone: 'Asia/Tokyo' };
  expect(nextDueFrom(weekends, Date.parse('2026-11-24T00:00Z'), '2026-12-05').localDate).toBe('2026-12-05');
  expect(nextDueFrom(weekends, Date.parse('2026-11-24T00:00Z'), '2026-12-01').localDate).toBe('2026-12-05');
  expect(nextDueFrom(weekends, Date.parse('2027-01-01T00:00Z'), '2026-12-01').localDate).toBe('2027-01-02');
});

/** What the zone's clock shows at an instant, by Node itself and not by the library: milliseconds as if it were UTC. */
function wallClock(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  } as const);
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? Number.NaN;
    return Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
  };
}

interface Change {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** Every change of the clock from 2024 to 2030, with the offsets on both sides, by Node's own reckoning. */
function changesOf(zone: string): readonly Change[] {
  const clock = wallClock(zone);
  const found: Change[] = [];
  const end = Date.UTC(2031, 0, 1);
  let at = Temporal.Instant.from('2024-01-01T00:00Z').toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  for (; at && at.epochMilliseconds < end; at = at.getTimeZoneTransition('next')) {
    const change = at.epochMilliseconds;
    const before = clock(change - 1000) - (change - 1000);
    const after = clock(change) - change;
    if (before !== after) found.push({ at: change, before, after });
  }
  return found;
}

/** Zones that change their clocks alike are tried once. */
const groups = new Map<string, { readonly zone: string; readonly changes: readonly Change[] }>();
for (const zone of zones) {
  const changes = changesOf(zone);
  groups.set(JSON.stringify(changes.length > 0 ? changes : wallClock(zone)(0)), { zone, changes });
}

const clockText = (wall: number) => new Date(wall).toISOString().slice(11, 16);
const dateText = (wall: number) => new Date(wall).toISOString().slice(0, 10);

describe('every change of the clock from 2024 to 2030, in every zone', () => {
  test('gives each local date one moment: the first at which its clock shows the time or a later one', () => {
    let tried = 0;
    for (const { zone, changes } of groups.values()) {
      for (const { at, before, after } of changes) {
        const [low, high] = [Math.min(before, after) + at, Math.max(before, after) + at];
        const times = [low, (low + high) / 2, high - MINUTE].map(clockText);
        for (const time of new Set(times)) {
          const dates = [-1, 0, 1].map((days) => dateText(low + days * DAY));
          const expected = dates.map((localDate) => {
            const wall = Date.parse(`${localDate}T${time}Z`);
            return { localDate, at: wall - before < at ? wall - before : Math.max(at, wall - after) };
          });
          const start = (expected[0]?.at ?? 0) - 1;
          const found = dates.reduce<readonly Due[]>(
            (sofar) => [...sofar, nextDue(daily(time, zone), sofar.at(-1)?.at ?? start)],
            [],
          );
          if (
            JSON.stringify(found.map(({ localDate, at: moment }) => [localDate, moment])) !==
            JSON.stringify(expected.map(({ localDate, at: moment }) => [localDate, moment]))
          )
            throw new Error(`${zone} ${time}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
          tried += 1;
        }
      }
    }
    // Some 400 zones change their clocks in some 60 ways; none of them may have been lost on the way.
    expect(groups.size).toBeGreaterThan(50);
    expect(tried).toBeGreaterThan(500);
  });
});

test('each local date on which a weekday applies has exactly one moment, in every zone and all year', () => {
  const schedule = fc.record<Schedule>({
    time: fc.nat(24 * 60 - 1).map((minutes) => clockText(minutes * MINUTE)),
    weekdays: fc.subarray<Weekday>([...everyDay], { minLength: 1 }),
    zone: fc.constantFrom(...zones),
  });
  const start = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 11, 1) });
  fc.assert(
    fc.property(schedule, start, (wanted, from) => {
      const moments: Due[] = [];
      for (let at = from; moments.length < 10; at = moments.at(-1)?.at ?? at)
        moments.push(nextDue(wanted, at));
      const first = moments[0]?.localDate ?? '';
      const last = moments.at(-1)?.localDate ?? '';
      const applies: string[] = [];
      for (let date = first; date <= last; date = addDays(date, 1))
        if (wanted.weekdays.includes(weekdayOf(date))) applies.push(date);
      expect(moments.map(({ localDate }) => localDate)).toEqual(applies);
      // None is left out between the start and the first of them.
      for (let date = localDateAt(from, wanted.zone); date < first; date = addDays(date, 1))
        if (wanted.weekdays.includes(weekdayOf(date)))
          expect(nextDueFrom(wanted, from - 2 * DAY, date).at).toBeLessThanOrEqual(from);
    }),
    { numRuns: 60 },
  );
});
