// Who may come in: this machine and its own page only; and what the page is given.
import { once } from 'node:events';
import { request } from 'node:http';
import { WebSocket } from 'ws';
import { startWorkspace } from '../../../src/workspace/index.js';
import { type Opened, open, openPage, reading } from './fixture.js';

let opened: Opened;
beforeEach(async () => {
  opened = await open();
});

/** A request with headers that fetch doesn't let one set. */
const asked = async (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') => {
  const { hostname, port } = new URL(opened.workspace.url);
  const sent = request({ hostname, port, path, headers, method, agent: false });
  sent.end();
  const [response] = await once(sent, 'response');
  response.resume();
  return Number(response.statusCode);
};

it.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', '10.0.0.1'])(
  'refuses the host %j, which a rebound name would send',
  async (host) => {
    expect(await asked('/', { host })).toBe(403);
    expect(await asked('/api/auth.test', { host }, 'POST')).toBe(403);
  },
);

it('takes its own names', async () => {
  const { port } = new URL(opened.workspace.url);
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`])
    expect(await asked('/', { host })).toBe(200);
});

it.each([
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://127.0.0.1:1' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
])('refuses calls from another page: %j', async (headers) => {
  expect(await asked('/api/api.test', headers, 'POST')).toBe(403);
  expect(await asked('/api/api.test', headers)).toBe(403);
  expect(await asked('/response/x', headers, 'POST')).toBe(403);
});

it('lets a link from elsewhere open the page, and nothing else', async () => {
  const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
  expect(await asked('/', link)).toBe(200);
  expect(await asked('/api/api.test', link)).toBe(403);
});

it.each([
  ['another page', '/page', { origin: 'https://evil.example' }, 403],
  ['another host', '/page', { host: 'evil.example' }, 403],
  ['no ticket', '/link/?ticket=none', {}, 401],
  ['another path', '/elsewhere', {}, 404],
])('refuses a WebSocket from %s', async (_, path, headers, status) => {
  const { host } = new URL(opened.workspace.url);
  const socket = new WebSocket(`ws://${host}${path}`, { headers });
  const [error] = await once(socket, 'error');
  expect(String(error)).toContain(String(status));
});

it('serves the page and its vendor files, and nothing beside them', async () => {
  const { url } = opened.workspace;
  const page = await fetch(url);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  const html = await page.text();
  expect(html).toContain('<div id="root">');
  const vendored = [...html.matchAll(/"(\/vendor\/[^"]+)"/g)].map(([, path]) => String(path));
  expect(vendored.length).toBeGreaterThan(0);
  for (const path of vendored) {
    const file = await fetch(new URL(path, url));
    expect([path, file.status, file.headers.get('content-type')]).toEqual([
      path,
      200,
      'text/javascript; charset=utf-8',
    ]);
  }
  const statuses = await Promise.all(
    [
      '/page/../server/world.ts',
      '/page/%2e%2e/index.ts',
      '/page/main.tsx',
      '/vendor/zod/package.json',
      '/vendor/preact/../ws/index.js',
      '/vendor/preact/..%2fws/index.js',
      '/vendor',
      '/none',
    ].map((path) => asked(path)),
  );
  expect(new Set(statuses)).toEqual(new Set([404]));
  expect(await asked('/', {}, 'DELETE')).toBe(405);
});

it('listens on loopback only', async () => {
  const host: string = '0.0.0.0';
  const options = { port: 0, now: () => new Date(0), botName: 'Footnote', commands: [], events: [] };
  // @slack/bolt's users may come from JavaScript, so the host is looked at when it runs too.
  const start = Reflect.apply(startWorkspace, undefined, [{ ...options, host }]);
  await expect(start).rejects.toMatchObject({ code: 'host_not_loopback' });
});

it('opens the page by a permalink too', async () => {
  const { ts } = await opened.web.chat.postMessage({ channel: reading, text: 'Here' });
  const { permalink } = await opened.web.chat.getPermalink({ channel: reading, message_ts: String(ts) });
  expect(await (await fetch(String(permalink))).text()).toContain('<div id="root">');
});

it('leaves its port free when it is closed, with a page and an app still there', async () => {
  await opened.connect();
  const port = Number(new URL(opened.workspace.url).port);
  await opened.workspace.close();
  const again = await open({ port });
  expect(again.workspace.url).toBe(opened.workspace.url);
});

it('says by its code that the port is taken', async () => {
  const port = Number(new URL(opened.workspace.url).port);
  await expect(open({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

it('begins with a few people, channels and messages, and keeps private ones from a page that is loaded anew', async () => {
  await opened.web.chat.postEphemeral({ channel: reading, user: 'U0READER001', text: 'Psst' });
  await opened.web.chat.postMessage({ channel: reading, text: 'For all' });
  const again = await openPage(opened.workspace);
  const [state] = again.events.all;
  if (state?.type !== 'state') throw new Error('no state');
  expect(state.channels.map(({ name, kind }) => [name, kind])).toEqual([
    ['reading-group', 'channel'],
    ['general', 'channel'],
    ['random', 'channel'],
    ['editors', 'private_channel'],
    ['footnote', 'im'],
  ]);
  expect(state.users.map(({ realName }) => realName)).toEqual([
    'Alex Reader',
    'Mina Okafor',
    'Jun Sato',
    'Footnote',
  ]);
  expect(state.messages.filter(({ threadTs }) => threadTs)).not.toEqual([]);
  expect(state.messages.at(-1)?.text).toBe('For all');
  expect(state.messages.every(({ ts }) => /^\d{10}\.\d{6}$/.test(ts))).toBe(true);
});
