import { createRunner } from '../../src/digest/runner.js';
import { channel, daily, ledgerOf, type World, worldBefore } from '../fixtures/digest.js';

const due = '2026-11-24T08:00Z';
const sections = ({ slack }: World) => slack.posts.map(({ digest }) => digest.section.id);

describe('what Slack says', () => {
  test('429: waits as long as asked, and other workspaces go on meanwhile', async () => {
    const one = await worldBefore();
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
    expect(ledgerOf(one)).toEqual(Array(3).fill('2026-11-24 posted'));
    expect(one.slack.posts).toHaveLength(3);
  });

  test('429: no other process tries the same one meanwhile, and any may afterwards', async () => {
    const one = await worldBefore();
    one.slack.next.push({ kind: 'rate_limited', retryAfterSeconds: 600 });
    one.setClock(due);
    await one.process('a').deliverDue();
    one.setClock(599_999);
    await one.process('b').deliverDue();
    expect(ledgerOf(one)).toEqual(['2026-11-24 claimed']);
    one.setClock(1);
    await one.process('c').deliverDue();
    expect(ledgerOf(one)).toEqual(['2026-11-24 posted']);
  });

  test('429 beyond the window: skipped, as too late', async () => {
    const one = await worldBefore();
    one.slack.next.push({ kind: 'rate_limited', retryAfterSeconds: 7201 });
    one.setClock(due);
    const runner = one.process('a');
    await runner.deliverDue();
    one.setClock(7_201_000);
    await runner.deliverDue();
    expect(ledgerOf(one)).toEqual(['2026-11-24 skipped too_late']);
  });

  test('a refusal of this message: skipped with its code, and the same section comes tomorrow', async () => {
    const one = await worldBefore();
    one.slack.next.push({ kind: 'refused', code: 'msg_too_long', lasting: false });
    for (const at of [due, '2026-11-25T08:00Z']) {
      one.setClock(at);
      await one.process('a').deliverDue();
    }
    expect(ledgerOf(one)).toEqual(['2026-11-24 skipped slack:msg_too_long', '2026-11-25 posted']);
    expect(sections(one)).toEqual(['b1']);
    expect(one.slack.told).toEqual([]);
  });

  test('a lasting refusal: pauses the digest and tells its owner once', async () => {
    const one = await worldBefore();
    one.slack.next.push({ kind: 'refused', code: 'is_archived', lasting: true });
    for (const at of [due, '2026-11-25T08:00Z']) {
      one.setClock(at);
      await one.process('a').deliverDue();
      await one.process('b').deliverDue();
    }
    expect(ledgerOf(one)).toEqual(['2026-11-24 skipped slack:is_archived']);
    expect(await one.subscription()).toMatchObject({ state: { status: 'paused', reason: 'is_archived' } });
    expect(one.slack.told.map(({ paused }) => paused)).toEqual([
      { reason: 'is_archived', code: 'is_archived', localDate: '2026-11-24' },
    ]);
  });

  test('nothing, though it posted: never again, and found by its metadata', async () => {
    const one = await worldBefore();
    one.slack.next.push({ kind: 'lost' });
    one.setClock(due);
    const runner = one.process('a');
    await runner.deliverDue();
    expect(ledgerOf(one)).toEqual(['2026-11-24 uncertain no_reply']);
    one.setClock(2_000);
    await runner.deliverDue();
    expect(ledgerOf(one)).toEqual(['2026-11-24 posted']);
    expect(one.stores.deliveries()[0]).toMatchObject({ channel: 'C1', ts: '1.000100' });
    expect(one.slack.posts).toHaveLength(1);
  });

  test('nothing, and the message shows up late: found at a later look', async () => {
    const one = await worldBefore();
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
    expect(ledgerOf(one)).toEqual(['2026-11-24 uncertain no_reply']);
    one.setClock('2026-11-24T08:00:32Z');
    await runner.deliverDue();
    expect(ledgerOf(one)).toEqual(['2026-11-24 posted']);
  });

  test('nothing, where the history may not be read: stays uncertain, and the programme moves on', async () => {
    const one = await worldBefore();
    one.slack.history = false;
    one.slack.next.push({ kind: 'uncertain' });
    const runner = one.process('a');
    for (const at of [due, '2026-11-24T08:10Z', '2026-11-25T08:00Z']) {
      one.setClock(at);
      await runner.deliverDue();
    }
    expect(ledgerOf(one)).toEqual(['2026-11-24 uncertain no_reply', '2026-11-25 posted']);
    expect(sections(one)).toEqual(['b2']);
  });
});

test('one conversation gets one message a second', async () => {
  const one = await worldBefore();
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
