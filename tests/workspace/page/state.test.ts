// The page's reducer: what each event of the server does to what is shown.
import {
  empty,
  isOwn,
  lastOwn,
  mainLine,
  reduce,
  type State,
  statusKey,
  threadLine,
} from '../../../src/workspace/page/state.js';
import type { Message, ServerEvent } from '../../../src/workspace/protocol.js';

const me = 'U1';
const bot = 'U9';
const opening: ServerEvent = {
  type: 'state',
  me,
  botUserId: bot,
  connected: true,
  users: [
    { id: me, name: 'ada', realName: 'Ada', isBot: false, color: '#333', tz: 'UTC', locale: 'en-GB' },
    { id: bot, name: 'bot', realName: 'Bot', isBot: true, color: '#333', tz: 'UTC', locale: 'en-GB' },
  ],
  channels: [
    { id: 'C1', name: 'one', kind: 'channel', topic: '', members: [me, bot] },
    { id: 'C2', name: 'two', kind: 'channel', topic: '', members: [me] },
  ],
  messages: [],
  commands: [],
  modals: [],
};

const message = (ts: string, more: Partial<Message> = {}): Message => ({
  ts,
  channel: 'C1',
  userId: me,
  text: ts,
  ...more,
});

function after(...events: readonly ServerEvent[]): State {
  return events.reduce((state, event) => reduce(state, { type: 'server', event }), empty);
}

const told = (each: Message): ServerEvent => ({ type: 'message', message: each });

test('opens the first channel', () => {
  expect(after(opening)).toMatchObject({
    loaded: true,
    online: true,
    connected: true,
    place: { kind: 'channel', id: 'C1' },
  });
});

test('stays where one was when the line comes back', () => {
  const there = reduce(after(opening), { type: 'go', place: { kind: 'channel', id: 'C2' } });
  const lost = reduce(there, { type: 'offline' });
  expect(lost).toMatchObject({ online: false, connected: false });
  expect(reduce(lost, { type: 'server', event: opening })).toMatchObject({
    online: true,
    place: { kind: 'channel', id: 'C2' },
  });
});

test('goes to the first channel when the one shown is gone after the line came back', () => {
  const there = reduce(after(opening), { type: 'go', place: { kind: 'channel', id: 'C2' } });
  const without = { ...opening, channels: opening.channels.slice(0, 1) };
  expect(reduce(there, { type: 'server', event: without }).place).toEqual({ kind: 'channel', id: 'C1' });
});

test('keeps messages in order of their ts, however they come', () => {
  const state = after(opening, told(message('10.2')), told(message('9.9')), told(message('10.1')));
  expect(mainLine(state, 'C1').map(({ ts }) => ts)).toEqual(['9.9', '10.1', '10.2']);
});

test('replaces a message that comes again, as after an edit', () => {
  const state = after(opening, told(message('1')), told(message('1', { text: 'new', edited: true })));
  expect(state.messages).toEqual([message('1', { text: 'new', edited: true })]);
});

test('keeps replies out of the main line unless they were sent there too', () => {
  const state = after(
    opening,
    told(message('1')),
    told(message('2', { threadTs: '1' })),
    told(message('3', { threadTs: '1', subtype: 'thread_broadcast' })),
    told(message('4', { channel: 'C2' })),
  );
  expect(mainLine(state, 'C1').map(({ ts }) => ts)).toEqual(['1', '3']);
  expect(threadLine(state, 'C1', '1').map(({ ts }) => ts)).toEqual(['1', '2', '3']);
});

test('takes a deleted message away, and closes its thread', () => {
  const open = reduce(after(opening, told(message('1')), told(message('2'))), { type: 'thread', ts: '1' });
  const gone = reduce(open, { type: 'server', event: { type: 'message_deleted', channel: 'C1', ts: '1' } });
  expect(gone.messages.map(({ ts }) => ts)).toEqual(['2']);
  expect(gone.thread).toBeUndefined();
});

test('a deleted message of another channel with the same ts is another message', () => {
  const state = after(opening, told(message('1')), { type: 'message_deleted', channel: 'C2', ts: '1' });
  expect(state.messages).toHaveLength(1);
});

test('marks a channel unread for what others write there while one is elsewhere, until one goes there', () => {
  const state = after(
    opening,
    told(message('1', { channel: 'C2', userId: bot })),
    told(message('2', { userId: bot })),
  );
  expect([...state.unread]).toEqual(['C2']);
  expect(reduce(state, { type: 'go', place: { kind: 'channel', id: 'C2' } }).unread.size).toBe(0);
});

