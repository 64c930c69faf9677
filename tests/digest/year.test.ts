import { addDays, localDateAt, weekdayOf } from '../../src/digest/calendar.js';
import { changeZone, pauseDigest, resumeDigest } from '../../src/digest/manage.js';
import type { Weekday } from '../../src/digest/subscription.js';
import { corpusWith, nineOnWeekdays, type World, world } from '../fixtures/digest.js';
import type { Interrupt } from '../fixtures/digestStore.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const first = '2026-01-01';
const last = '2026-12-31';
const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5];
const kept = (count: number) => Array.from({ length: count }, (_, index) => `s${index}`);

/** A person's own digest; the year begins and ends in Berlin. */
const place = { kind: 'direct', teamId: 'T1', userId: 'U1' } as const;
/** From this moment on the person is there, and their digest with them. */
const travels: readonly (readonly [string, string])[] = [
  ['2026-02-10T12:00Z', 'Asia/Shanghai'],
  ['2026-03-05T15:00Z', 'America/New_York'],
  ['2026-04-20T02:00Z', 'Pacific/Auckland'],
  ['2026-05-11T20:00Z', 'Pacific/Honolulu'],
  ['2026-06-02T09:00Z', 'Europe/Berlin'],
];
/** No process runs meanwhile. */
const silences: readonly (readonly [string, string])[] = [
  ['2026-01-12T00:00Z', '2026-01-14T11:00Z'],
  ['2026-07-01T00:00Z', '2026-07-01T08:30Z'],
  ['2026-10-23T20:00Z', '2026-10-27T12:00Z'],
];
const pauses: readonly (readonly [string, string])[] = [
  ['2026-03-20T10:00Z', '2026-03-30'],
  ['2026-08-03T05:00Z', '2026-08-17'],
];

/** A year of one digest, in steps of half an hour; a process is killed at every seventh date's post, and restarted. */
async function live(one: World): Promise<void> {
  await one.add({ ...nineOnWeekdays, order: 'shuffled', atEnd: 'restart' }, place);
  const end = Date.parse('2027-01-01T00:00Z');
  const change = (by = 'U1') => ({ by, now: one.now() });
  const once = <T>(events: readonly (readonly [string, T])[]) => {
    const left = [...events];
    return () => (left[0] && Date.parse(left[0][0]) <= one.now() ? left.shift() : undefined);
  };
  const [travel, pause, restored] = [
    once(travels),
    once([...pauses, ['2026-11-09T09:00Z', ''] as const]),
    once([['2026-11-20T12:00Z', ''] as const]),
  ];
  let process = one.process('process 0');
  for (let step = 0; one.now() < end; step += 1, one.setClock(30 * MINUTE)) {
    const to = travel()?.[1];
    if (to) await changeZone(one.stores, place, to, change());
    const until = pause()?.[1];
    if (until !== undefined)
      await pauseDigest(
        one.stores,
        place,
        until ? { kind: 'until', date: until } : { kind: 'open' },
        change(),
      );
    if (restored()) await resumeDigest(one.stores, place, change());
    if (silences.some(([from, till]) => Date.parse(from) <= one.now() && one.now() < Date.parse(till)))
      continue;
    // The texts change every week: one section comes, one goes, and the order of the files is another.
    const week = Math.floor(one.now() / (7 * DAY));
    one.texts = corpusWith({ bees: [...kept(11), `new${week}`].toSorted(() => (week % 2 ? 1 : -1)) });
    const next = (await one.subscription()).next;
    if (!next || next.at > one.now()) {
      if (step % 48 === 0) process = one.process(`process ${step}`);
      continue;
    }
    if (Number(next.localDate.slice(8)) % 7 === 0) {
      await killedAt(one, `killed ${step}`, Number(next.localDate.slice(5, 7)));
      one.setClock(2 * MINUTE);
      process = one.process(`heir ${step}`);
      await process.deliverDue();
      one.setClock(10_000);
    }
    await process.deliverDue();
    one.setClock(-(one.now() % (30 * MINUTE)));
  }
}

