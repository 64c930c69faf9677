// What the composer offers and sends.
import { completionFor, take, toSend, usageOf } from '../../../src/workspace/page/completion.js';
import { editable } from '../../../src/workspace/page/editText.js';
import type { User } from '../../../src/workspace/protocol.js';

const user = (id: string, name: string, realName: string, isBot = false): User => ({
  id,
  name,
  realName,
  isBot,
  color: '#333',
  tz: 'UTC',
  locale: 'en-GB',
});
const users = [
  user('U1', 'ada', 'Ada Byron'),
  user('U2', 'bob', 'Bob Fox'),
  user('U9', 'footnote', 'Footnote', true),
];
const known = {
  users,
  commands: [{ command: '/footnote', description: 'Ask', usageHint: '[question]' }],
  shortcuts: [
    { type: 'global', name: 'Weekly digest', callbackId: 'digest' },
    { type: 'message', name: 'Ask about this', callbackId: 'ask' },
  ] as const,
  channels: [
    { id: 'C1', name: 'reading', kind: 'channel', topic: 'Texts', members: [] },
    { id: 'D1', name: 'footnote', kind: 'im', topic: '', members: [] },
  ] as const,
};
const inserts = (before: string) => completionFor(before, known)?.offers.map(({ insert }) => insert);

test('a slash offers all commands and the invitation', () => {
  expect(completionFor('/', known)).toEqual({
    from: 0,
    offers: [
      { insert: '/footnote ', label: '/footnote', hint: '[question]', detail: 'Ask' },
      {
        insert: '/invite @Footnote',
        label: '/invite',
        hint: '@Footnote',
        detail: 'Add the app to this channel',
      },
      expect.objectContaining({ callbackId: 'digest' }),
    ],
  });
});

test('typing on narrows the commands, in either case', () => {
  expect(inserts('/I')).toEqual(['/invite @Footnote']);
  expect(inserts('/x')).toBeUndefined();
});

test('a slash within the text, or after a command, offers nothing', () => {
  expect(inserts('and /')).toBeUndefined();
  expect(inserts('/footnote ')).toBeUndefined();
});

test('no commands are offered where there are none', () => {
  expect(completionFor('/', { ...known, commands: undefined })).toBeUndefined();
});

test('an at sign offers people, the app first', () => {
  expect(inserts('@')).toEqual(['@Footnote ', '@ada ', '@bob ']);
});

test('people are found by the beginning of any of their names', () => {
  expect(inserts('hello @fo')).toEqual(['@Footnote ', '@bob ']);
  expect(inserts('(@BYR')).toEqual(['@ada ']);
  expect(inserts('@oo')).toBeUndefined();
});

test('a mail address is no mention', () => {
  expect(inserts('ada@b')).toBeUndefined();
});

test('a number sign offers channels, not conversations', () => {
  expect(inserts('see #')).toEqual(['#reading ']);
});

test('taking an offer replaces what was typed and keeps what stands after it', () => {
  const text = 'hi @fo there';
  const found = completionFor('hi @fo', known);
  const offer = found?.offers[0];
  if (!found || !offer) throw new Error('nothing offered');
  expect(take(text, 6, found, offer)).toEqual({ text: 'hi @Footnote there', cursor: 13 });
});

test('text that begins with a slash is sent as a command, without the space between', () => {
  expect(toSend(' /footnote   what is it?\nand why ', 'C1')).toEqual({
    type: 'command',
    channel: 'C1',
    command: '/footnote',
    text: 'what is it?\nand why',
  });
  expect(toSend('/footnote', 'C1', '1.2')).toEqual({
    type: 'command',
    channel: 'C1',
    command: '/footnote',
    text: '',
    threadTs: '1.2',
  });
});

test('a command whose name is whole says how it is used', () => {
  expect(usageOf('/footnote what', known.commands)).toBe('/footnote [question]');
  expect(usageOf('/foot what', known.commands)).toBeUndefined();
  expect(usageOf('/footnote', known.commands)).toBeUndefined();
  expect(usageOf('/plain x', [{ command: '/plain', description: '', usageHint: '' }])).toBeUndefined();
});

test('all else is sent as it was typed, into its thread', () => {
  expect(toSend('a / b', 'C1')).toEqual({ type: 'post', channel: 'C1', text: 'a / b' });
  expect(toSend('/ alone', 'C1')).toMatchObject({ type: 'post', text: '/ alone' });
  expect(toSend('hi', 'C1', '1.2')).toMatchObject({ type: 'post', threadTs: '1.2' });
});

test('nothing is sent for nothing', () => {
  expect(toSend(' \n ', 'C1')).toBeUndefined();
});

test('shortcuts of the whole workspace are offered after the commands, by the beginning of any word', () => {
  const digest = { insert: '', label: 'Weekly digest', hint: '', detail: 'Shortcut', callbackId: 'digest' };
  expect(completionFor('/', known)?.offers.at(-1)).toEqual(digest);
  expect(completionFor('/dig', known)?.offers).toEqual([digest]);
});

test('a message to be edited reads as it was typed', () => {
  const people = new Map(users.map((each) => [each.id, each]));
  const text = '<@U1> and <@U9>: <#C1|reading> &lt;b&gt; <https://example.org/?a&amp;b> <!here> <@U7>';
  expect(editable(text, people, known.channels)).toBe(
    '@ada and @Footnote: #reading <b> https://example.org/?a&b @here <@U7>',
  );
});
