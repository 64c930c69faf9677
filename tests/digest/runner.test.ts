import { createRunner } from '../../src/digest/runner.js';
import { channel, corpusWith, nineOnWeekdays, type World, world } from '../fixtures/digest.js';

// Tuesday, 24 November 2026; nine o'clock in Berlin is eight in UTC.
const eve = '2026-11-24T07:00Z';
const due = '2026-11-24T08:00Z';
const HOUR = 3_600_000;
const daily = {
  ...nineOnWeekdays,
  schedule: { ...nineOnWeekdays.schedule, weekdays: [1, 2, 3, 4, 5, 6, 7] as const },
};

async function setUp(...[at = eve, texts]: Partial<Parameters<typeof world>>): Promise<World> {
  const one = world(at, texts);
  await one.add(daily);
  return one;
}
const ledger = ({ stores }: World) =>
  stores
    .deliveries()
    .map(({ localDate, state, reason }) => [localDate, state, ...(reason ? [reason] : [])].join(' '));
const sections = ({ slack }: World) => slack.posts.map(({ digest }) => digest.section.id);

describe('in time', () => {
  test('posts when it is due, not before, and once', async () => {
    const one = await setUp();
    one.setClock('2026-11-24T07:59:59.999Z');
    await one.process('a').deliverDue();
    expect(one.slack.posts).toEqual([]);
    one.setClock(due);
    await one.process('a').deliverDue();
    await one.process('b').deliverDue();
    expect(ledger(one)).toEqual(['2026-11-24 posted']);
    expect(one.slack.posts).toHaveLength(1);
    expect(one.slack.posts[0]?.digest).toMatchObject({ day: 1, total: 5, section: { id: 'b1' } });
  });

  test('posts late inside the window, and after it records why it didn’t', async () => {
    const late = await setUp();
    late.setClock('2026-11-24T10:00:00Z');
    await late.process('a').deliverDue();
    expect(ledger(late)).toEqual(['2026-11-24 posted']);
    const later = await setUp();
    later.setClock('2026-11-24T10:00:00.001Z');
    await later.process('a').deliverDue();
    expect(ledger(later)).toEqual(['2026-11-24 skipped too_late']);
    later.setClock('2026-11-25T08:00Z');
    await later.process('a').deliverDue();
    expect(sections(later)).toEqual(['b1']);
  });

  test('records every date that a long silence missed, and posts today’s', async () => {
    const one = await setUp();
    one.setClock('2026-11-28T08:30Z');
    await one.process('a').deliverDue();
    expect(ledger(one)).toEqual([
      '2026-11-24 skipped too_late',
      '2026-11-25 skipped too_late',
      '2026-11-26 skipped too_late',
      '2026-11-27 skipped too_late',
      '2026-11-28 posted',
    ]);
    expect(sections(one)).toEqual(['b1']);
  });

  test('records the last 31 of very many', async () => {
    const one = await setUp();
    one.setClock('2028-01-31T08:30Z');
    await one.process('a').deliverDue();
    expect(ledger(one)).toHaveLength(32);
    expect(ledger(one)[0]).toBe('2027-12-31 skipped too_late');
    expect(ledger(one).at(-1)).toBe('2028-01-31 posted');
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

describe('what Slack says', () => {
  test('429: waits as long as asked, and other workspaces go on meanwhile', async () => {
    const one = await setUp();
    await one.add(daily, { ...channel, channel: 'C2' });
    await one.add(daily, { ...channel, teamId: 'T2', channel: 'C9' });
    let refused = 0;
    const { post } = one.slack;
    const limited = {
      ...one.slack,
      post: (...args: Parameters<typeof post>) => {
        if (args[0].teamId !== 'T1' || one.now() >= Date.parse(due) + 600_000) return post(...args);
        refused += 1;
        return Promise.resolve({ kind: 'rate_limited', retryAfterSeconds: 600 } as const);
      },
    };
    const runner = (holder: string) =>
      createRunner(
        {
          ...{ holder, now: one.now, stores: one.stores, poster: limited, corpus: () => one.texts },
          ...{ report: () => {}, sleep: async () => {} },
        },
        { concurrency: 1 },
      );
    const a = runner('a');
    one.setClock(due);
    await a.deliverDue();
    expect(one.slack.posts.map(({ subscription }) => subscription.teamId)).toEqual(['T2']);
    expect(refused).toBe(1);
    one.setClock(599_999);
    await a.deliverDue();
    expect(refused).toBe(1);
    one.setClock(1);
    await a.deliverDue();
    expect(ledger(one)).toEqual(Array(3).fill('2026-11-24 posted'));
    expect(one.slack.posts).toHaveLength(3);
  });

  test('429: no other process tries the same one meanwhile, and any may afterwards', async () => {
    const one = await setUp();
    one.slack.next.push({ kind: 'rate_limited', retryAfterSeconds: 600 });
    one.setClock(due);
    await one.process('a').deliverDue();
    one.setClock(599_999);
    await one.process('b').deliverDue();
    expect(ledger(one)).toEqual(['2026-11-24 claimed']);
    one.setClock(1);
    await one.process('c').deliverDue();
    expect(ledger(one)).toEqual(['2026-11-24 posted']);
  });

  test('429 beyond the window: skipped, as too late', async () => {
    const one = await setUp();
    one.slack.next.push({ kind: 'rate_limited', retryAfterSeconds: 7201 });
    one.setClock(due);
    const runner = one.process('a');
    await runner.deliverDue();
    one.setClock(7_201_000);
    await runner.deliverDue();
    expect(ledger(one)).toEqual(['2026-11-24 skipped too_late']);
  });

  test('a refusal of this message: skipped with its code, and the same section comes tomorrow', async () => {
    const one = await setUp();
    one.slack.next.push({ kind: 'refused', code: 'msg_too_long', lasting: false });
    for (const at of [due, '2026-11-25T08:00Z']) {
      one.setClock(at);
      await one.process('a').deliverDue();
    }
    expect(ledger(one)).toEqual(['2026-11-24 skipped slack:msg_too_long', '2026-11-25 posted']);
    expect(sections(one)).toEqual(['b1']);
    expect(one.slack.told).toEqual([]);
  });

  test('a lasting refusal: pauses the digest and tells its owner once', async () => {
    const one = await setUp();
    one.slack.next.push({ kind: 'refused', code: 'is_archived', lasting: true });
    for (const at of [due, '2026-11-25T08:00Z']) {
      one.setClock(at);
      await one.process('a').deliverDue();
      await one.process('b').deliverDue();
    }
    expect(ledger(one)).toEqual(['2026-11-24 skipped slack:is_archived']);
    expect(await one.subscription()).toMatchObject({ state: { status: 'paused', reason: 'is_archived' } });
    expect(one.slack.told.map(({ paused }) => paused)).toEqual([
      { reason: 'is_archived', code: 'is_archived', localDate: '2026-11-24' },
    ]);
  });

  test('nothing, though it posted: never again, and found by its metadata', async () => {
    const one = await setUp();
    one.slack.next.push({ kind: 'lost' });
    one.setClock(due);
    const runner = one.process('a');
    await runner.deliverDue();
    expect(ledger(one)).toEqual(['2026-11-24 uncertain no_reply']);
    one.setClock(2_000);
    await runner.deliverDue();
    expect(ledger(one)).toEqual(['2026-11-24 posted']);
    expect(one.stores.deliveries()[0]).toMatchObject({ channel: 'C1', ts: '1.000100' });
    expect(one.slack.posts).toHaveLength(1);
  });

  test('nothing, and the message shows up late: found at a later look', async () => {
    const one = await setUp();
    one.slack.history = false;
    one.slack.next.push({ kind: 'lost' });
    const runner = one.process('a');
    for (const at of [due, '2026-11-24T08:00:02Z']) {
      one.setClock(at);
      await runner.deliverDue();
    }
    one.slack.history = true;
    one.setClock('2026-11-24T08:00:31Z');
    await runner.deliverDue();
    expect(ledger(one)).toEqual(['2026-11-24 uncertain no_reply']);
    one.setClock('2026-11-24T08:00:32Z');
    await runner.deliverDue();
    expect(ledger(one)).toEqual(['2026-11-24 posted']);
  });

  test('nothing, where the history may not be read: stays uncertain, and the programme moves on', async () => {
    const one = await setUp();
    one.slack.history = false;
    one.slack.next.push({ kind: 'uncertain' });
    const runner = one.process('a');
    for (const at of [due, '2026-11-24T08:10Z', '2026-11-25T08:00Z']) {
      one.setClock(at);
      await runner.deliverDue();
    }
    expect(ledger(one)).toEqual(['2026-11-24 uncertain no_reply', '2026-11-25 posted']);
    expect(sections(one)).toEqual(['b2']);
  });
});

test('a database that goes away after the post gets its record when it is back', async () => {
  const one = await setUp();
  let failures = 8;
  const runner = one.process('a', async (step, moment) => {
    if (step === 'ledger.settle' && moment === 'call' && failures > 0) {
      failures -= 1;
      throw new Error('the database is away');
    }
  });
  one.setClock(due);
  await runner.deliverDue();
  expect(ledger(one)).toEqual(['2026-11-24 posted']);
  expect(one.slack.posts).toHaveLength(1);
});

test('a database that goes away just before the post loses nothing: it is posted when it is back', async () => {
  const one = await setUp();
  let failures = 1;
  const runner = one.process('a', async (step, moment) => {
    if (step === 'ledger.posting' && moment === 'return' && failures > 0) {
      failures -= 1;
      throw new Error('the connection was lost');
    }
  });
  one.setClock(due);
  await runner.deliverDue();
  expect(one.slack.posts).toEqual([]);
  one.setClock(5_000);
  await runner.deliverDue();
  expect(ledger(one)).toEqual(['2026-11-24 posted']);
  expect(one.slack.posts).toHaveLength(1);
});

test('a database that stays away doesn’t keep a process from stopping', async () => {
  const one = await setUp();
  let stopped: Promise<void> | undefined;
  const runner = one.process('a', async (step, moment) => {
    if (step !== 'ledger.settle' || moment !== 'call') return;
    stopped ??= runner.stop();
    throw new Error('the database is away');
  });
  one.setClock(due);
  await runner.deliverDue();
  await stopped;
  one.setClock(120_000);
  await one.process('b').deliverDue();
  one.setClock(2_000);
  expect(ledger(one)).toEqual(['2026-11-24 uncertain holder_died']);
  expect(one.slack.posts).toHaveLength(1);
});

test('a record whose acknowledgement was lost counts once, and its owner is still told', async () => {
  const one = await setUp();
  one.slack.next.push({ kind: 'refused', code: 'is_archived', lasting: true });
  let failures = 1;
  const runner = one.process('a', async (step, moment) => {
    if (step === 'ledger.settle' && moment === 'return' && failures > 0) {
      failures -= 1;
      throw new Error('the connection was lost');
    }
  });
  one.setClock(due);
  await runner.deliverDue();
  expect(ledger(one)).toEqual(['2026-11-24 skipped slack:is_archived']);
  expect(one.slack.told).toHaveLength(1);
});

test('a holder that was only slow, and was taken for dead, puts its post on record after all', async () => {
  const one = await setUp();
  one.slack.history = false;
  let go = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const slow = one.process('slow', async (step, moment) => {
    if (step === 'slack.post' && moment === 'return') await gate;
  });
  one.setClock(due);
  const hanging = slow.deliverDue();
  await new Promise(setImmediate);
  one.setClock(61_000);
  await one.process('quick').deliverDue();
  expect(ledger(one)).toEqual(['2026-11-24 uncertain holder_died']);
  go();
  await hanging;
  expect(ledger(one)).toEqual(['2026-11-24 posted']);
  expect(one.slack.posts).toHaveLength(1);
});

test('one conversation gets one message a second', async () => {
  const one = await setUp();
  const own = await one.add(daily, { kind: 'direct', teamId: 'T1', userId: 'U1' });
  await one.stores.subscriptions.save({ ...own, channel: 'C1' });
  one.setClock(due);
  const runner = one.process('a');
  await runner.deliverDue();
  expect(one.slack.posts).toHaveLength(1);
  one.setClock(999);
  await runner.deliverDue();
  expect(one.slack.posts).toHaveLength(1);
  one.setClock(1);
  await runner.deliverDue();
  expect(one.slack.posts).toHaveLength(2);
});

describe('a change at the last moment', () => {
  const between = (one: World, change: () => Promise<unknown>) =>
    one.process('a', async (step, moment) => {
      if (step === 'ledger.claim' && moment === 'call') await change();
    });

  test('paused: nothing is posted', async () => {
    const one = await setUp();
    one.setClock(due);
    await between(one, async () => {
      const { next: _, ...current } = await one.subscription();
      await one.stores.subscriptions.save({ ...current, state: { status: 'paused', reason: 'asked' } });
    }).deliverDue();
    expect(ledger(one)).toEqual(['2026-11-24 skipped paused']);
    expect(one.slack.posts).toEqual([]);
  });

  test('set to later today: posted then', async () => {
    const one = await setUp();
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
    const one = await setUp();
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
    const one = await setUp();
    one.setClock(due);
    await between(one, () => one.stores.subscriptions.remove('d1')).deliverDue();
    expect(one.slack.posts).toEqual([]);
  });
});

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
    const one = await setUp();
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
    const one = await setUp();
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
    const one = await setUp();
    one.slack.next.push({ kind: 'lost' });
    const { runner, pass } = looping(one);
    runner.start();
    await pass(HOUR + 10_000);
    expect(ledger(one)).toEqual(['2026-11-24 posted']);
    await runner.stop();
  });

  test('goes on after the store failed', async () => {
    const one = await setUp();
    const failing = { ...one, stores: { ...one.stores, ...failingDue(one) } };
    const { runner, pass } = looping(failing);
    runner.start();
    await pass(HOUR + 10_000);
    expect(one.slack.posts).toHaveLength(1);
    await runner.stop();
  });

  test('finishes what it has in hand when it is stopped, and begins nothing more', async () => {
    const one = await setUp();
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
    expect(ledger(one)).toEqual(['2026-11-24 posted']);
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
