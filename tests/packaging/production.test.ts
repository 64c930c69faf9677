// What production installs is enough to run the bot: the packages that only development needs are not there.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type BotProcess, ROOT, startBot } from '../fixtures/botProcess.js';
import { SECRET, signed, TOKEN } from '../fixtures/harness.js';
import { appMention, envelope } from '../fixtures/payloads.js';
import { startWebApi } from '../fixtures/webApi.js';

interface Lockfile {
  readonly packages: Readonly<
    Record<
      string,
      { readonly dev?: boolean; readonly devOptional?: boolean; readonly hasInstallScript?: boolean }
    >
  >;
}
const { packages }: Lockfile = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
/** Top-level packages as `npm ci --omit=dev` lays them out. */
const installed = Object.entries(packages).flatMap(([path, { dev, devOptional }]) =>
  path.lastIndexOf('node_modules/') === 0 && !dev && !devOptional ? [path] : [],
);

describe('production', () => {
  let folder: string;
  let bot: BotProcess | undefined;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'footnote-production-'));
    cpSync(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true });
    for (const path of installed) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      symlinkSync(join(ROOT, path), join(folder, path));
    }
    for (const path of ['package.json', 'manifest.yml', 'content'])
      symlinkSync(join(ROOT, path), join(folder, path));
  });
  afterAll(() => {
    bot?.child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts, answers and stops with nothing but its own packages', async () => {
    const api = await startWebApi();
    const env = {
      NODE_ENV: 'production',
      // The packages are links here; each is to look for the others beside the link, not where it really lies.
      NODE_OPTIONS: '--preserve-symlinks',
      SLACK_BOT_TOKEN: TOKEN,
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: api.apiUrl,
      HOST: '127.0.0.1',
      PORT: '0',
    };
    bot = startBot(folder, env, join(folder, 'dist', 'main.js'));
    const port = await bot.said(/127\.0\.0\.1:(\d+)\/slack\/events/);
    const body = JSON.stringify(envelope(appMention('is it ok to pollute first and clean up later?')));
    await fetch(`http://127.0.0.1:${port}/slack/events`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...signed(body, Math.floor(Date.now() / 1000)) },
    });
    const { args } = await api.next('chat.postMessage');
    bot.child.kill('SIGTERM');
    const { status, err } = await bot.exited;
    await api.close();
    expect(args.text).toContain('¶');
    expect({ status, err }).toEqual({ status: 0, err: '' });
  });

  it('installs no package that runs a script while it is installed', () => {
    expect(installed.length).toBeGreaterThan(100);
    expect(installed.filter((path) => packages[path]?.hasInstallScript)).toEqual([]);
  });
});
