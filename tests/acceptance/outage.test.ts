// Two bots as processes over one PostgreSQL that goes away and comes back: questions are answered all the while, by one
// of them, and nothing has to be restarted.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SECRET, signed, TOKEN } from '../fixtures/harness.js';
import { appMention, envelope, slashCommand } from '../fixtures/payloads.js';
import { type Postgres, startPostgres } from '../fixtures/postgres.js';
import { startWebApi, type WebApi } from '../fixtures/webApi.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const CONTENT = fileURLToPath(new URL('../../content', import.meta.url));

describe('two bots over one PostgreSQL', () => {
  let postgres: Postgres;
  let databaseUrl: string;
  let folder: string;
  let api: WebApi;
  const children: ChildProcess[] = [];
  beforeAll(async () => {
    postgres = await startPostgres();
    databaseUrl = await postgres.create('bots');
    folder = mkdtempSync(join(tmpdir(), 'footnote-outage-'));
    api = await startWebApi();
  }, 60_000);
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await api.close();
    await postgres.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = async () => {
    const child = spawn(process.execPath, [MAIN], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        SLACK_BOT_TOKEN: TOKEN,
        SLACK_SIGNING_SECRET: SECRET,
        SLACK_API_URL: api.apiUrl,
        FOOTNOTE_CONTENT: CONTENT,
        DATABASE_URL: databaseUrl,
        HOST: '127.0.0.1',
        PORT: '0',
      },
    });
    children.push(child);
    let [out, err] = ['', ''];
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.stderr.on('data', (data) => {
      err += data;
    });
    const exited = once(child, 'close').then(([status]) => status);
    while (!out.includes('is running')) {
      const ended = await Promise.race([exited, once(child.stdout, 'data').then(() => undefined)]);
      if (ended !== undefined) throw new Error(`ended with ${ended}: ${err}`);
    }
    const url = `http://${/127\.0\.0\.1:\d+\/slack\/events/.exec(out)?.[0]}`;
    const send = async (body: string, type: string) => {
      const headers = { 'content-type': type, ...signed(body, Math.floor(Date.now() / 1000)) };
      return (await fetch(url, { method: 'POST', body, headers })).status;
    };
    return {
      messages: () =>
        err
          .trim()
          .split('\n')
          .filter(Boolean)
          .map((line): string => JSON.parse(line).msg),
      log: () => err,
      deliver: (payload: object) => send(JSON.stringify(payload), 'application/json'),
      digest: (text: string) =>
        send(
          new URLSearchParams(
            slashCommand(text, api.responseUrl(), { command: '/footnote-digest' }),
          ).toString(),
          'application/x-www-form-urlencoded',
        ),
      async stopped() {
        child.kill('SIGTERM');
        return exited;
      },
    };
  };

  it('answer a question once, also while it is away, and work on when it is back', async () => {
    const [one, other] = [await start(), await start()];
    const toBoth = envelope(appMention('What is green development?'));
    expect(await Promise.all([one.deliver(toBoth), other.deliver(toBoth)])).toEqual([200, 200]);
    await api.next('chat.postMessage');

    await postgres.crash();
    expect(await one.deliver(envelope(appMention('What is shared development?')))).toBe(200);
    expect((await api.next('chat.postMessage')).args.text).toContain('¶17');
    await other.digest('status me');
    expect((await api.next('respond')).args.text).toContain('something went wrong');

    await postgres.start();
    // The bots look again once a second.
    while (!one.messages().includes('the database is back')) {
      await one.deliver(envelope(appMention('What is open development?')));
      await api.next('chat.postMessage');
    }
    await other.digest('status me');
    expect((await api.next('respond')).args.text).toContain('You have no digest of your own');
    expect(await Promise.all([one.stopped(), other.stopped()])).toEqual([0, 0]);

    const answers = api.of('chat.postMessage').filter(({ args }) => args.text?.includes('¶15'));
    expect(answers).toHaveLength(1);
    expect(one.messages().filter((message) => message.includes('is away'))).toHaveLength(1);
    for (const { log } of [one, other]) expect(log()).not.toMatch(/What is|xoxb-/);
  }, 60_000);
});
