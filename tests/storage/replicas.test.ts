// Two and three processes on one PostgreSQL with many digests due at the same minute: each is posted once, also when one
// of them is killed. `npm run soak:race` does it with a thousand.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Database } from '../../src/storage/database.js';
import { migrate } from '../../src/storage/migrate.js';
import { openPostgres } from '../../src/storage/postgres.js';
import { storedSubscriptions } from '../../src/storage/subscriptions.js';
import { type Postgres, startPostgres } from '../fixtures/postgres.js';
import { subscription } from '../fixtures/subscription.js';

const REPLICA = fileURLToPath(new URL('../fixtures/digestReplica.mjs', import.meta.url));
/** `jest --globals '{"raceDigests":1000}'` */
const DIGESTS = Number(Reflect.get(globalThis, 'raceDigests') ?? 60);
/** A Tuesday, nine in Berlin. */
const DUE = { at: Date.parse('2026-11-24T08:00:00Z'), localDate: '2026-11-24' };
/** How many one replica delivers at once. */
const CONCURRENCY = 20;

interface Post {
  readonly channel: string;
  readonly holder: string;
  readonly at: number;
}

/** The most messages that one channel got within a second. */
function highestRate(posts: readonly Post[]): number {
  return Math.max(
    ...posts.map(
      ({ channel, at }) =>
        posts.filter((other) => other.channel === channel && other.at >= at && other.at < at + 1000).length,
    ),
  );
}

describe(`replicas with ${DIGESTS} digests due at once`, () => {
  let postgres: Postgres;
  let schemas = 0;
  let database: Database;
  let server: Server;
  let url: string;
  let postUrl: string;
  let posts: Post[];
  let replicas: ChildProcess[];
  let complaints: string;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => postgres.remove());
  beforeEach(async () => {
    posts = [];
    replicas = [];
    complaints = '';
    url = await postgres.create(`race${++schemas}`);
    database = openPostgres(url, () => {});
    await migrate(database, 0);
    const store = storedSubscriptions(database);
    for (let index = 0; index < DIGESTS; index += 1) {
      const schedule = { time: '09:00', weekdays: [1, 2, 3, 4, 5], zone: 'Europe/Berlin' } as const;
      await store.add(subscription({ id: `s${index}`, channel: `C${index}`, schedule, next: DUE }));
    }
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request.setEncoding('utf8')) body += chunk;
      const { channel, holder } = JSON.parse(body);
      posts.push({ channel, holder, at: performance.now() });
      response.end(`${posts.length}.000100`);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    postUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
  }, 60_000);
  afterEach(async () => {
    for (const replica of replicas) replica.kill('SIGKILL');
    server.close();
    await database.close();
  });

  const startReplicas = async (names: readonly string[], leaseMs: number) => {
    replicas = names.map((holder) => {
      const args = [REPLICA, url, postUrl, holder, String(DUE.at), String(leaseMs)];
      const replica = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
      replica.stderr.on('data', (data) => {
        complaints += data;
      });
      return replica;
    });
    await Promise.all(replicas.map(({ stdout }) => stdout && once(stdout, 'data')));
    for (const { stdin } of replicas) stdin?.write('go\n');
    return performance.now();
  };
  /** All are at an end, as their ledger says. */
  const settled = async () => {
    const rows = async () =>
      database.patient.selectFrom('deliveries').select(['subscription_id', 'state', 'reason']).execute();
    const isOpen = ({ state }: { readonly state: string }) => state === 'claimed' || state === 'posting';
    for (;;) {
      const now = await rows();
      if (now.length === DIGESTS && !now.some(isOpen)) return now;
      if (replicas.every(({ exitCode }) => exitCode !== null)) throw new Error(`all ended: ${complaints}`);
      await wait(50);
    }
  };
  const stopped = async () => {
    const left = replicas.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    const gone = left.map((replica) => once(replica, 'exit'));
    for (const { stdin } of left) stdin?.end();
    await Promise.all(gone);
  };

  it.each([2, 3])(
    'post each exactly once, when they are %d',
    async (count) => {
      const names = ['a', 'b', 'c'].slice(0, count);
      const started = await startReplicas(names, 60_000);
      const rows = await settled();
      const lastPost = Math.max(...posts.map(({ at }) => at)) - started;
      await stopped();
      expect(complaints).toBe('');
      expect(posts).toHaveLength(DIGESTS);
      expect(new Set(posts.map(({ channel }) => channel)).size).toBe(DIGESTS);
      expect(rows.every(({ state }) => state === 'posted')).toBe(true);
      expect(highestRate(posts)).toBe(1);
      if (DIGESTS >= 1000)
        console.info(
          `${DIGESTS} digests posted by ${new Set(posts.map(({ holder }) => holder)).size} of ${count} replicas in ${lastPost.toFixed(0)} ms; at most ${highestRate(posts)} message a second in a channel`,
        );
    },
    120_000,
  );

  it('post none twice and lose none unseen when one of them is killed', async () => {
    await startReplicas(['a', 'b', 'c'], 3_000);
    while (posts.length < DIGESTS / 4) await wait(5);
    replicas[0]?.kill('SIGKILL');
    const rows = await settled();
    await stopped();
    const posted = new Set(posts.map(({ channel }) => channel.replace('C', 's')));
    expect(posted.size).toBe(posts.length);
    const fates = new Map(rows.map((row) => [row.subscription_id, row]));
    const unposted = [...fates.keys()].filter((id) => !posted.has(id));
    expect(unposted.length).toBeLessThanOrEqual(CONCURRENCY);
    for (const id of unposted)
      expect(fates.get(id)).toMatchObject({ state: 'uncertain', reason: 'holder_died' });
    expect(posted.size + unposted.length).toBe(DIGESTS);
  }, 120_000);
});
