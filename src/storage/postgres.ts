// PostgreSQL, for several replicas: two small pools, short timeouts, and connections that broke thrown away.
import {
  Kysely,
  type PostgresCursor,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely';
import pg from 'pg';
import { codeOf, type Database } from './database.js';
import type { Schema } from './schema.js';

/** Slack waits 3 s for a command to be acknowledged: connecting and one query, and then some. */
const QUICK = { connectionTimeoutMillis: 1_000, query_timeout: 1_000, max: 5 };
const PATIENT = { connectionTimeoutMillis: 10_000, query_timeout: 30_000, max: 5 };
/** PostgreSQL's number for the type bigint, which pg hands over as text: our times and counts are all below 2^53. */
const BIGINT = 20;

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === BIGINT ? Number : pg.types.getTypeParser(oid, format ?? 'text')),
};

/**
 * Two pools that connect when they are first used; `lost` hears of connections that broke while nobody used them.
 *
 * @param url `postgres://user:password@host:5432/name`.
 */
export function openPostgres(url: string, lost: (error: Error) => void): Database {
  const pool = (options: pg.PoolConfig) => {
    const made = new pg.Pool({
      connectionString: url,
      application_name: 'footnote',
      keepAlive: true,
      types,
      ...options,
    });
    // Without listeners, a server that restarts would end the process: the pool speaks for connections that nobody
    // uses, and each connection for itself while it is in use, when its query hears of it anyway.
    made.on('error', lost);
    made.on('connect', (client) => client.on('error', () => {}));
    return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: throwingAway(made) }) });
  };
  const quick = pool(QUICK);
  const patient = pool(PATIENT);
  return {
    kind: 'postgres',
    file: '',
    quick,
    patient,
    close: async () => {
      await Promise.all([quick.destroy(), patient.destroy()]);
    },
  };
}

/** A pool that doesn't take a connection back after an error that isn't PostgreSQL's own. */
function throwingAway(pool: pg.Pool): PostgresPool {
  return {
    connect: async () => new Watched(await pool.connect()),
    end: () => pool.end(),
  };
}

/** A query that timed out still occupies its connection, and the next one would wait behind it. */
class Watched implements PostgresPoolClient {
  readonly #client: PostgresPoolClient;
  #broken = false;

  constructor(client: PostgresPoolClient) {
    this.#client = client;
  }

  query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(text: string | PostgresCursor<R>, parameters: readonly unknown[] = []) {
    return typeof text === 'string' ? this.#run<R>(text, parameters) : this.#client.query(text);
  }

  async #run<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    try {
      return await this.#client.query<R>(text, parameters);
    } catch (error) {
      // PostgreSQL's own codes have five letters and digits; the classes 08 and 57 say that the connection is over.
      this.#broken ||= !/^(?!08|57)[0-9A-Z]{5}$/.test(codeOf(error));
      throw error;
    }
  }

  release(destroy = false): void {
    this.#client.release(destroy || this.#broken);
  }
}
