// Digests in the built bot as a process: one that was due while nobody ran goes out at the start, once, and a stop
// finishes what is being posted.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLog } from '../../src/slack/logger.js';
import { openStorage } from '../../src/storage/open.js';
import { SECRET, TOKEN } from '../fixtures/harness.js';
import { CHANNEL, TEAM } from '../fixtures/payloads.js';
import { subscription } from '../fixtures/subscription.js';
import { startWebApi, type WebApi } from '../fixtures/webApi.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const CONTENT = fileURLToPath(new URL('../../content', import.meta.url));

describe('digests of the bot as a process', () => {
  let folder: string;
  let api: WebApi;
  const children: ChildProcess[] = [];
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'footnote-digest-'));
    api = await startWebApi();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await api.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const store = () =>
    openStorage({ dataFolder: folder, now: Date.now, log: createLog('error', { write: () => {} }) });
  /** A digest that was due a minute ago. */
  const seed = async () => {
    const at = Date.now() - 60_000;
    const [localDate = '', time = ''] = new Date(at).toISOString().split('T');
    const storage = await store();
    await storage.subscriptions.add(
      subscription({
        teamId: TEAM,
        channel: CHANNEL,
        schedule: { time: time.slice(0, 5), weekdays: [1, 2, 3, 4, 5, 6, 7], zone: 'UTC' },
        next: { at, localDate },
      }),
    );
    await storage.close();
    return localDate;
  };
  const start = () => {
    const child = spawn(process.execPath, [MAIN], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        SLACK_BOT_TOKEN: TOKEN,
        SLACK_SIGNING_SECRET: SECRET,
        SLACK_API_URL: api.apiUrl,
        FOOTNOTE_CONTENT: CONTENT,
        FOOTNOTE_DATA: folder,
        HOST: '127.0.0.1',
        PORT: '0',
      },
    });
    children.push(child);
    let [out, err] = ['', ''];
    child.stdout.on('data', (data) => {
      out += data;
    });
    const said = async (words: string) => {
      while (!out.includes(words)) await once(child.stdout, 'data');
    };
    child.stderr.on('data', (data) => {
      err += data;
    });
    return { child, said, exited: once(child, 'close').then(([status]) => ({ status, err })) };
  };
  const delivered = async (localDate: string) => {
    const storage = await store();
    const delivery = await storage.ledger.get('s1', localDate);
    await storage.close();
    return delivery;
  };

  it('posts at the start what was due, finishes it on SIGTERM, and doesn’t post it again', async () => {
    const localDate = await seed();
    const first = start();
    const open = api.hold('chat.postMessage');
    const { args } = await api.next('chat.postMessage');
    await first.said('is running');
    first.child.kill('SIGTERM');
    await first.said('is stopping');
    open();
    expect(await first.exited).toEqual({ status: 0, err: '' });
    expect(args.channel).toBe(CHANNEL);
    expect(args.text).toContain('Day 1 of 19');
    expect(await delivered(localDate)).toMatchObject({ state: 'posted', channel: CHANNEL });

    const second = start();
    await second.said('is running');
    second.child.kill('SIGTERM');
    expect(await second.exited).toEqual({ status: 0, err: '' });
    expect(api.of('chat.postMessage')).toHaveLength(1);
  });

  it('does not post again what a kill left half done', async () => {
    const localDate = await seed();
    const first = start();
    api.hold('chat.postMessage');
    await api.next('chat.postMessage');
    first.child.kill('SIGKILL');
    await first.exited;
    const second = start();
    await second.said('is running');
    second.child.kill('SIGTERM');
    await second.exited;
    expect(api.of('chat.postMessage')).toHaveLength(1);
    expect(await delivered(localDate)).toMatchObject({ state: 'posting' });
  });
});
