import { ledgerOf, worldBefore } from '../fixtures/digest.js';

const due = '2026-11-24T08:00Z';

test('a database that goes away after the post gets its record when it is back', async () => {
  const one = await worldBefore();
  let failures = 8;
  const runner = one.process('a', async (step, moment) => {
    if (step === 'ledger.settle' && moment === 'call' && failures > 0) {
      failures -= 1;
      throw new Error('the database is away');
    }
  });
  one.setClock(due);
  await runner.deliverDue();
  expect(ledgerOf(one)).toEqual(['2026-11-24 posted']);
  expect(one.slack.posts).toHaveLength(1);
});

test('a database that goes away just before the post loses nothing: it is posted when it is back', async () => {
  const one = await worldBefore();
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
  expect(ledgerOf(one)).toEqual(['2026-11-24 posted']);
  expect(one.slack.posts).toHaveLength(1);
});

test('a database that stays away doesn’t keep a process from stopping', async () => {
  const one = await worldBefore();
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
  expect(ledgerOf(one)).toEqual(['2026-11-24 uncertain holder_died']);
  expect(one.slack.posts).toHaveLength(1);
});

test('a record whose acknowledgement was lost counts once, and its owner is still told', async () => {
  const one = await worldBefore();
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
  expect(ledgerOf(one)).toEqual(['2026-11-24 skipped slack:is_archived']);
  expect(one.slack.told).toHaveLength(1);
});

test('a holder that was only slow, and was taken for dead, puts its post on record after all', async () => {
  const one = await worldBefore();
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
  expect(ledgerOf(one)).toEqual(['2026-11-24 uncertain holder_died']);
  go();
  await hanging;
  expect(ledgerOf(one)).toEqual(['2026-11-24 posted']);
  expect(one.slack.posts).toHaveLength(1);
});
