// Starting on a database: once, together, and beside a newer or an older release.
import { sql } from 'kysely';
import type { Database } from '../../src/storage/database.js';
import { forgetWorkspace } from '../../src/storage/forget.js';
import { storedInbox } from '../../src/storage/inbox.js';
import { storedLedger } from '../../src/storage/ledger.js';
import { migrate } from '../../src/storage/migrate.js';
import { storedSubscriptions } from '../../src/storage/subscriptions.js';
import { describeEachDatabase } from '../fixtures/databases.js';
import { subscription } from '../fixtures/subscription.js';

const numbers = async ({ patient }: Database) =>
  (await sql<{ number: number }>`select number from migrations order by number`.execute(patient)).rows.map(
    ({ number }) => number,
  );

describeEachDatabase('migrations', (fresh) => {
  it('run once, however many replicas start together', async () => {
    const place = await fresh();
    const replicas = [1, 2, 3, 4].map(() => place.connect());
    await Promise.all(replicas.map((replica) => migrate(replica, 5)));
    await migrate(place.connect(), 6);
    const { rows } = await sql<{ applied_at: number }>`select applied_at from migrations`.execute(
      place.connect().patient,
    );
    expect(rows).toEqual([{ applied_at: 5 }]);
  });

  it('leave nothing half done when one fails, and go on from there', async () => {
    const database = (await fresh()).connect();
    const up = (name: string) => (schema: Database['quick']['schema']) =>
      schema.createTable(name).addColumn('id', 'text').execute();
    const failing = async (schema: Database['quick']['schema']) => {
      await up('half')(schema);
      throw new Error('the power failed');
    };
    const one = { number: 1, up: up('whole') };
    await expect(migrate(database, 0, [one, { number: 2, up: failing }])).rejects.toThrow();
    await migrate(database, 0, [one, { number: 2, up: up('half') }]);
    expect(await numbers(database)).toEqual([1, 2]);
  });

  it('of a newer release don’t stop an older one', async () => {
    const place = await fresh();
    const newer = await place.open();
    await sql`insert into migrations (number, applied_at) values (999, 1)`.execute(newer.patient);
    const older = await place.open();
    expect(await storedInbox(older, { now: () => 1, holder: 'a' }).record({ key: 'k', teamId: 'T0' })).toBe(
      'recorded',
    );
  });
});

describeEachDatabase('a workspace that took the bot away', (fresh) => {
  it('leaves nothing of its own behind, and all of the others’', async () => {
    const database = await (await fresh()).open();
    const subscriptions = storedSubscriptions(database);
    const ledger = storedLedger(database);
    const inbox = storedInbox(database, { now: () => 1, holder: 'a' });
    for (const teamId of ['T0', 'T1']) {
      await subscriptions.add(subscription({ id: teamId, teamId }));
      await ledger.claim({
        subscriptionId: teamId,
        localDate: '2026-01-01',
        holder: 'a',
        dueAt: 1,
        now: 1,
        leaseUntil: 2,
      });
      await inbox.record({ key: teamId, teamId, userId: 'U0ANNA' });
    }
    await forgetWorkspace(database, 'T0');
    expect(await subscriptions.get('T0')).toBeUndefined();
    expect(await ledger.get('T0', '2026-01-01')).toBeUndefined();
    expect(await inbox.record({ key: 'T0', teamId: 'T0' })).toBe('recorded');
    expect(await subscriptions.get('T1')).toBeDefined();
    expect(await ledger.get('T1', '2026-01-01')).toBeDefined();
    expect(await inbox.record({ key: 'T1', teamId: 'T1' })).toBe('duplicate');
  });
});