test('neither one’s own nor a private message nor a changed one makes a channel unread', () => {
  const old = message('1', { channel: 'C2', userId: bot });
  const state = after({ ...opening, messages: [old] });
  const events = [
    told(message('2', { channel: 'C2' })),
    told(message('3', { channel: 'C2', userId: bot, ephemeralFor: me })),
    told({ ...old, edited: true }),
  ];
  const next = events.reduce((each, event) => reduce(each, { type: 'server', event }), state);
  expect(next.unread.size).toBe(0);
});

test('has news of what others write, not of what one writes oneself', () => {
  const theirs = message('1', { userId: bot });
  expect(after(opening, told(theirs), told(message('2'))).news).toEqual(theirs);
});

test('a status ends when told so', () => {
  const on: ServerEvent = { type: 'status', channel: 'C1', threadTs: '1', status: 'is thinking…' };
  expect(after(opening, on).statuses.get(statusKey('C1', '1'))).toBe('is thinking…');
  expect(after(opening, on, { ...on, status: '' }).statuses.size).toBe(0);
});

test('a status ends when the app posts there, and not when somebody else does', () => {
  const on: ServerEvent = { type: 'status', channel: 'C1', threadTs: '1', status: 'is thinking…' };
  const reply = (more: Partial<Message>) => after(opening, on, told(message('2', more))).statuses.size;
  expect(reply({ userId: bot, threadTs: '1' })).toBe(0);
  expect(reply({ userId: bot })).toBe(0);
  expect(reply({ userId: bot, threadTs: '0' })).toBe(1);
  expect(reply({ userId: bot, channel: 'C2' })).toBe(1);
  expect(reply({ userId: me, threadTs: '1' })).toBe(1);
});

test('shows a changed channel in its place and a new one at the end', () => {
  const changed = { id: 'C1', name: 'one', kind: 'channel', topic: 'New', members: [me] } as const;
  const state = after(
    opening,
    { type: 'channel', channel: changed },
    { type: 'channel', channel: { ...changed, id: 'C3' } },
  );
  expect(state.channels.map(({ id, topic }) => `${id} ${topic}`)).toEqual(['C1 New', 'C2 ', 'C3 New']);
});

test('knows the Home, the modals, the prompts and the connection it was last told', () => {
  const view = { id: 'V1', view: { type: 'home' } };
  const prompts: ServerEvent = { type: 'prompts', channel: 'C1', prompts: [{ title: 'a', message: 'b' }] };
  const state = after(opening, { type: 'home', view }, { type: 'modals', views: [view] }, prompts, {
    type: 'connected',
    connected: false,
  });
  expect(state).toMatchObject({ home: view, modals: [view], connected: false });
  expect(state.prompts.get('C1')).toEqual(prompts);
});

test('keeps the last fifty problems', () => {
  const problems = Array.from(
    { length: 60 },
    (_, i): ServerEvent => ({ type: 'problem', method: 'views.open', error: `e${i}`, detail: '' }),
  );
  const kept = after(opening, ...problems).problems;
  expect(kept).toHaveLength(50);
  expect(kept.at(-1)?.error).toBe('e59');
});

test('one’s own is what one wrote oneself, for others to see', () => {
  const state = after(opening);
  expect(isOwn(state, message('1'))).toBe(true);
  expect(isOwn(state, message('1', { userId: bot }))).toBe(false);
  expect(isOwn(state, message('1', { subtype: 'channel_join' }))).toBe(false);
  expect(isOwn(state, message('1', { ephemeralFor: me }))).toBe(false);
});

test('finds the last message of one’s own, in a channel and in a thread', () => {
  const state = after(
    opening,
    told(message('1')),
    told(message('2')),
    told(message('3', { userId: bot })),
    told(message('4', { threadTs: '1' })),
    told(message('5', { channel: 'C2' })),
  );
  expect(lastOwn(state, 'C1')?.ts).toBe('2');
  expect(lastOwn(state, 'C1', '1')?.ts).toBe('4');
  expect(lastOwn(state, 'C1', '3')).toBeUndefined();
});

test('what is being edited is left where it was when its pane goes', () => {
  const editing = (inThread: boolean) =>
    reduce(after(opening), { type: 'editing', editing: { ts: '1', inThread } });
  const thread = { type: 'thread', ts: undefined } as const;
  expect(reduce(editing(true), thread).editing).toBeUndefined();
  expect(reduce(editing(false), thread).editing).toEqual({ ts: '1', inThread: false });
  expect(reduce(editing(false), { type: 'go', place: { kind: 'home' } }).editing).toBeUndefined();
});

test('going elsewhere closes the thread and the sidebar', () => {
  const open = reduce(reduce(after(opening), { type: 'thread', ts: '1' }), { type: 'sidebar', open: true });
  expect(open).toMatchObject({ thread: '1', sidebarOpen: true });
  expect(reduce(open, { type: 'go', place: { kind: 'home' } })).toMatchObject({
    thread: undefined,
    sidebarOpen: false,
    place: { kind: 'home' },
  });
});
