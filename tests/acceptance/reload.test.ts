// The built bot as a process while its texts are edited: what it answers with, and what it says about the edits.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ARTICLE, GOOD, SECOND } from '../content/fixture.js';
import { SECRET, signed, TOKEN } from '../fixtures/harness.js';
import { appMention, envelope } from '../fixtures/payloads.js';
import { startWebApi, type WebApi } from '../fixtures/webApi.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

describe('edits while the bot runs as a process', () => {
  let folder: string;
  let api: WebApi;
  let child: ChildProcess | undefined;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'footnote-reload-'));
    mkdirSync(join(folder, 'content', 'tea'), { recursive: true });
    for (const [name, text] of Object.entries(GOOD)) writeFileSync(path(name), text);
    api = await startWebApi();
  });
  afterEach(async () => {
    child?.kill('SIGKILL');
    await api.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const path = (name: string) => join(folder, 'content', 'tea', name);
  /** As many editors save: a new file, renamed over the old one. */
  const save = (name: string, text: string) => {
    writeFileSync(path('.unsaved'), text);
    renameSync(path('.unsaved'), path(name));
  };
  const start = async () => {
    const started = spawn(process.execPath, [MAIN], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        SLACK_BOT_TOKEN: TOKEN,
        SLACK_SIGNING_SECRET: SECRET,
        SLACK_API_URL: api.apiUrl,
        HOST: '127.0.0.1',
        PORT: '0',
      },
    });
    child = started;
    let heard = '';
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', (data) => {
        heard += data;
        started.emit('heard');
      });
    const exited = once(started, 'close').then(([status]) => status);
    /** Waits until this is said, and forgets all that was said until then. */
    const said = async (words: string) => {
      while (!heard.includes(words)) await once(started, 'heard');
      const before = heard;
      heard = '';
      return before;
    };
    const port = /127\.0\.0\.1:(\d+)/.exec(await said('/slack/events\n'))?.[1] ?? '';
    const ask = async (question: string) => {
      const body = JSON.stringify(envelope(appMention(question)));
      await fetch(`http://127.0.0.1:${port}/slack/events`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...signed(body, Math.floor(Date.now() / 1000)) },
      });
      return (await api.next('chat.postMessage')).args.text;
    };
    return { said, ask, exited, stop: () => started.kill('SIGTERM') };
  };

  it('answers with good edits, and through bad ones and a folder that is away with the last good texts', async () => {
    const { said, ask, exited, stop } = await start();
    const question = 'how long do the leaves steep?';
    expect(await ask(question)).toContain('Leaves steep for some minutes.');

    save('02-leaves.md', SECOND.replace('some', 'five'));
    await said('Texts reloaded: 1 text, 2 sections.\n');
    expect(await ask(question)).toContain('Leaves steep for five minutes.');

    save('02-leaves.md', SECOND.replace('title: Then the leaves\n', ''));
    const complaint = await said('the front matter\n');
    expect(complaint).toContain('readers still get them as they last were');
    expect(complaint).toContain('tea/02-leaves.md:1: the field title is missing');
    expect(await ask(question)).toContain('Leaves steep for five minutes.');

    renameSync(join(folder, 'content'), join(folder, 'away'));
    await said('no such folder');
    expect(await ask(question)).toContain('Leaves steep for five minutes.');

    writeFileSync(join(folder, 'away', 'tea', '02-leaves.md'), SECOND.replace('some', 'seven'));
    renameSync(join(folder, 'away'), join(folder, 'content'));
    await said('The texts are in order again.\n');
    expect(await ask(question)).toContain('Leaves steep for seven minutes.');

    mkdirSync(join(folder, 'content', 'coffee'));
    for (const [name, text] of Object.entries({ ...GOOD, 'article.md': ARTICLE.replace('tea', 'coffee') }))
      writeFileSync(join(folder, 'content', 'coffee', name), text);
    await said('Texts reloaded: 2 texts, 4 sections.\n');

    stop();
    expect(await exited).toBe(0);
  });
});
