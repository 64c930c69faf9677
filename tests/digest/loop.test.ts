import { createRunner } from '../../src/digest/runner.js';
import { channel, daily, ledgerOf, type World, world, worldBefore } from '../fixtures/digest.js';

const due = '2026-11-24T08:00Z';
const HOUR = 3_600_000;

/** A process whose loop runs, over a clock that moves from sleep to sleep. */
function looping(one: World) {
  let sleepers: { at: number; wake: () => void }[] = [];
  const runner = createRunner({
    ...{ holder: 'loop', now: one.now, stores: one.stores, poster: one.slack, corpus: () => one.texts },
    report: (event) => void one.events.push(event),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        sleepers.push({ at: one.now() + ms, wake: resolve });
        signal?.addEventListener('abort', () => resolve(), { once: true });
      }),
  });
  const settled = () => new Promise(setImmediate);
  return {
    runner,
    settled,
    /** Lets time pass, from one sleeper's time to the next. */
    async pass(ms: number) {
      const end = one.now() + ms;
      for (;;) {
        await settled();
        const next = Math.min(...sleepers.map(({ at }) => at));
        if (next > end) break;
        one.setClock(next - one.now());
        const awake = sleepers.filter(({ at }) => at <= next);
        sleepers = sleepers.filter(({ at }) => at > next);
        for (const { wake } of awake) wake();
      }
      one.setClock(end - one.now());
      await settled();
    },
  };
}

describe('the loop', () => {
  test('posts at the very time, without looking at the store all the time', async () => {
    const one = await worldBefore();
    const { runner, pass } = looping(one);
    runner.start();
    await pass(HOUR + 1);
    expect(one.slack.posts.map(({ at }) => at)).toEqual([Date.parse(due)]);
    await runner.stop();
  });

  test('posts within ten seconds what another process has just set', async () => {
    const one = world('2026-11-24T07:59:57Z');
    const { runner, pass } = looping(one);
    runner.start();
    await pass(500);
    await one.add(daily);
    await pass(20_000);
    const [post] = one.slack.posts;
    expect((post?.at ?? 0) - Date.parse(due)).toBeLessThan(10_000);
    await runner.stop();
  });

  test('notices at once that the clock was moved', async () => {
    const one = await worldBefore();
    const { runner, settled } = looping(one);
    runner.start();
    await settled();
    one.setClock(due);
    runner.wake();
    await settled();
    expect(one.slack.posts).toHaveLength(1);
    await runner.stop();
  });

  test('looks for an uncertain message by itself', async () => {
    const one = await worldBefore();
    one.slack.next.push({ kind: 'lost' });
    const { runner, pass } = looping(one);
    runner.start();
    await pass(HOUR + 10_000);
    expect(ledgerOf(one)).toEqual(['2026-11-24 posted']);
    await runner.stop();
  });

  test('goes on after the store failed', async () => {
    const one = await worldBefore();
    const failing = { ...one, stores: { ...one.stores, ...failingDue(one) } };
    const { runner, pass } = looping(failing);
    runner.start();
    await pass(HOUR + 10_000);
    expect(one.slack.posts).toHaveLength(1);
    await runner.stop();
  });

  test('finishes what it has in hand when it is stopped, and begins nothing more', async () => {
    const one = await worldBefore();
    await one.add(daily, { ...channel, channel: 'C2' });
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const runner = one.process(
      'a',
      async (step, moment) => {
        if (step === 'slack.post' && moment === 'call') await gate;
      },
      { concurrency: 1 },
    );
    one.setClock(due);
    const delivering = runner.deliverDue();
    await new Promise(setImmediate);
    const stopped = runner.stop();
    go();
    await Promise.all([delivering, stopped]);
    expect(ledgerOf(one)).toEqual(['2026-11-24 posted']);
  });
});

/** A store whose look-ups fail for a while. */
function failingDue({ stores }: World) {
  let failures = 3;
  return {
    subscriptions: {
      ...stores.subscriptions,
      due: async (now: number, limit: number) => {
        failures -= 1;
        if (failures >= 0) throw new Error('the database is away');
        return stores.subscriptions.due(now, limit);
      },
    },
  };
}
