// The built bot as a process: how it starts, what it says when it can't, and how it stops.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SECRET, signed, TOKEN } from '../fixtures/harness.js';
import { appMention, envelope } from '../fixtures/payloads.js';
import { startWebApi, type WebApi } from '../fixtures/webApi.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(ROOT, 'dist', 'main.js');
const ARTICLE = `---
id: village
title: Wells and bread
author: Ada Brook
publication: Village Papers
published: 2021-03-05
language: en
---
How a village shares its water and its bread.
`;
const SECTION = `---
id: wells
title: Where the water comes from
questions:
  - Who dug the wells?
---
The village draws its water from three wells, dug by hand in 1911. [¶1]
`;

describe('the bot as a process', () => {
  let folder: string;
  let api: WebApi;
  const children: ChildProcess[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'footnote-main-'));
    mkdirSync(join(folder, 'content', 'village'), { recursive: true });
    writeFileSync(join(folder, 'content', 'village', 'article.md'), ARTICLE);
    writeFileSync(join(folder, 'content', 'village', '01-wells.md'), SECTION);
  });
  beforeEach(async () => {
    api = await startWebApi();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await api.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (env: Readonly<Record<string, string>>, command = [process.execPath, MAIN]) => {
    const [file = '', ...args] = command;
    const child = spawn(file, args, { cwd: folder, env: { PATH: process.env.PATH, ...env } });
    children.push(child);
    let [out, err] = ['', ''];
    const exited = once(child, 'close').then(([status]) => ({ status, out, err }));
    child.stdout.on('data', (data) => {
      out += data;
    });
    const said = async (words: string) => {
      while (!out.includes(words)) await once(child.stdout, 'data');
      return out;
    };
    child.stderr.on('data', (data) => {
      err += data;
    });
    return { child, exited, said };
  };
  const http = () => ({
    SLACK_BOT_TOKEN: TOKEN,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: api.apiUrl,
    HOST: '127.0.0.1',
    PORT: '0',
  });
  const ask = (port: string) => {
    const body = JSON.stringify(envelope(appMention('who dug the wells?')));
    return fetch(`http://127.0.0.1:${port}/slack/events`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...signed(body, Math.floor(Date.now() / 1000)) },
    });
  };

  it('starts with the texts that are finished, and says which is a draft', async () => {
    for (const [name, section] of [
      ['village', SECTION],
      ['bakery', '---\nid: bread\ntitle: Bread\n---\n[¶1]\n'],
    ] as const) {
      mkdirSync(join(folder, 'mixed', name), { recursive: true });
      writeFileSync(join(folder, 'mixed', name, 'article.md'), ARTICLE.replace('id: village', `id: ${name}`));
      writeFileSync(join(folder, 'mixed', name, '01-a.md'), section);
    }
    const { child, exited, said } = run({ ...http(), FOOTNOTE_CONTENT: 'mixed' });
    await said('is running');
    child.kill('SIGTERM');
    expect(await exited).toMatchObject({
      status: 0,
      err: 'bakery/article.md is a draft and not served: footnote check lists the passages that are still to be written.\n',
    });
  });

  it('answers over HTTP, and on SIGTERM finishes the question in hand', async () => {
    const { child, exited, said } = run(http());
    const port = /127\.0\.0\.1:(\d+)\/slack\/events/.exec(await said('is running'))?.[1] ?? '';
    const open = api.hold('chat.postMessage');
    const response = await ask(port);
    const { args } = await api.next('chat.postMessage');
    child.kill('SIGTERM');
    await said('1 question in hand first');
    open();
    const { status, out, err } = await exited;
    expect(response.status).toBe(200);
    expect(args.text).toContain('dug by hand in 1911');
    expect(err).toBe('');
    expect(out).toContain('Footnote has stopped');
    expect(status).toBe(0);
    expect(api.of('chat.postMessage')).toHaveLength(1);
  });

  it('stops when npm, which started it, is told to', async () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    for (const name of ['dist', 'scripts']) symlinkSync(join(ROOT, name), join(folder, name));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { start: scripts.start } }));
    const { child, exited, said } = run({ ...http(), npm_config_cache: join(folder, '.npm') }, [
      'npm',
      'start',
    ]);
    await said('is running');
    child.kill('SIGTERM');
    expect((await exited).out).toContain('Footnote has stopped');
  });

  it('runs with word vectors where a sentence encoder is asked for, and says so', async () => {
    const { child, exited, said } = run({ ...http(), FOOTNOTE_SEMANTIC: 'encoder' });
    await said('is running');
    child.kill('SIGTERM');
    const { status, err } = await exited;
    expect(status).toBe(0);
    expect(err.trim().split('\n')).toEqual([expect.stringContaining('word vectors are used')]);
  });

  it('lists every problem with its settings, without their values', async () => {
    const { status, out, err } = await run({ SLACK_BOT_TOKEN: 'topsecret', FOOTNOTE_COLOR: 'red' }).exited;
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(err.trim().split('\n')).toHaveLength(4);
    expect(err).not.toContain('topsecret');
  });

  it.each<[string, () => Record<string, string>, RegExp]>([
    [
      'a content folder that is missing',
      () => ({ ...http(), FOOTNOTE_CONTENT: 'nowhere' }),
      /content folder nowhere .*FOOTNOTE_CONTENT/,
    ],
    [
      'a data folder that can’t be written',
      () => ({ ...http(), FOOTNOTE_DATA: 'content/village/article.md' }),
      /article\.md can’t be written .*FOOTNOTE_DATA/,
    ],
    [
      'a PostgreSQL that isn’t there',
      () => ({ ...http(), DATABASE_URL: 'postgres://someone:topsecret@127.0.0.1:1/none' }),
      /PostgreSQL could not be reached \(ECONNREFUSED\).*DATABASE_URL/,
    ],
    ['production without Slack', () => ({ NODE_ENV: 'production' }), /NODE_ENV=production/],
  ])('says in one line what to do about %s', async (_what, env, says) => {
    const { status, err } = await run(env()).exited;
    const lines = err.trim().split('\n');
    expect(status).toBe(1);
    expect(lines.at(-1)).toMatch(says);
    expect(err).not.toContain('topsecret');
    expect(lines.length).toBeLessThanOrEqual(2);
  });

  it('says in one line which token Slack does not accept', async () => {
    api.answer('auth.test', { error: 'invalid_auth' });
    const { status, err } = await run(http()).exited;
    expect(status).toBe(1);
    expect(err.trim().split('\n')).toEqual([expect.stringContaining('SLACK_BOT_TOKEN (invalid_auth)')]);
    expect(err).not.toContain(TOKEN);
  });

  it('says in one line that Slack could not be reached', async () => {
    const env = http();
    await api.close();
    const { status, err } = await run(env).exited;
    expect(status).toBe(1);
    expect(err.trim().split('\n')).toEqual([expect.stringContaining('could not be reached (ECONNREFUSED)')]);
  });

  it('says in one line that the port is in use, and which setting changes it', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const { status, err } = await run({ ...http(), PORT: port }).exited;
    server.close();
    expect(status).toBe(1);
    expect(err.trim().split('\n')).toEqual([
      expect.stringMatching(new RegExp(`^Port ${port} is in use.*PORT`)),
    ]);
  });
});
