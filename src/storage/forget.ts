// What goes: what is older than anybody needs it, and all of a workspace that took the bot away.

import { DAY_MS } from '../memory/once.js';
import type { Database } from './database.js';

/** Rows taken at a time, so that nobody waits long for a sweep. */
const BATCH = 500;

/** Removes what has expired by `now` (milliseconds since 1970); returns how many rows that was. */
export async function expire({ patient }: Database, now: number): Promise<number> {
  const before = now - DAY_MS;
  const sweeps = [
    () =>
      patient
        .deleteFrom('inbox')
        .where('key', 'in', (build) =>
          build.selectFrom('inbox').select('key').where('recorded_at', '<=', before).limit(BATCH),
        )
        .executeTakeFirst(),
    () => patient.deleteFrom('thread_contexts').where('set_at', '<=', before).executeTakeFirst(),
    () => patient.deleteFrom('once').where('claimed_at', '<=', before).executeTakeFirst(),
    // A claim that came just after its subscription was turned off.
    () =>
      patient
        .deleteFrom('deliveries')
        .where('lease_until', '<=', before)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('subscriptions')
                .select('id')
                .whereRef('subscriptions.id', '=', 'deliveries.subscription_id'),
            ),
          ),
        )
        .executeTakeFirst(),
  ];
  let removed = 0;
  for (const sweep of sweeps) {
    let last: number;
    do {
      last = Number((await sweep()).numDeletedRows);
      removed += last;
    } while (last >= BATCH);
  }
  return removed;
}

/** Removes all that is this workspace's own, in one transaction. */
export async function forgetWorkspace({ patient }: Database, teamId: string): Promise<void> {
  await patient.transaction().execute(async (transaction) => {
    const theirs = transaction.selectFrom('subscriptions').select('id').where('team_id', '=', teamId);
    await transaction.deleteFrom('deliveries').where('subscription_id', 'in', theirs).execute();
    await transaction.deleteFrom('subscriptions').where('team_id', '=', teamId).execute();
    await transaction.deleteFrom('inbox').where('team_id', '=', teamId).execute();
    await transaction.deleteFrom('thread_contexts').where('team_id', '=', teamId).execute();
    await transaction.deleteFrom('once').where('team_id', '=', teamId).execute();
    await transaction.deleteFrom('installations').where('id', '=', teamId).execute();
  });
}