/** A process that is killed at one of the steps of a delivery. */
async function killedAt(one: World, holder: string, month: number): Promise<void> {
  const steps = ['ledger.claim', 'ledger.posting', 'slack.post', 'ledger.settle'];
  const [at, moment] = [steps[month % 4], month % 3 === 0 ? 'call' : 'return'];
  let die = () => {};
  const dead = new Promise<void>((resolve) => {
    die = resolve;
  });
  const interrupt: Interrupt = async (step, now) => {
    if (step !== at || now !== moment) return;
    die();
    await new Promise(() => {});
  };
  await Promise.race([one.process(holder, interrupt).deliverDue(), dead]);
}

test('in a year of restarts, kills, pauses, edits and travels, every date is explained, and none is posted twice', async () => {
  const one = world('2025-12-31T12:00Z', corpusWith({ bees: kept(12) }));
  await live(one);
  const rows = new Map(one.stores.deliveries().map((row) => [row.localDate, row]));
  const posts = new Map<string, number>();
  for (const { claim } of one.slack.posts) posts.set(claim.localDate, (posts.get(claim.localDate) ?? 0) + 1);
  const unexplained: string[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) {
    const row = rows.get(date);
    expect([date, posts.get(date) ?? 0]).toEqual([
      date,
      row?.state === 'posted' ? 1 : row?.state === 'uncertain' ? expect.any(Number) : 0,
    ]);
    expect(posts.get(date) ?? 0).toBeLessThanOrEqual(1);
    if (!weekdays.includes(weekdayOf(date))) expect([date, row]).toEqual([date, undefined]);
    else if (!row && !isPaused(date)) unexplained.push(date);
    else if (row) expect(['posted', 'uncertain', 'skipped']).toContain(row.state);
  }
  // Flying east by half a day, the person had no nine o'clock on these mornings in either place.
  expect(unexplained).toEqual(['2026-04-20', '2026-06-02']);
  const skipped = [...rows.values()].filter(({ state }) => state === 'skipped');
  expect(skipped.map(({ localDate, reason }) => `${localDate} ${reason}`)).toEqual([
    '2026-01-12 too_late',
    '2026-01-13 too_late',
    '2026-01-14 too_late',
    '2026-10-26 too_late',
    '2026-10-27 too_late',
  ]);
  expectRounds(one);
  expectLocalTimes(one);
});

function isPaused(date: string): boolean {
  const paused = pauses.map(([from, until]) => [from.slice(0, 10), until] as const);
  return (
    paused.some(([from, until]) => from <= date && date < until) ||
    (date >= '2026-11-09' && date <= '2026-11-20')
  );
}

/** In each round no section comes twice, and those that were there all the time all come. */
function expectRounds(one: World): void {
  const rounds = new Map<number, string[]>();
  for (const { digest } of one.slack.posts)
    rounds.set(digest.round, [...(rounds.get(digest.round) ?? []), digest.section.id]);
  expect(rounds.size).toBeGreaterThan(8);
  const whole = [...rounds.keys()].toSorted((a, b) => a - b).slice(0, -1);
  for (const round of whole) {
    const had = rounds.get(round) ?? [];
    expect([round, new Set(had).size]).toEqual([round, had.length]);
    const uncertain = one.stores
      .deliveries()
      .filter((row) => row.round === round && row.state === 'uncertain');
    const maybe = uncertain.map(({ sectionId }) => sectionId);
    expect(kept(11).filter((id) => !had.includes(id) && !maybe.includes(id))).toEqual([]);
  }
}

/** Each post came at nine in the morning where the person was, or within two hours of it. */
function expectLocalTimes(one: World): void {
  for (const { at, claim, subscription } of one.slack.posts) {
    const { zone } = subscription.schedule;
    expect(localDateAt(at, zone)).toBe(claim.localDate);
    const hour = Number(
      new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format(at),
    );
    expect(hour).toBeGreaterThanOrEqual(9);
    expect(hour).toBeLessThanOrEqual(11);
  }
}
