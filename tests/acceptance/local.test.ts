// `npm start` without any Slack setting: the very same app in the local workspace, asked through the page's own socket.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { readManifest } from '../../src/manifest.js';
import type { Message, PageEvent, ServerEvent } from '../../src/workspace/protocol.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const children: ChildProcess[] = [];

async function openPage() {
  const child = spawn(process.execPath, [MAIN], { cwd: ROOT, env: { PATH: process.env.PATH, PORT: '0' } });
  children.push(child);
  let [out, err] = ['', ''];
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    err += data;
  });
  while (!/http:\S+/.test(out)) await once(child.stdout, 'data');
  const url = new URL(/http:\S+/.exec(out)?.[0] ?? '');
  const socket = new WebSocket(`ws://${url.host}/page`, { origin: url.origin });
  const messages: Message[] = [];
  const problems: ServerEvent[] = [];
  const waiting: { wanted: (message: Message) => boolean; resolve: (message: Message) => void }[] = [];
  socket.on('message', (data) => {
    const event: ServerEvent = JSON.parse(String(data));
    if (event.type === 'problem') problems.push(event);
    if (event.type !== 'message') return;
    messages.push(event.message);
    for (const { wanted, resolve } of waiting) if (wanted(event.message)) resolve(event.message);
  });
  await once(socket, 'open');
  return {
    url,
    problems,
    send: (event: PageEvent) => socket.send(JSON.stringify(event)),
    message: (wanted: (message: Message) => boolean) => {
      const found = messages.find(wanted);
      return found
        ? Promise.resolve(found)
        : new Promise<Message>((resolve) => waiting.push({ wanted, resolve }));
    },
    async close() {
      socket.terminate();
      child.kill('SIGTERM');
      const [status] = await once(child, 'close');
      return { status, err };
    },
  };
}

describe('the local workspace', () => {
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  it('answers a command privately, a mention in its thread, a follow-up there and a direct message', async () => {
    const page = await openPage();
    const channel = 'C0READING01';
    page.send({ type: 'command', channel, command: '/footnote', text: 'What is green development?' });
    const secret = await page.message(({ ephemeralFor }) => ephemeralFor !== undefined);
    page.send({ type: 'post', channel, text: '@Footnote What is green development?' });
    const asked = await page.message(({ text }) => text.startsWith('<@'));
    const answer = await page.message(({ threadTs }) => threadTs === asked.ts);
    page.send({ type: 'post', channel, text: '@Footnote tell me more', threadTs: asked.ts });
    const more = await page.message(
      ({ threadTs, ts, userId }) => threadTs === asked.ts && userId === answer.userId && ts !== answer.ts,
    );
    page.send({ type: 'post', channel: 'D0FOOTNOTE1', text: 'Who wrote it?' });
    const direct = await page.message(
      ({ channel: where, userId }) => where === 'D0FOOTNOTE1' && userId === answer.userId,
    );
    const { status, err } = await page.close();
    expect(secret.text).toContain('5 January 2024');
    expect(answer.text).toContain('5 January 2024');
    expect(answer.ephemeralFor).toBeUndefined();
    expect(more.text).not.toBe(answer.text);
    expect(direct.text).toContain('Huang Qunhui');
    expect(page.problems).toEqual([]);
    expect(err).toBe('');
    expect(status).toBe(0);
  });

  it('gives the app the scopes of the manifest and no others', async () => {
    const page = await openPage();
    const { headers } = await fetch(new URL('/api/auth.test', page.url), { method: 'POST' });
    await page.close();
    expect(headers.get('x-oauth-scopes')?.split(',')).toEqual(
      readManifest(join(ROOT, 'manifest.yml')).oauth_config.scopes.bot,
    );
  });
});
