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
    const { bot, bot_optional: optional } = readManifest(join(ROOT, 'manifest.yml')).oauth_config.scopes;
    expect(headers.get('x-oauth-scopes')?.split(',')).toEqual([...bot, ...optional]);
  });

  it('shows tomorrow’s digest today: set by a command, come to by its clock', async () => {
    const page = await openPage();
    const channel = 'C0READING01';
    page.send({ type: 'command', channel, command: '/footnote-digest', text: 'on 9:00 daily' });
    await page.message(({ text }) => text.includes('set up a daily digest here'));
    page.send({ type: 'clock', step: 'next' });
    const first = await page.message(({ text }) => text.startsWith('Day 1 of 19'));
    page.send({ type: 'clock', step: 'day' });
    const second = await page.message(({ text }) => text.startsWith('Day 2 of 19'));
    page.send({ type: 'command', channel, command: '/footnote-digest', text: 'status' });
    const status = await page.message(({ text }) => text.includes('Last posts:'));
    const { status: exit, err } = await page.close();
    const day = Number(second.ts) - Number(first.ts);
    expect(first).toMatchObject({ channel });
    expect(first.text).toContain('Daily digest, every day at 09:00 (Europe/London), set up by alex.');
    // A day of this clock may be an hour longer or shorter.
    expect(day).toBeGreaterThan(22 * 3_600);
    expect(day).toBeLessThan(26 * 3_600);
    expect(status.text.match(/: posted/g)).toHaveLength(2);
    expect(page.problems).toEqual([]);
    expect(err).toBe('');
    expect(exit).toBe(0);
  });
});
