// The ledger: at most one post for a subscription and local date, whoever claims, crashes or comes late.
import type { Claim } from '../../src/digest/ledger.js';
import type { Subscription } from '../../src/digest/subscription.js';
import type { Database } from '../../src/storage/database.js';
import { storedLedger } from '../../src/storage/ledger.js';
import { storedSubscriptions } from '../../src/storage/subscriptions.js';
import { describeEachDatabase } from '../fixtures/databases.js';
import { subscription } from '../fixtures/subscription.js';

const DATE = '2023-11-15';
const ABOUT = { round: 1, articleId: 'village', sectionId: 'wells' };
const POSTED = { state: 'posted', channel: 'C1', ts: '17.1' } as const;
const by = (holder: string, localDate = DATE): Claim => ({ subscriptionId: 's1', localDate, holder });
const same = (current: Subscription) => current;

describeEachDatabase('the ledger', (fresh) => {
  const stores = async (database: Database) => {
    const subscriptions = storedSubscriptions(database);
    await subscriptions.add(subscription());
    return { subscriptions, ledger: storedLedger(database) };
  };
  const opened = async () => stores(await (await fresh()).open());

  it('has one row for a date, from the claim to the message’s ts', async () => {
    const { ledger, subscriptions } = await opened();
    const claimed = await ledger.claim({ ...by('a'), dueAt: 100, now: 110, leaseUntil: 200 });
    expect(claimed).toEqual({
      kind: 'claimed',
      delivery: { ...by('a'), state: 'claimed', dueAt: 100, changedAt: 110, leaseUntil: 200 },
    });
    expect(await ledger.posting(by('a'), { ...ABOUT, now: 120, leaseUntil: 220 })).toBe(true);
    const next = { at: 9_000, localDate: '2023-11-17' };
    expect(await ledger.settle(by('a'), POSTED, 130, (current) => ({ ...current, next, round: 2 }))).toBe(
      true,
    );
    expect(await ledger.get('s1', DATE)).toMatchObject({
      ...by('a'),
      ...ABOUT,
      ...POSTED,
      dueAt: 100,
      changedAt: 130,
    });
    expect(await subscriptions.get('s1')).toEqual(subscription({ next, round: 2, version: 2 }));
    expect(await ledger.get('s1', '2023-11-16')).toBeUndefined();
  });

  it('gives a date to nobody else while its claim lasts, nor once it is settled', async () => {
    const { ledger } = await opened();
    await ledger.claim({ ...by('a'), dueAt: 100, now: 110, leaseUntil: 200 });
    expect((await ledger.claim({ ...by('b'), dueAt: 100, now: 199, leaseUntil: 300 })).kind).toBe('taken');
    expect((await ledger.claim({ ...by('a'), dueAt: 100, now: 199, leaseUntil: 300 })).kind).toBe('taken');
    await ledger.settle(by('a'), { state: 'skipped', reason: 'too_late' }, 249, same);
    const late = await ledger.claim({ ...by('b'), dueAt: 100, now: 9_999, leaseUntil: 10_999 });
    expect(late).toMatchObject({ kind: 'taken', delivery: { state: 'skipped', reason: 'too_late' } });
  });

  it('takes over a claim whose holder died, and refuses the former holder from then on', async () => {
    const { ledger, subscriptions } = await opened();
    await ledger.claim({ ...by('a'), dueAt: 100, now: 110, leaseUntil: 200 });
    const over = await ledger.claim({ ...by('b'), dueAt: 100, now: 200, leaseUntil: 300 });
    expect(over).toMatchObject({ kind: 'claimed', delivery: { holder: 'b', leaseUntil: 300 } });
    expect(await ledger.posting(by('a'), { ...ABOUT, now: 201, leaseUntil: 301 })).toBe(false);
    const moved = (current: Subscription) => ({ ...current, round: 9 });
    expect(await ledger.settle(by('a'), { state: 'skipped', reason: 'paused' }, 202, moved)).toBe(false);
    expect(await subscriptions.get('s1')).toEqual(subscription());
    expect(await ledger.posting(by('b'), { ...ABOUT, now: 203, leaseUntil: 303 })).toBe(true);
    expect(await ledger.settle(by('b'), POSTED, 204, same)).toBe(true);
  });

  it('marks a post whose holder died as uncertain, never to be posted again', async () => {
    const { ledger, subscriptions } = await opened();
    await ledger.claim({ ...by('a'), dueAt: 100, now: 110, leaseUntil: 200 });
    await ledger.posting(by('a'), { ...ABOUT, now: 120, leaseUntil: 220 });
    expect((await ledger.claim({ ...by('b'), dueAt: 100, now: 219, leaseUntil: 320 })).kind).toBe('taken');
    const lost = await ledger.claim({ ...by('b'), dueAt: 100, now: 220, leaseUntil: 320 });
    expect(lost).toMatchObject({
      kind: 'lost',
      delivery: { state: 'uncertain', reason: 'holder_died', ...ABOUT },
    });
    expect(await ledger.posting(by('b'), { ...ABOUT, now: 221, leaseUntil: 321 })).toBe(false);
    expect(await ledger.settle(by('a'), POSTED, 222, same)).toBe(false);
    // The finder died before the subscription moved on: the next one finds it lost again, and moves it on once.
    expect((await ledger.claim({ ...by('c'), dueAt: 100, now: 320, leaseUntil: 420 })).kind).toBe('lost');
    const uncertain = { state: 'uncertain', reason: 'holder_died' } as const;
    const moved = (current: Subscription) => ({ ...current, round: current.round + 1 });
    expect(await ledger.settle(by('c'), uncertain, 330, moved)).toBe(true);
    expect(await ledger.settle(by('c'), uncertain, 331, moved)).toBe(false);
    expect((await subscriptions.get('s1'))?.round).toBe(2);
    expect((await ledger.claim({ ...by('d'), dueAt: 100, now: 9_999, leaseUntil: 10_999 })).kind).toBe(
      'taken',
    );
  });

  it('gives a date back of which nothing was posted for certain, from a time on', async () => {
    const { ledger } = await opened();
    await ledger.claim({ ...by('a'), dueAt: 100, now: 110, leaseUntil: 200 });
    await ledger.posting(by('a'), { ...ABOUT, now: 120, leaseUntil: 220 });
    expect(await ledger.release(by('b'), 130, 130)).toBe(false);
    expect(await ledger.release(by('a'), 130, 150)).toBe(true);
    expect((await ledger.claim({ ...by('b'), dueAt: 100, now: 149, leaseUntil: 249 })).kind).toBe('taken');
    expect((await ledger.claim({ ...by('b'), dueAt: 100, now: 150, leaseUntil: 250 })).kind).toBe('claimed');
    expect(await ledger.release(by('a'), 160, 160)).toBe(false);
    await ledger.settle(by('b'), { state: 'skipped', reason: 'rescheduled' }, 170, same);
    expect(await ledger.release(by('b'), 180, 180)).toBe(false);
    expect(await ledger.get('s1', DATE)).toMatchObject({ state: 'skipped', reason: 'rescheduled' });
  });

  it('posts only after it said so', async () => {
    const { ledger, subscriptions } = await opened();
    await ledger.claim({ ...by('a'), dueAt: 100, now: 110, leaseUntil: 200 });
    expect(await ledger.settle(by('a'), POSTED, 120, same)).toBe(false);
    expect(await ledger.get('s1', DATE)).toMatchObject({ state: 'claimed' });
    expect(await subscriptions.get('s1')).toEqual(subscription());
  });

  it('lets nothing be posted for a subscription that was turned off meanwhile', async () => {
    const { ledger, subscriptions } = await opened();
    await ledger.claim({ ...by('a'), dueAt: 100, now: 110, leaseUntil: 200 });
    await subscriptions.remove('s1');
    expect(await ledger.get('s1', DATE)).toBeUndefined();
    await ledger.claim({ ...by('b'), dueAt: 100, now: 120, leaseUntil: 200 });
    expect(await ledger.posting(by('b'), { ...ABOUT, now: 130, leaseUntil: 220 })).toBe(false);
    expect(await ledger.settle(by('b'), { state: 'skipped', reason: 'paused' }, 140, same)).toBe(false);
  });

  it('takes an uncertain post for posted once its message is found, and nothing else', async () => {
    const { ledger } = await opened();
    await ledger.claim({ ...by('a'), dueAt: 100, now: 110, leaseUntil: 200 });
    await ledger.found('s1', DATE, 'C1', '17.1', 115);
    expect(await ledger.get('s1', DATE)).toMatchObject({ state: 'claimed', changedAt: 110 });
    await ledger.posting(by('a'), { ...ABOUT, now: 120, leaseUntil: 220 });
    await ledger.settle(by('a'), { state: 'uncertain', reason: 'no_reply' }, 130, same);
    await ledger.found('s1', DATE, 'C1', '17.1', 140);
    const found = await ledger.get('s1', DATE);
    expect(found).toMatchObject({ ...POSTED, ...ABOUT, changedAt: 140 });
    expect(found).not.toHaveProperty('reason');
  });

  it('keeps a person’s change that came while the digest was being posted', async () => {
    const { ledger, subscriptions } = await opened();
    await ledger.claim({ ...by('a'), dueAt: 100, now: 110, leaseUntil: 200 });
    await ledger.posting(by('a'), { ...ABOUT, now: 120, leaseUntil: 220 });
    const schedule = { time: '10:30', weekdays: [3], zone: 'Europe/Berlin' } as const;
    await subscriptions.save(subscription({ schedule }));
    await ledger.settle(by('a'), POSTED, 130, (current) => ({ ...current, round: 5 }));
    expect(await subscriptions.get('s1')).toEqual(subscription({ schedule, round: 5, version: 3 }));
  });

  it('tells what a round has had, and the last dates’ fate', async () => {
    const { ledger } = await opened();
    const fates = [
      ['2023-11-13', 'wells', POSTED],
      ['2023-11-14', 'bread', { state: 'skipped', reason: 'slack:msg_too_long' }],
      ['2023-11-15', 'bread', { state: 'uncertain', reason: 'no_reply' }],
    ] as const;
    for (const [date, sectionId, settlement] of fates) {
      await ledger.claim({ ...by('a', date), dueAt: 1, now: 1, leaseUntil: 9 });
      await ledger.posting(by('a', date), { ...ABOUT, sectionId, now: 2, leaseUntil: 9 });
      await ledger.settle(by('a', date), settlement, 3, same);
    }
    expect(await ledger.had('s1', 1)).toEqual(['village/wells', 'village/bread']);
    expect(await ledger.had('s1', 2)).toEqual([]);
    const last = await ledger.last('s1', 2);
    expect(last.map(({ localDate, reason }) => [localDate, reason])).toEqual([
      ['2023-11-15', 'no_reply'],
      ['2023-11-14', 'slack:msg_too_long'],
    ]);
  });

  it('gives each of many dates to one of several racing replicas', async () => {
    const place = await fresh();
    const first = await place.open();
    await stores(first);
    const replicas = [first, await place.open(), await place.open()].map(storedLedger);
    const dates = Array.from({ length: 30 }, (_, day) => `2024-01-${String(day + 1).padStart(2, '0')}`);
    const outcomes = await Promise.all(
      replicas.flatMap((ledger, index) =>
        dates.map(async (date) => {
          const claim = by(`replica ${index}`, date);
          const { kind } = await ledger.claim({ ...claim, dueAt: 1, now: 2, leaseUntil: 99 });
          if (kind !== 'claimed') return undefined;
          if (!(await ledger.posting(claim, { ...ABOUT, now: 3, leaseUntil: 99 }))) return undefined;
          return (await ledger.settle(claim, POSTED, 4, (current) => ({
            ...current,
            round: current.round + 1,
          })))
            ? date
            : undefined;
        }),
      ),
    );
    expect(outcomes.filter(Boolean).sort()).toEqual(dates);
    expect((await storedSubscriptions(first).get('s1'))?.round).toBe(1 + dates.length);
  });

  it('lets one of several racing replicas take over a dead one’s claims', async () => {
    const place = await fresh();
    const first = await place.open();
    const { ledger } = await stores(first);
    await ledger.claim({ ...by('dead'), dueAt: 1, now: 2, leaseUntil: 10 });
    const replicas = [first, await place.open(), await place.open(), await place.open()].map(storedLedger);
    const kinds = await Promise.all(
      replicas.map(
        async (replica, index) =>
          (await replica.claim({ ...by(`replica ${index}`), dueAt: 1, now: 11, leaseUntil: 99 })).kind,
      ),
    );
    expect(kinds.sort()).toEqual(['claimed', 'taken', 'taken', 'taken']);
  });
});
