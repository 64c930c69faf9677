// What docs/admin.md says of backups: taken while the bot runs, restored into an empty folder, nothing lost.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage, type Storage } from '../../src/storage/open.js';
import { ROOT } from '../fixtures/botProcess.js';
import { subscription } from '../fixtures/subscription.js';

const question = (key: string) => ({ key, teamId: 'T0', userId: 'U0ANNA' });
type Question = ReturnType<typeof question>;

describe('a backup of SQLite', () => {
  let folder: string;
  let open: Storage<Question>[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'footnote-backup-'));
    open = [];
  });
  afterEach(async () => {
    for (const storage of open) await storage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = async (data: string) => {
    const storage = await openStorage<Question>({
      dataFolder: join(folder, data),
      secret: 'a secret of thirty-two bytes or more',
      now: () => 1_700_000_000_000,
      log: { line: () => {} },
    });
    open.push(storage);
    return storage;
  };
  const fileIn = (data: string) => join(folder, data, 'footnote.sqlite');
  const fill = async ({ inbox, installations, subscriptions }: Storage<Question>) => {
    await inbox.record(question('answered'));
    await inbox.close('answered');
    await installations?.put('T0', 'xoxb-the-token');
    await subscriptions.add(subscription());
  };
  const expectAllIn = async ({ inbox, installations, subscriptions }: Storage<Question>) => {
    expect(await inbox.record(question('answered'))).toBe('duplicate');
    expect(await installations?.get('T0')).toBe('xoxb-the-token');
    expect(await subscriptions.get('s1')).toMatchObject({ id: 's1', schedule: { time: '09:00' } });
  };

  /** By the very command in docs/admin.md. */
  const backUp = (from: string, to: string) => {
    const [, script = ''] = /^node -e "(.+?)"/m.exec(readFileSync(join(ROOT, 'docs/admin.md'), 'utf8')) ?? [];
    const { status, stderr } = spawnSync(process.execPath, ['-e', script, from, to], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  };

  it('is whole while the bot runs and writes on, and what came later is not in it', async () => {
    const running = await start('data');
    await fill(running);
    // Most of it is still in the write-ahead log, which a plain copy of the file would miss.
    expect(existsSync(`${fileIn('data')}-wal`)).toBe(true);
    const copy = join(folder, 'copy.sqlite');
    backUp(fileIn('data'), copy);
    await running.inbox.record(question('later'));
    mkdirSync(join(folder, 'restored'));
    copyFileSync(copy, fileIn('restored'));
    const restored = await start('restored');
    await expectAllIn(restored);
    expect(await restored.inbox.record(question('later'))).toBe('recorded');
    await expectAllIn(running);
  });

  it('holds no token that can be read', async () => {
    const running = await start('data');
    await fill(running);
    const copy = join(folder, 'copy.sqlite');
    backUp(fileIn('data'), copy);
    expect(readFileSync(copy).includes('xoxb-the-token')).toBe(false);
  });

  it('may be a plain copy of the file and its log once the bot has stopped', async () => {
    const running = await start('data');
    await fill(running);
    await running.close();
    open = [];
    mkdirSync(join(folder, 'restored'));
    for (const end of ['', '-wal'].filter((one) => existsSync(`${fileIn('data')}${one}`)))
      copyFileSync(`${fileIn('data')}${end}`, `${fileIn('restored')}${end}`);
    await expectAllIn(await start('restored'));
  });
});
