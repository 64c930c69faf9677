import { nineOnWeekdays, world } from '../fixtures/digest.js';

/** Numbers that look random and are the same in every run (mulberry32). */
function drawn(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test('three runners over one store with a thousand digests due post each of them exactly once', async () => {
  const one = world('2026-11-24T07:00Z');
  for (let index = 0; index < 1000; index += 1)
    await one.add(nineOnWeekdays, { kind: 'channel', teamId: 'T1', channel: `C${index}` });
  one.setClock('2026-11-24T08:00Z');
  const random = drawn(1);
  // Each step takes some turns of the event loop, so that the three are always between different ones.
  const slowly = async () => {
    for (let turns = Math.floor(random() * 4); turns > 0; turns -= 1) await Promise.resolve();
  };
  const runners = ['a', 'b', 'c'].map((holder) => one.process(holder, slowly));
  await Promise.all(runners.map((runner) => runner.deliverDue()));
  // Whatever one left to another who was at it.
  await runners[0]?.deliverDue();
  expect(new Set(one.slack.posts.map(({ channel }) => channel)).size).toBe(1000);
  expect(one.slack.posts).toHaveLength(1000);
  expect(one.stores.deliveries().filter(({ state }) => state === 'posted')).toHaveLength(1000);
  const holders = new Set(one.slack.posts.map(({ claim }) => claim.holder));
  expect(holders.size).toBe(3);
});
