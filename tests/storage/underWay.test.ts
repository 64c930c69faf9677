// A query that is under way when PostgreSQL dies fails by itself: the process, and all other questions, go on.
import { sql } from 'kysely';
import { openPostgres } from '../../src/storage/postgres.js';
import { type Postgres, startPostgres } from '../fixtures/postgres.js';

describe('a connection that breaks while it is in use', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => postgres.remove());

  it('is told to whoever uses it, and ends no process', async () => {
    const database = openPostgres(await postgres.create('underway'), () => {});
    await sql`select 1`.execute(database.patient);
    const query = sql`select pg_sleep(20)`.execute(database.patient);
    const failed = expect(query).rejects.toThrow();
    // It runs once the server can show it.
    const running = sql<{ count: number }>`
      select count(*) as count from pg_stat_activity where query like '%pg_sleep(20)%' and state = 'active'
        and pid <> pg_backend_pid()`;
    while ((await running.execute(database.quick)).rows[0]?.count === 0);
    await postgres.crash();
    await failed;
    await postgres.start();
    await sql`select 1`.execute(database.patient);
    await database.close();
  });
});
