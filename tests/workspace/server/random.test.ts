// Whatever comes in: an answer with ok true or false, never a 5xx, never the end of the workspace.
import fc from 'fast-check';
import { WebSocket } from 'ws';
import { methodNames } from '../../../src/workspace/server/api/index.js';
import { direct, me, type Opened, open, plain, random, reading, section } from './fixture.js';

const names = [
  'channel',
  'channel_id',
  'user',
  'user_id',
  'users',
  'ts',
  'message_ts',
  'thread_ts',
  'timestamp',
  'text',
  'blocks',
  'view',
  'view_id',
  'trigger_id',
  'metadata',
  'prompts',
  'status',
  'name',
  'limit',
  'cursor',
  'types',
  'oldest',
  'latest',
  'hash',
  'markdown_text',
  'reply_broadcast',
  '__proto__',
  'constructor',
];
const likely = fc.constantFrom<unknown>(
  reading,
  direct,
  me,
  '1700000000.000100',
  '',
  0,
  -1,
  1e308,
  true,
  null,
  [],
  {},
  [section('Hi')],
  '{"a":',
  '[[1]]',
  { type: 'modal', title: plain('Ask'), blocks: [section('Hi')] },
  { type: 'home', blocks: [{ type: 'divider' }] },
);
const args = fc.dictionary(fc.constantFrom(...names), fc.oneof(likely, fc.jsonValue()), { maxKeys: 8 });

let opened: Opened;
beforeEach(async () => {
  opened = await open();
});
const post = async (method: string, body: string, type: string) => {
  const response = await fetch(`${opened.workspace.apiUrl}${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${opened.workspace.botToken}`, 'content-type': type },
    body,
  });
  const answer: unknown = JSON.parse(await response.text());
  expect([method, response.status]).toEqual([method, 200]);
  expect(answer).toHaveProperty('ok');
};

it('answers any JSON to any method', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...methodNames), args, async (method, given) => {
      await post(method, JSON.stringify(given), 'application/json');
      const form = Object.entries(given).map(([name, value]): [string, string] => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]);
      await post(method, String(new URLSearchParams(form)), 'application/x-www-form-urlencoded');
    }),
    { numRuns: 300 },
  );
  await opened.web.auth.test();
});

it('answers any body of any type to any method', async () => {
  const types = fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/plain');
  const method = fc.oneof(
    fc.constantFrom(...methodNames),
    fc.webPath().map((path) => path.slice(1)),
  );
  await fc.assert(
    fc.asyncProperty(method, fc.string({ unit: 'binary' }), types, async (name, body, type) => {
      const path = `${opened.workspace.apiUrl}${name}`;
      const response = await fetch(path, { method: 'POST', headers: { 'content-type': type }, body });
      expect(response.status).toBeLessThan(500);
    }),
  );
});

it('answers JSON that is nested far deeper than the stack', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  await post('api.test', `{"a":${deep}}`, 'application/json');
  await post('chat.postMessage', `{"channel":"${reading}","blocks":${deep}}`, 'application/json');
  await post('views.publish', String(new URLSearchParams({ user_id: me, view: deep })), '');
});

it('lives on whatever the page sends', async () => {
  const types = [
    'post',
    'command',
    'block_action',
    'view_submission',
    'view_closed',
    'message_shortcut',
    'global_shortcut',
    'open_home',
    'open_dm',
    'delete',
    'edit',
  ];
  const fields = [
    'channel',
    'text',
    'ts',
    'threadTs',
    'command',
    'container',
    'action',
    'state',
    'viewId',
    'callbackId',
  ];
  const value = fc.oneof(
    fc.constantFrom<unknown>(reading, random, '/invite', '@Footnote', 'x', {}),
    fc.jsonValue(),
  );
  const event = fc
    .tuple(fc.constantFrom(...types), fc.dictionary(fc.constantFrom(...fields), value))
    .map(([type, given]) => JSON.stringify({ ...given, type }));
  const { host } = new URL(opened.workspace.url);
  const socket = new WebSocket(`ws://${host}/page`);
  await new Promise((resolve) => socket.once('open', resolve));
  fc.assert(
    fc.property(fc.oneof(event, fc.json(), fc.string()), (text) => {
      socket.send(text);
    }),
    { numRuns: 500 },
  );
  socket.ping();
  await new Promise((resolve) => socket.once('pong', resolve));
  await opened.web.auth.test();
});

it('lives on whatever the app acknowledges', async () => {
  const app = await opened.connect();
  const acks = fc.sample(fc.oneof(fc.jsonValue(), args), 60);
  const { view } = await opened.web.views.publish({ user_id: me, view: { type: 'home', blocks: [] } });
  for (const payload of acks) {
    const sent = app.next('slash_commands');
    opened.page.send({ type: 'command', channel: reading, command: '/footnote', text: 'x' });
    const { envelope_id } = await sent;
    app.socket.send(JSON.stringify({ envelope_id, payload }));
  }
  for (const text of fc.sample(fc.oneof(fc.json(), fc.string()), 60)) app.socket.send(text);
  await opened.page.settled();
  expect(view?.id).toBeDefined();
  expect(app.socket.readyState).toBe(WebSocket.OPEN);
});
