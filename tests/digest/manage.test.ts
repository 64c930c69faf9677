import {
  changeZone,
  pauseDigest,
  pauseForSlack,
  personLeft,
  resumeDigest,
  setDigest,
  statusOf,
  turnOff,
} from '../../src/digest/manage.js';
import type { Subscription } from '../../src/digest/subscription.js';
import { channel, corpusWith, nineOnWeekdays, type World, world } from '../fixtures/digest.js';

// Tuesday, 24 November 2026; nine o'clock in Berlin is eight in UTC.
const start = '2026-11-24T07:00Z';
const fresh = { id: 'new', seed: 1 };
const by = ({ now }: World, user = 'U2') => ({ by: user, now: now() });
const nextOf = ({ next }: Subscription) => next && `${next.localDate} ${new Date(next.at).toISOString()}`;

describe('setting a digest', () => {
  test('begins today before its time, and tomorrow after it', async () => {
    const one = world(start);
    expect(nextOf(await one.add())).toBe('2026-11-24 2026-11-24T08:00:00.000Z');
    const other = world('2026-11-24T08:00Z');
    expect(nextOf(await other.add())).toBe('2026-11-25 2026-11-25T08:00:00.000Z');
  });

  test('again keeps its place in the programme, says who did, and posts no second time today', async () => {
    const one = world(start);
    await one.add();
    one.setClock('2026-11-24T08:00Z');
    await one.process('a').deliverDue();
    const later = { ...nineOnWeekdays, schedule: { ...nineOnWeekdays.schedule, time: '15:00' } };
    const done = await setDigest(one.stores, channel, later, by(one), fresh);
    expect(done).toMatchObject({ kind: 'changed', subscription: { id: 'd1', changedBy: 'U2', round: 1 } });
    expect(nextOf(done.subscription)).toBe('2026-11-25 2026-11-25T14:00:00.000Z');
    one.setClock('2026-11-25T14:00Z');
    await one.process('a').deliverDue();
    expect(one.slack.posts.map(({ digest }) => digest.section.id)).toEqual(['b1', 'b2']);
  });

  test('to another article begins that one from its beginning', async () => {
    const one = world(start, corpusWith({ bees: ['b1', 'b2'], canals: ['c1', 'c2'] }));
    await one.add({ articleId: 'bees' });
    one.setClock('2026-11-24T08:00Z');
    await one.process('a').deliverDue();
    await setDigest(one.stores, channel, { ...nineOnWeekdays, articleId: 'canals' }, by(one), fresh);
    one.setClock('2026-11-25T08:00Z');
    await one.process('a').deliverDue();
    expect(one.slack.posts.at(-1)?.digest).toMatchObject({ section: { id: 'c1' }, day: 1, total: 2 });
    await setDigest(one.stores, channel, nineOnWeekdays, by(one), fresh);
    expect(await one.subscription()).not.toHaveProperty('articleId');
  });

  test('is made anew where the one before has ended or was turned off', async () => {
    const one = world(start, corpusWith({ bees: ['b1'] }));
    await one.add();
    one.setClock('2026-11-24T08:00Z');
    await one.process('a').deliverDue();
    expect((await one.subscription()).state).toEqual({ status: 'ended', reason: 'finished' });
    expect(await setDigest(one.stores, channel, nineOnWeekdays, by(one), fresh)).toMatchObject({
      kind: 'created',
      subscription: { id: 'new', ownerId: 'U2' },
    });
    expect(await turnOff(one.stores, channel)).toMatchObject({
      kind: 'removed',
      subscription: { id: 'new' },
    });
    expect(await one.stores.subscriptions.get('new')).toBeUndefined();
  });

  test('by two people at the same moment makes one, with the choice that came last', async () => {
    const one = world(start);
    const set = (time: string, id: string) =>
      setDigest(
        one.stores,
        channel,
        { ...nineOnWeekdays, schedule: { ...nineOnWeekdays.schedule, time } },
        by(one),
        { id, seed: 1 },
      );
    const done = await Promise.all([set('10:00', 'x'), set('11:00', 'y'), set('12:00', 'z')]);
    expect(done.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'changed', 'created']);
    expect(new Set(done.map(({ subscription }) => subscription.id)).size).toBe(1);
    const last = done.toSorted((a, b) => b.subscription.version - a.subscription.version)[0];
    expect(await one.subscription(last?.subscription.id)).toEqual(last?.subscription);
  });

  test('for oneself stands beside the channel’s', async () => {
    const one = world(start);
    await one.add();
    const own = await one.add({}, { kind: 'direct', teamId: 'T1', userId: 'U1' });
    expect(own).toMatchObject({ id: 'd2', kind: 'direct', ownerId: 'U1' });
    expect(await statusOf(one.stores, channel, one.texts)).toMatchObject({ subscription: { id: 'd1' } });
  });
});

