// The database goes away: questions are answered and recognised all the same, and it comes back without a restart.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { INBOX_LEASE_MS } from '../../src/storage/inbox.js';
import { openStorage, type Storage } from '../../src/storage/open.js';
import { type Postgres, startPostgres } from '../fixtures/postgres.js';
import { subscription } from '../fixtures/subscription.js';

const question = (key: string) => ({ key, teamId: 'T0', userId: 'U0ANNA' });
const thread = { teamId: 'T0', channel: 'C0' };
const context = (about: string) => ({ question: about, passageIds: [] });

describe('while PostgreSQL is away', () => {
  let postgres: Postgres;
  let count = 0;
  let databaseUrl: string;
  let clock: { now: number };
  let lines: string[];
  let open: Storage<ReturnType<typeof question>>[];
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => postgres.remove());
  beforeEach(async () => {
    databaseUrl = await postgres.create(`outage${++count}`);
    clock = { now: 1_700_000_000_000 };
    lines = [];
    open = [];
  });
  afterEach(async () => {
    for (const storage of open) await storage.close();
  });
  const storage = async () => {
    const opened = await openStorage<ReturnType<typeof question>>({
      databaseUrl,
      dataFolder: 'unused',
      secret: 'a secret of thirty-two bytes or more',
      now: () => clock.now,
      log: { line: (level, message) => void (level === 'debug' || lines.push(message)) },
    });
    open.push(opened);
    return opened;
  };
  /** The clock moves on, so that the next request looks whether the database is back. */
  const back = async () => {
    await postgres.start();
    clock.now += 1_000;
  };

  it('answers and recognises questions, and goes back to the database by itself', async () => {
    const { inbox, contexts, shares, installations, subscriptions } = await storage();
    await inbox.record(question('before'));
    await installations?.put('T0', 'a token');
    await installations?.get('T0');
    await postgres.crash();
    expect(await inbox.record(question('before'))).toBe('duplicate');
    expect(await inbox.record(question('during'))).toBe('recorded');
    expect(await inbox.record(question('during'))).toBe('duplicate');
    await inbox.replying('during');
    await inbox.close('during');
    await inbox.close('before');
    await contexts.set(thread, context('wells'), 'U0ANNA');
    expect(await contexts.get(thread)).toEqual(context('wells'));
    expect(await shares.claim('T0', 'share')).toBe(true);
    expect(await shares.claim('T0', 'share')).toBe(false);
    expect(await installations?.get('T0')).toBe('a token');
    await expect(subscriptions.get('s1')).rejects.toThrow();
    expect(lines).toEqual(['the database is away; questions are answered from memory meanwhile']);
    await back();
    expect(await inbox.record(question('after'))).toBe('recorded');
    expect(await subscriptions.add(subscription())).toBe(true);
    expect(lines).toEqual([expect.stringContaining('is away'), 'the database is back']);
    expect(await inbox.record(question('during'))).toBe('duplicate');
    expect(await contexts.get(thread)).toEqual(context('wells'));
    expect(await (await storage()).inbox.record(question('after'))).toBe('duplicate');
  });

  it('does not say that anything was forgotten', async () => {
    const { inbox, contexts } = await storage();
    await postgres.crash();
    await expect(inbox.forget('T0', 'U0ANNA')).rejects.toThrow();
    await expect(contexts.forget('T0', 'U0ANNA')).rejects.toThrow();
    await back();
    expect(await inbox.forget('T0', 'U0ANNA')).toBe(0);
  });

  it('does not have another process answer again what was answered meanwhile', async () => {
    const [ours, other] = [await storage(), await storage()];
    await ours.inbox.record(question('before'));
    await postgres.crash();
    await ours.inbox.close('before');
    clock.now += INBOX_LEASE_MS;
    expect(await other.inbox.leftOpen(INBOX_LEASE_MS)).toEqual([]);
    await back();
    for (let tick = 0; tick < 3; tick += 1) {
      expect(await other.inbox.leftOpen(INBOX_LEASE_MS * 9)).toEqual([]);
      expect(await ours.inbox.leftOpen(INBOX_LEASE_MS * 9)).toEqual([]);
      clock.now += INBOX_LEASE_MS;
    }
  });

  it('answers within Slack’s three seconds when the database hangs, and throws the hanging connections away', async () => {
    const proxy = await hangingProxy(databaseUrl);
    databaseUrl = proxy.url;
    const { inbox } = await storage();
    await inbox.record(question('before'));
    proxy.hang(true);
    const started = performance.now();
    const recordings = await Promise.all(
      Array.from({ length: 12 }, (_, index) => inbox.record(question(`during ${index}`))),
    );
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(new Set(recordings)).toEqual(new Set(['recorded']));
    proxy.hang(false);
    clock.now += 1_000;
    await inbox.record(question('after'));
    expect(lines).toEqual([expect.stringContaining('is away'), 'the database is back']);
    proxy.close();
  });

  it('asks a database that is away once a second, however many questions come', async () => {
    const { inbox } = await storage();
    await postgres.crash();
    await inbox.record(question('first'));
    const started = performance.now();
    for (let index = 0; index < 500; index += 1) await inbox.record(question(String(index)));
    expect(performance.now() - started).toBeLessThan(500);
    await back();
    await inbox.record(question('probe'));
  });
});

/** A way to PostgreSQL that can be made to hang, as a network that drops everything does. */
async function hangingProxy(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let hanging = false;
  const server = createServer((client) => {
    sockets.add(client);
    client.on('error', () => {});
    if (hanging) return;
    const upstream = connect(Number(target.port), target.hostname);
    sockets.add(upstream);
    upstream.on('error', () => {});
    client.on('data', (chunk) => void (hanging || upstream.write(chunk)));
    upstream.on('data', (chunk) => void (hanging || client.write(chunk)));
    client.on('close', () => upstream.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = new URL(databaseUrl);
  url.port = typeof address === 'object' && address ? String(address.port) : '';
  return {
    url: url.href,
    hang: (on: boolean) => {
      hanging = on;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

describe('while the file can’t be written', () => {
  it('answers questions from memory', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'footnote-outage-'));
    const lines: string[] = [];
    const log = { line: (_level: string, message: string) => void lines.push(message) };
    const { inbox, contexts, close } = await openStorage({ dataFolder, now: () => 1, log });
    await close();
    expect(await inbox.record(question('a'))).toBe('recorded');
    expect(await inbox.record(question('a'))).toBe('duplicate');
    await contexts.set(thread, context('wells'), 'U0ANNA');
    expect(await contexts.get(thread)).toEqual(context('wells'));
    expect(lines).toHaveLength(1);
    rmSync(dataFolder, { recursive: true, force: true });
  });
});
