// SQLite in a file, through libsql: nothing to install. Safe for several processes on one machine.
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  type QueryResult,
  SelectQueryNode,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import Libsql from 'libsql';
import { codeOf, type Database, StorageError } from './database.js';
import type { Schema } from './schema.js';

const FILE = 'footnote.sqlite';
/** How long one process waits for another that is writing. */
const BUSY_MS = 2_000;
const LONGEST_PAUSE_MS = 20;

/**
 * SQLite's driver, except that whatever may write takes the right to it first, and that waiting for it holds up nothing
 * else. A transaction that began by reading can't go on to write once another process has written; and a statement
 * that libsql found busy stays in progress until it is collected, and no transaction ends before: so nothing but
 * `begin immediate`, which `exec` cleans up after, ever finds the file busy.
 */
class PatientDriver extends SqliteDriver {
  readonly #file: Libsql.Database;

  constructor(file: Libsql.Database) {
    super({ database: file });
    this.#file = file;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
      executeQuery: async <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
        if (this.#file.inTransaction) return connection.executeQuery<Row>(query);
        if (SelectQueryNode.is(query.query)) return whenFree(() => connection.executeQuery<Row>(query));
        await this.beginTransaction();
        try {
          const result = await connection.executeQuery<Row>(query);
          await this.commitTransaction();
          return result;
        } catch (error) {
          await this.rollbackTransaction();
          throw error;
        }
      },
    };
  }

  override beginTransaction(): Promise<void> {
    return whenFree(async () => void this.#file.exec('begin immediate'));
  }

  override async commitTransaction(): Promise<void> {
    this.#file.exec('commit');
  }

  override async rollbackTransaction(): Promise<void> {
    // SQLite has rolled back already after some errors, a full disk for one.
    if (this.#file.inTransaction) this.#file.exec('rollback');
  }
}

/** SQLite's own waiting (`busy_timeout`) would stop the whole process meanwhile. */
async function whenFree<Result>(work: () => Promise<Result>): Promise<Result> {
  let waited = 0;
  for (let pause = 1; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!codeOf(error).startsWith('SQLITE_BUSY') || waited >= BUSY_MS) throw error;
    }
    await wait(pause);
    waited += pause;
  }
}

class PatientDialect extends SqliteDialect {
  readonly #file: Libsql.Database;

  constructor(file: Libsql.Database) {
    super({ database: file });
    this.#file = file;
  }

  override createDriver(): SqliteDriver {
    return new PatientDriver(this.#file);
  }
}

/**
 * Opens `footnote.sqlite` in this folder, making both where they are missing, readable by this user only: the file
 * holds what people asked.
 *
 * @throws StorageError when the folder can't be written or the file isn't a database.
 */
export function openSqlite(folder: string): Database {
  const file = join(folder, FILE);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a+', 0o600));
  } catch (error) {
    throw new StorageError({ kind: 'data_folder', folder, code: codeOf(error) }, { cause: error });
  }
  const db = new Kysely<Schema>({ dialect: new PatientDialect(connect(file)) });
  return { kind: 'sqlite', file, quick: db, patient: db, close: () => db.destroy() };
}

function connect(file: string): Libsql.Database {
  try {
    const connection = new Libsql(file, { timeout: BUSY_MS });
    connection.pragma('journal_mode = WAL');
    // Each commit is on the disk before it is acknowledged, whatever happens to the power.
    connection.pragma('synchronous = FULL');
    connection.pragma('busy_timeout = 0');
    return connection;
  } catch (error) {
    const code = codeOf(error) || 'SQLITE_CANTOPEN';
    throw new StorageError({ kind: 'database_file', file, code }, { cause: error });
  }
}
