import { nineOnWeekdays, type TestSlack, type World, world } from '../fixtures/digest.js';
import type { Interrupt } from '../fixtures/digestStore.js';

const due = '2026-11-24T08:00Z';

type Result = TestSlack['next'][number];

/**
 * A process that stops for ever, as after `kill -9`, at its nth step or at a step by its name.
 *
 * @returns the step's name; `undefined` when the process was done before.
 */
async function killAt(one: World, step: number | string): Promise<string | undefined> {
  let count = 0;
  let killed: string | undefined;
  let die = () => {};
  const dead = new Promise<void>((resolve) => {
    die = resolve;
  });
  const interrupt: Interrupt = async (name, moment) => {
    count += 1;
    const here = `${moment} of ${name}`;
    if (killed === undefined && (typeof step === 'number' ? count < step : here !== step)) return;
    killed ??= here;
    die();
    await new Promise(() => {});
  };
  await Promise.race([one.process(`killed at ${step}`, interrupt).deliverDue(), dead]);
  return killed;
}

/** What is left after a process was killed at every step in turn, and another one came a while later. */
async function afterEveryKill(
  result: Result | undefined,
  history: boolean,
  look: (one: World, killed: string) => Promise<void>,
): Promise<readonly string[]> {
  const places: string[] = [];
  for (let step = 1; ; step += 1) {
    const one = world('2026-11-24T07:00Z');
    await one.add(nineOnWeekdays);
    one.slack.history = history;
    if (result) one.slack.next.push(result);
    one.setClock(due);
    const killed = await killAt(one, step);
    if (killed === undefined) return places;
    places.push(killed);
    const heir = one.process('heir');
    await heir.deliverDue();
    // The lease of the dead is over; then so is what Slack may have asked for.
    for (const wait of [61_000, 40_000]) {
      one.setClock(wait);
      await heir.deliverDue();
    }
    await look(one, killed);
  }
}

const row = (one: World) => one.stores.deliveries().find(({ localDate }) => localDate === '2026-11-24');

/** The next day goes on from wherever this one ended. */
async function nextDay(one: World): Promise<void> {
  const before = one.slack.posts.length;
  const had = await one.stores.ledger.had('d1', 1);
  one.setClock('2026-11-25T08:00Z');
  await one.process('later').deliverDue();
  expect(one.slack.posts).toHaveLength(before + 1);
  expect(had).not.toContain(`bees/${one.slack.posts.at(-1)?.digest.section.id}`);
}

test('killed at any step, it never posts twice and loses nothing: what was posted is found', async () => {
  const places = await afterEveryKill(undefined, true, async (one, killed) => {
    const state = row(one)?.state;
    const posts = one.slack.posts.length;
    // Killed between "posting" and the post, nobody can know that nothing was posted.
    const unknowable = /^(return of ledger\.posting|call of slack\.post)$/.test(killed);
    expect([killed, posts, state]).toEqual([killed, ...(unknowable ? [0, 'uncertain'] : [1, 'posted'])]);
    await nextDay(one);
  });
  expect(places).toEqual(
    expect.arrayContaining([
      'call of ledger.claim',
      'return of ledger.claim',
      'call of ledger.posting',
      'return of ledger.posting',
      'call of slack.post',
      'return of slack.post',
      'call of ledger.settle',
      'return of ledger.settle',
    ]),
  );
});

test('killed at any step where the history may not be read, what is unknown says so, and is not posted again', async () => {
  await afterEveryKill(undefined, false, async (one, killed) => {
    const unknowable = /^(return of ledger\.posting|.* of slack\.post|call of ledger\.settle)$/.test(killed);
    expect([killed, row(one)?.state]).toEqual([killed, unknowable ? 'uncertain' : 'posted']);
    expect(one.slack.posts.length).toBeLessThanOrEqual(1);
    if (!unknowable) expect(one.slack.posts).toHaveLength(1);
    await nextDay(one);
  });
});

test('killed at any step of a post whose reply was lost, it is never posted again', async () => {
  await afterEveryKill({ kind: 'lost' }, true, async (one, killed) => {
    expect(one.slack.posts.length).toBeLessThanOrEqual(1);
    if (one.slack.posts.length === 0) expect([killed, row(one)?.state]).toEqual([killed, 'uncertain']);
    // Killed after it had called it uncertain, nobody looks for it any more, and it stays so.
    else expect(['posted', 'uncertain']).toContain(row(one)?.state);
    await nextDay(one);
  });
});

test('killed at any step after a 429, the post comes all the same, or is known to be uncertain', async () => {
  await afterEveryKill({ kind: 'rate_limited', retryAfterSeconds: 30 }, true, async (one, killed) => {
    expect(one.slack.posts.length).toBeLessThanOrEqual(1);
    expect([killed, row(one)?.state]).toEqual([
      killed,
      one.slack.posts.length === 1 ? 'posted' : 'uncertain',
    ]);
    one.slack.next.length = 0;
    await nextDay(one);
  });
});

test('killed at any step of a lasting refusal, the digest is paused or tried again, and its owner told at most once', async () => {
  await afterEveryKill({ kind: 'refused', code: 'is_archived', lasting: true }, true, async (one) => {
    expect(one.slack.told.length).toBeLessThanOrEqual(1);
    const { state } = await one.subscription();
    const reason = row(one)?.reason;
    if (state.status === 'paused') expect(reason).toBe('slack:is_archived');
    else expect(['posted', 'uncertain']).toContain(row(one)?.state);
  });
});

test('killed with a claim in hand, its digest still goes out within ten seconds', async () => {
  const one = world('2026-11-24T07:00Z');
  await one.add(nineOnWeekdays);
  one.setClock(due);
  await killAt(one, 'return of ledger.claim');
  expect(row(one)?.state).toBe('claimed');
  const heir = one.process('heir');
  await heir.deliverDue();
  one.setClock(5_000);
  await heir.deliverDue();
  expect(row(one)?.state).toBe('posted');
});

test('killed again and again, each date still has one fate', async () => {
  const one = world('2026-11-24T07:00Z');
  await one.add(nineOnWeekdays);
  one.setClock(due);
  for (let step = 1; step < 40; step += 1) {
    await killAt(one, step);
    one.setClock(61_000);
  }
  await one.process('last').deliverDue();
  one.setClock(10_000);
  await one.process('last').deliverDue();
  expect(one.stores.deliveries().map(({ localDate }) => localDate)).toEqual(['2026-11-24']);
  expect(['posted', 'uncertain']).toContain(row(one)?.state);
  expect(one.slack.posts.length).toBeLessThanOrEqual(1);
});