describe('pausing a digest', () => {
  test.each([
    [{ kind: 'days', days: 7 } as const, '2026-12-01'],
    [{ kind: 'until', date: '2026-12-05' } as const, '2026-12-07'],
  ])('for %p posts again from then on, by itself', async (length, date) => {
    const one = world(start);
    await one.add();
    const done = await pauseDigest(one.stores, channel, length, by(one));
    expect(done).toMatchObject({ kind: 'changed', subscription: { next: { localDate: date } } });
    one.setClock(`${date}T08:00Z`);
    await one.process('a').deliverDue();
    expect(one.stores.deliveries().map(({ localDate, state }) => [localDate, state])).toEqual([
      [date, 'posted'],
    ]);
    expect((await one.subscription()).state).toEqual({ status: 'active' });
  });

  test('without an end posts nothing until someone resumes it', async () => {
    const one = world(start);
    await one.add();
    const paused = await pauseDigest(one.stores, channel, { kind: 'open' }, by(one));
    expect(paused.kind === 'changed' && paused.subscription.next).toBeUndefined();
    one.setClock('2026-12-03T09:00Z');
    await one.process('a').deliverDue();
    expect(one.stores.deliveries()).toEqual([]);
    expect(await resumeDigest(one.stores, channel, by(one))).toMatchObject({
      kind: 'changed',
      subscription: { state: { status: 'active' }, next: { localDate: '2026-12-04' } },
    });
  });

  test('until a date that is today or past in its zone is no pause', async () => {
    const one = world('2026-11-24T23:30Z'); // the 25th in Berlin
    await one.add();
    const until = (date: string) => pauseDigest(one.stores, channel, { kind: 'until', date }, by(one));
    expect(await until('2026-11-25')).toMatchObject({ kind: 'past' });
    expect(await until('2026-11-26')).toMatchObject({ kind: 'changed' });
  });

  test('says when there is nothing to pause', async () => {
    const one = world(start, corpusWith({ bees: ['b1'] }));
    const pause = () => pauseDigest(one.stores, channel, { kind: 'open' }, by(one));
    expect(await pause()).toEqual({ kind: 'none' });
    await one.add();
    one.setClock('2026-11-24T08:00Z');
    await one.process('a').deliverDue();
    expect(await pause()).toMatchObject({ kind: 'ended' });
  });

  test('by Slack’s refusal happens once, and keeps the reason', async () => {
    const one = world(start);
    await one.add();
    const tries = [
      await pauseForSlack(one.stores, channel, 'is_archived', one.now()),
      await pauseForSlack(one.stores, channel, 'not_in_channel', one.now()),
    ];
    expect(tries.map((paused) => paused?.id)).toEqual(['d1', undefined]);
    const { state, next } = await one.subscription();
    expect([state, next]).toEqual([{ status: 'paused', reason: 'is_archived' }, undefined]);
  });
});

test('a person who travels moves their zone, and has no date twice', async () => {
  const one = world('2026-11-23T23:00Z');
  const place = { kind: 'direct', teamId: 'T1', userId: 'U1' } as const;
  await one.add({ schedule: { ...nineOnWeekdays.schedule, zone: 'Asia/Shanghai' } }, place);
  one.setClock('2026-11-24T01:00Z');
  await one.process('a').deliverDue();
  one.setClock('2026-11-24T03:00Z'); // still the 23rd in New York
  const moved = await changeZone(one.stores, place, 'America/New_York', by(one, 'U1'));
  expect(moved).toMatchObject({ kind: 'changed', subscription: { next: { localDate: '2026-11-25' } } });
});

describe('a person who leaves', () => {
  test('leaves the channel’s digest behind, which says so, and ends their own', async () => {
    const one = world(start);
    await one.add();
    await one.add({}, { kind: 'direct', teamId: 'T1', userId: 'U1' });
    expect(await personLeft(one.stores, 'T1', 'U1', one.now())).toHaveLength(2);
    expect(await one.subscription('d1')).toMatchObject({ ownerLeft: true, state: { status: 'active' } });
    expect(await one.subscription('d2')).toMatchObject({ state: { status: 'ended', reason: 'person_left' } });
    one.setClock('2026-11-24T08:00Z');
    await one.process('a').deliverDue();
    expect(one.slack.posts.map(({ channel: where }) => where)).toEqual(['C1']);
    expect(await personLeft(one.stores, 'T1', 'U1', one.now())).toEqual([]);
  });
});

test('the status has the next post, what it is about, and the fate of the last ones', async () => {
  const one = world(start);
  expect(await statusOf(one.stores, channel, one.texts)).toBeUndefined();
  await one.add();
  one.setClock('2026-11-24T08:00Z');
  await one.process('a').deliverDue();
  one.slack.next.push({ kind: 'refused', code: 'msg_too_long', lasting: false });
  one.setClock('2026-11-25T08:00Z');
  await one.process('a').deliverDue();
  expect(await statusOf(one.stores, channel, one.texts)).toMatchObject({
    next: { localDate: '2026-11-26' },
    digest: { section: { id: 'b2' }, day: 2, total: 5 },
    last: [
      { localDate: '2026-11-25', state: 'skipped', reason: 'slack:msg_too_long' },
      { localDate: '2026-11-24', state: 'posted', ts: '1.000100', sectionId: 'b1' },
    ],
  });
});
