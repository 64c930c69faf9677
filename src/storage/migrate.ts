// Brings the tables up to date at start: numbered steps, each once, however many replicas start together.
import { type SchemaModule, sql } from 'kysely';
import { codeOf, type Database, StorageError } from './database.js';
import { first } from './migrations/0001-first.js';

interface Migration {
  readonly number: number;
  readonly up: (schema: SchemaModule) => Promise<void>;
}

/**
 * In order, never edited after release. The release before must go on working on the new tables, for a replica that
 * still runs it or an admin who goes back: add; take away only what no release in use reads.
 */
const MIGRATIONS: readonly Migration[] = [{ number: 1, up: first }];

/** Any number that is ours: PostgreSQL's advisory locks are known by one. */
const LOCK = 7_013_041_950;

/**
 * Runs what hasn't been run, all in one transaction under one lock: a start that dies half-way leaves nothing half
 * done. Steps that a newer release has run already, and this one doesn't know, are left alone.
 *
 * @throws StorageError when the database can't be reached or refuses.
 */
export async function migrate(
  database: Database,
  now: number,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  try {
    await database.patient.transaction().execute(async (transaction) => {
      // SQLite's transactions hold the whole file from their start.
      if (database.kind === 'postgres') await sql`select pg_advisory_xact_lock(${LOCK})`.execute(transaction);
      await sql`create table if not exists migrations (number integer primary key, applied_at bigint not null)`.execute(
        transaction,
      );
      const { rows } = await sql<{ number: number }>`select number from migrations`.execute(transaction);
      const applied = new Set(rows.map(({ number }) => number));
      for (const { number, up } of migrations.filter(({ number }) => !applied.has(number))) {
        await up(transaction.schema);
        await sql`insert into migrations (number, applied_at) values (${number}, ${now})`.execute(
          transaction,
        );
      }
    });
  } catch (error) {
    throw startError(database, error);
  }
}

/** PostgreSQL's own codes have five letters and digits: then it was reached. */
function startError({ kind, file }: Database, error: unknown): StorageError {
  const code = codeOf(error);
  const detail = error instanceof Error ? error.message : String(error);
  if (kind === 'sqlite')
    return new StorageError({ kind: 'database_file', file, code: code || detail }, { cause: error });
  return /^[0-9A-Z]{5}$/.test(code) && code !== '57P03'
    ? new StorageError({ kind: 'database_refused', code, detail }, { cause: error })
    : new StorageError({ kind: 'database_unreachable', code: code || detail }, { cause: error });
}
