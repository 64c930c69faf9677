import { createRunner } from '../../src/digest/runner.js';
import { channel, corpusWith, daily, ledgerOf, type World, world, worldBefore } from '../fixtures/digest.js';

const eve = '2026-11-24T07:00Z';
const due = '2026-11-24T08:00Z';
const HOUR = 3_600_000;
const sections = ({ slack }: World) => slack.posts.map(({ digest }) => digest.section.id);

describe('in time', () => {
  test('posts when it is due, not before, and once', async () => {
    const one = await worldBefore();
    one.setClock('2026-11-24T07:59:59.999Z');
    await one.process('a').deliverDue();
    expect(one.slack.posts).toEqual([]);
    one.setClock(due);
    await one.process('a').deliverDue();
    await one.process('b').deliverDue();
    expect(ledgerOf(one)).toEqual(['2026-11-24 posted']);
    expect(one.slack.posts).toHaveLength(1);
    expect(one.slack.posts[0]?.digest).toMatchObject({ day: 1, total: 5, section: { id: 'b1' } });
  });

  test('posts late inside the window, and after it records why it didn’t', async () => {
    const late = await worldBefore();
    late.setClock('2026-11-24T10:00:00Z');
    await late.process('a').deliverDue();
    expect(ledgerOf(late)).toEqual(['2026-11-24 posted']);
    const later = await worldBefore();
    later.setClock('2026-11-24T10:00:00.001Z');
    await later.process('a').deliverDue();
    expect(ledgerOf(later)).toEqual(['2026-11-24 skipped too_late']);
    later.setClock('2026-11-25T08:00Z');
    await later.process('a').deliverDue();
    expect(sections(later)).toEqual(['b1']);
  });

  test('records every date that a long silence missed, and posts today’s', async () => {
    const one = await worldBefore();
    one.setClock('2026-11-28T08:30Z');
    await one.process('a').deliverDue();
    expect(ledgerOf(one)).toEqual([
      '2026-11-24 skipped too_late',
      '2026-11-25 skipped too_late',
      '2026-11-26 skipped too_late',
      '2026-11-27 skipped too_late',
      '2026-11-28 posted',
    ]);
    expect(sections(one)).toEqual(['b1']);
  });

  test('records the last 31 of very many', async () => {
    const one = await worldBefore();
    one.setClock('2028-01-31T08:30Z');
    await one.process('a').deliverDue();
    expect(ledgerOf(one)).toHaveLength(32);
    expect(ledgerOf(one)[0]).toBe('2027-12-31 skipped too_late');
    expect(ledgerOf(one).at(-1)).toBe('2028-01-31 posted');
  });

  test('ends after the last section, or starts over', async () => {
    const one = world(eve, corpusWith({ bees: ['b1', 'b2'] }));
    await one.add({ ...daily, atEnd: 'restart' });
    await one.add(daily, { ...channel, channel: 'C2' });
    for (let day = 0; day < 4; day += 1) {
      one.setClock(Date.parse(due) + day * 24 * HOUR - one.now());
      await one.process('a').deliverDue();
    }
    const of = (id: string) => one.slack.posts.filter(({ subscription }) => subscription.id === id);
    expect(of('d1').map(({ digest }) => `${digest.round}:${digest.section.id}`)).toEqual([
      '1:b1',
      '1:b2',
      '2:b1',
      '2:b2',
    ]);
    expect(of('d2').map(({ digest }) => digest.after.kind)).toEqual(['section', 'end']);
    expect(await one.subscription('d2')).toMatchObject({ state: { status: 'ended', reason: 'finished' } });
  });

  test('carries on in a person’s conversation once Slack named it', async () => {
    const one = world(eve);
    await one.add(daily, { kind: 'direct', teamId: 'T1', userId: 'U1' });
    const named = { ...one.slack, post: async () => ({ kind: 'posted', channel: 'D1', ts: '1.1' }) as const };
    const runner = createRunner({
      ...{ holder: 'a', now: one.now, stores: one.stores, poster: named, corpus: () => one.texts },
      report: () => {},
      sleep: async () => {},
    });
    one.setClock(due);
    await runner.deliverDue();
    expect(await one.subscription()).toMatchObject({ channel: 'D1', ownerId: 'U1' });
  });
});

describe('a change at the last moment', () => {
  const between = (one: World, change: () => Promise<unknown>) =>
    one.process('a', async (step, moment) => {
      if (step === 'ledger.claim' && moment === 'call') await change();
    });

  test('paused: nothing is posted', async () => {
    const one = await worldBefore();
    one.setClock(due);
    await between(one, async () => {
      const { next: _, ...current } = await one.subscription();
      await one.stores.subscriptions.save({ ...current, state: { status: 'paused', reason: 'asked' } });
    }).deliverDue();
    expect(ledgerOf(one)).toEqual(['2026-11-24 skipped paused']);
    expect(one.slack.posts).toEqual([]);
  });

  test('set to later today: posted then', async () => {
    const one = await worldBefore();
    one.setClock(due);
    const at = Date.parse('2026-11-24T09:00Z');
    await between(one, async () => {
      const current = await one.subscription();
      const schedule = { ...current.schedule, time: '10:00' };
      await one.stores.subscriptions.save({ ...current, schedule, next: { at, localDate: '2026-11-24' } });
    }).deliverDue();
    expect(one.slack.posts).toEqual([]);
    one.setClock('2026-11-24T09:00Z');
    await one.process('b').deliverDue();
    expect(one.slack.posts.map(({ at: posted }) => posted)).toEqual([at]);
  });

  test('set to later today while it was being posted: next comes tomorrow', async () => {
    const one = await worldBefore();
    one.setClock(due);
    const runner = one.process('a', async (step, moment) => {
      if (step !== 'slack.post' || moment !== 'call') return;
      const current = await one.subscription();
      const schedule = { ...current.schedule, time: '10:00' };
      const next = { at: Date.parse('2026-11-24T09:00Z'), localDate: '2026-11-24' };
      await one.stores.subscriptions.save({ ...current, schedule, next });
    });
    await runner.deliverDue();
    expect((await one.subscription()).next).toEqual({
      at: Date.parse('2026-11-25T09:00Z'),
      localDate: '2026-11-25',
    });
  });

  test('turned off: nothing is posted', async () => {
    const one = await worldBefore();
    one.setClock(due);
    await between(one, () => one.stores.subscriptions.remove('d1')).deliverDue();
    expect(one.slack.posts).toEqual([]);
  });
});
