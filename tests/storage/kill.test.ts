// The process is killed in the middle of its writes, time after time, and so is PostgreSQL: nothing acknowledged is
// lost, and nothing is half done. `npm run soak:kill` does the same a hundred times each.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Database } from '../../src/storage/database.js';
import { storedLedger } from '../../src/storage/ledger.js';
import { migrate } from '../../src/storage/migrate.js';
import { openPostgres } from '../../src/storage/postgres.js';
import { openSqlite } from '../../src/storage/sqlite.js';
import { storedSubscriptions } from '../../src/storage/subscriptions.js';
import { type Postgres, startPostgres } from '../fixtures/postgres.js';
import { subscription } from '../fixtures/subscription.js';

const WRITER = fileURLToPath(new URL('../fixtures/killWriter.mjs', import.meta.url));
/** `jest --globals '{"killRounds":100}'` */
const ROUNDS = Number(Reflect.get(globalThis, 'killRounds') ?? 3);
const LIMIT_MS = 20_000 + ROUNDS * 10_000;

/** Lets a writer make so many acknowledged changes, and a few more; then kills. Returns all it said. */
async function killed(
  args: readonly string[],
  changes: number,
  kill: (writer: { kill(): void }) => Promise<void>,
) {
  const writer = spawn(process.execPath, [WRITER, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = once(writer, 'close');
  const said: string[] = [];
  const enough = new Promise<void>((resolve) => {
    createInterface(writer.stdout).on('line', (line) => {
      said.push(line);
      if (said.length >= changes) resolve();
    });
  });
  let complaints = '';
  writer.stderr.on('data', (data) => {
    complaints += data;
  });
  await Promise.race([enough, gone]);
  if (said.length < changes) throw new Error(`the writer ended by itself: ${complaints}`);
  await kill({ kill: () => void writer.kill('SIGKILL') });
  await gone;
  return said;
}

/** Every acknowledged change is there; a delivery and its subscription were changed both or neither. */
async function expectAllThere(database: Database, said: readonly string[]) {
  // As of one moment: PostgreSQL may still be at what the dead process sent it last.
  await database.patient
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((moment) => expectAllIn({ ...database, quick: moment, patient: moment }, said));
}

async function expectAllIn(database: Database, said: readonly string[]) {
  const inbox = new Map(
    (await database.patient.selectFrom('inbox').select(['key', 'question']).execute()).map((row) => [
      row.key,
      row.question,
    ]),
  );
  const deliveries = await storedLedger(database).last('s1', 1_000_000);
  const states = new Map(deliveries.map(({ localDate, state }) => [localDate, state]));
  const atLeast = {
    claimed: ['claimed', 'posting', 'posted'],
    posting: ['posting', 'posted'],
    posted: ['posted'],
  };
  const lost = said.filter((line) => {
    const [what = '', name = ''] = line.split(' ');
    if (what === 'recorded') return !inbox.has(name);
    if (what === 'closed') return inbox.get(name) !== null;
    if (what === 'claimed' || what === 'posting' || what === 'posted')
      return !atLeast[what].includes(states.get(name) ?? '');
    return false;
  });
  expect(lost).toEqual([]);
  const { round, version } = (await storedSubscriptions(database).get('s1')) ?? subscription();
  const posted = deliveries.filter(({ state }) => state === 'posted').length;
  const saved = said.filter((line) => line.startsWith('saved ')).length;
  expect(round - 1).toBe(posted);
  // Every change raises the version; one may have been made and its acknowledgement lost, each round and worker.
  expect(version - 1 - posted).toBeGreaterThanOrEqual(saved);
}

async function prepared(database: Database): Promise<Database> {
  await migrate(database, 0);
  await storedSubscriptions(database).add(subscription());
  return database;
}

describe(`killed ${ROUNDS} times under writes`, () => {
  let folder: string;
  let postgres: Postgres;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'footnote-kill-'));
    postgres = await startPostgres([]);
  }, 60_000);
  afterAll(async () => {
    await postgres.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  /** A few changes in some rounds, many in others. */
  const changesIn = (round: number) => 20 + ((round * 37) % 200);
  const sigkill = async (writer: { kill(): void }) => writer.kill();

  it(
    'loses no acknowledged change on SQLite',
    async () => {
      await (await prepared(openSqlite(folder))).close();
      const said: string[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        said.push(...(await killed(['sqlite', folder, `r${round}`], changesIn(round), sigkill)));
        const database = openSqlite(folder);
        await expectAllThere(database, said);
        await database.close();
      }
    },
    LIMIT_MS,
  );

  it(
    'loses no acknowledged change on PostgreSQL',
    async () => {
      const url = await postgres.create('killed_client');
      const database = await prepared(openPostgres(url, () => {}));
      const said: string[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        said.push(...(await killed(['postgres', url, `r${round}`], changesIn(round), sigkill)));
        await expectAllThere(database, said);
      }
      await database.close();
    },
    LIMIT_MS,
  );

  it(
    'loses no acknowledged change when PostgreSQL itself is killed',
    async () => {
      const url = await postgres.create('killed_server');
      const database = await prepared(openPostgres(url, () => {}));
      const said: string[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const crash = async (writer: { kill(): void }) => {
          await postgres.crash();
          writer.kill();
        };
        said.push(...(await killed(['postgres', url, `r${round}`], changesIn(round), crash)));
        await postgres.start();
        await expectAllThere(database, said);
      }
      await database.close();
    },
    LIMIT_MS,
  );
});
