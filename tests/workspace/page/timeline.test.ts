// Day dividers and messages that stand close together.
import { dateOf, dayLabel, timeline } from '../../../src/workspace/page/timeline.js';
import type { Message } from '../../../src/workspace/protocol.js';

const noon = new Date(2024, 4, 15, 12);
const ts = (date: Date) => (date.getTime() / 1000).toFixed(6);
const message = (date: Date, more: Partial<Message> = {}): Message => ({
  ts: ts(date),
  channel: 'C1',
  userId: 'U1',
  text: 'x',
  ...more,
});
const shape = (...messages: readonly Message[]) =>
  timeline(messages, noon, 'en-GB').map((item) =>
    item.kind === 'day' ? item.label : item.compact ? 'compact' : 'full',
  );
const minutesAgo = (minutes: number) => new Date(noon.getTime() - minutes * 60_000);

test('names today and yesterday, and other days by their date', () => {
  expect(dayLabel(ts(noon), noon, 'en-GB')).toBe('Today');
  expect(dayLabel(ts(new Date(2024, 4, 14, 23, 59)), noon, 'en-GB')).toBe('Yesterday');
  expect(dayLabel(ts(new Date(2024, 4, 1)), noon, 'en-GB')).toMatch(/^Wednesday,? 1 May$/);
  expect(dayLabel(ts(new Date(2023, 11, 31)), noon, 'en-GB')).toMatch(/31 December 2023$/);
});

test('a divider stands where a day begins', () => {
  const yesterday = new Date(2024, 4, 14, 23, 58);
  expect(shape(message(yesterday), message(new Date(2024, 4, 15, 0, 1)))).toEqual([
    'Yesterday',
    'full',
    'Today',
    'full',
  ]);
});

test('who goes on within five minutes is not named again', () => {
  expect(shape(message(minutesAgo(9)), message(minutesAgo(5)), message(minutesAgo(0)))).toEqual([
    'Today',
    'full',
    'compact',
    'full',
  ]);
});

test.each<[string, Partial<Message>, Partial<Message>]>([
  ['by somebody else', {}, { userId: 'U2' }],
  ['that only one person sees', {}, { ephemeralFor: 'U1' }],
  ['after one that only one person sees', { ephemeralFor: 'U1' }, {}],
  ['after somebody joined', { subtype: 'channel_join' }, {}],
  ['after one with a thread', { replyCount: 1 }, {}],
])('a message %s has its name', (_, first, second) => {
  expect(shape(message(minutesAgo(2), first), message(minutesAgo(1), second))).toEqual([
    'Today',
    'full',
    'full',
  ]);
});

test('a timestamp that is none breaks nothing', () => {
  expect(dateOf('soon').toISOString()).toBe('1970-01-01T00:00:00.000Z');
  expect(shape(message(noon, { ts: '' }), message(noon))).toHaveLength(4);
});

test('nothing has no dividers', () => {
  expect(shape()).toEqual([]);
});
