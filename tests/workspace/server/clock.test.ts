// The workspace's clock: the page is told of it, and moves it on by the steps that whoever started it offers.
import { movableClock } from '../../../src/clock.js';
import { open, reading } from './fixture.js';

const HOUR = 3_600_000;

function clockThatSteps() {
  const clock = movableClock(() => 1_700_000_000_000);
  const steps = [{ id: 'hour', label: 'An hour on' }];
  return {
    clock,
    options: {
      now: () => new Date(clock.now()),
      clock: {
        aheadMs: clock.aheadMs,
        steps,
        async move(step: string) {
          if (step !== 'hour') return 'There is no such step.';
          clock.moveTo(clock.now() + HOUR);
          return undefined;
        },
      },
    },
  };
}

test('tells a page that opens how far the clock is ahead, and by which steps it moves', async () => {
  const { options } = clockThatSteps();
  const { page } = await open(options);
  const state = await page.events.find(({ type }) => type === 'state');
  expect(state).toMatchObject({ clock: { aheadMs: 0, steps: [{ id: 'hour', label: 'An hour on' }] } });
});

test('moves on, tells every page, and dates what is written then by the new time', async () => {
  const { options } = clockThatSteps();
  const { page } = await open(options);
  const moved = page.next('clock');
  page.send({ type: 'clock', step: 'hour' });
  expect((await moved).clock.aheadMs).toBe(HOUR);
  const written = page.message(({ text }) => text === 'later');
  page.send({ type: 'post', channel: reading, text: 'later' });
  expect((await written).ts).toMatch(/^1700003600\./);
});

test('says why it stays where it is', async () => {
  const { options } = clockThatSteps();
  const { page } = await open(options);
  const [told, problem] = [page.next('clock'), page.next('problem')];
  page.send({ type: 'clock', step: 'year' });
  expect((await told).clock.aheadMs).toBe(0);
  expect(await problem).toMatchObject({ method: 'clock', error: 'There is no such step.' });
});

test('has no clock to move where none was given', async () => {
  const { page } = await open();
  page.send({ type: 'clock', step: 'hour' });
  await page.settled();
  const state = await page.events.find(({ type }) => type === 'state');
  expect(state).not.toHaveProperty('clock');
  expect(page.events.all.filter(({ type }) => type === 'clock')).toEqual([]);
});

test('never goes back', () => {
  let machine = 5_000;
  const clock = movableClock(() => machine);
  clock.moveTo(9_000);
  clock.moveTo(6_000);
  machine = 6_000;
  expect(clock.now()).toBe(10_000);
  expect(clock.aheadMs()).toBe(4_000);
});
