// The local workspace's clock goes through every digest's moment on the way, so that none is too late.
import { movableClock } from '../src/clock.js';
import { localClock } from '../src/localClock.js';
import { en } from '../src/words/en.js';

const HOUR = 3_600_000;
const START = 1_700_000_000_000;

/** A clock over digests due at these times, hours from the start; what was delivered when. */
function clockWith(hours: readonly number[]) {
  const clock = movableClock(() => START);
  const due = hours.map((hour) => START + hour * HOUR);
  const delivered: number[] = [];
  const moving = localClock({
    clock,
    nextAt: async () => due[0],
    deliverDue: async () => {
      for (
        const next = due[0];
        next !== undefined && due[0] !== undefined && due[0] <= clock.now();
        due.shift()
      )
        delivered.push((clock.now() - START) / HOUR);
    },
    words: en.clock,
  });
  return { moving, delivered, at: () => (clock.now() - START) / HOUR };
}

test('comes to the next digest, and no further', async () => {
  const { moving, delivered, at } = clockWith([10, 34]);
  expect(await moving.move('next')).toBeUndefined();
  expect(delivered).toEqual([10]);
  expect(at()).toBe(10);
});

test('delivers each digest of a day at its own time', async () => {
  const { moving, delivered, at } = clockWith([3, 10, 23, 25]);
  await moving.move('day');
  expect(delivered).toEqual([3, 10, 23]);
  expect(at()).toBe(24);
});

test('moves by an hour where nothing is due', async () => {
  const { moving, delivered, at } = clockWith([]);
  await moving.move('hour');
  expect(delivered).toEqual([]);
  expect(at()).toBe(1);
});

test('says why it can’t come to a digest where none is set', async () => {
  const { moving, at } = clockWith([]);
  expect(await moving.move('next')).toContain('/footnote-digest');
  expect(at()).toBe(0);
});

test('does not wait for a digest that can’t be delivered now', async () => {
  const clock = movableClock(() => START);
  const moving = localClock({
    clock,
    nextAt: async () => START + HOUR,
    deliverDue: async () => {},
    words: en.clock,
  });
  await moving.move('day');
  expect(clock.aheadMs()).toBe(24 * HOUR);
});

test('offers its steps in words', () => {
  const { moving } = clockWith([]);
  expect(moving.steps.map(({ label }) => label)).toEqual(['To the next digest', 'One hour on', 'One day on']);
});
