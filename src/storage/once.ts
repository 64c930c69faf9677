// Things that may be done once, whichever replica is asked.
import { createHash } from 'node:crypto';
import { DAY_MS, type Once } from '../memory/once.js';
import type { Database } from './database.js';

export function storedOnce(
  { quick }: Database,
  { now, keepMs = DAY_MS }: { readonly now: () => number; readonly keepMs?: number },
): Once {
  return {
    async claim(teamId, key) {
      const at = now();
      const claimed = await quick
        .insertInto('once')
        .values({ team_id: teamId, key_hash: hash(key), claimed_at: at })
        .onConflict((conflict) =>
          conflict
            .columns(['team_id', 'key_hash'])
            .doUpdateSet({ claimed_at: at })
            .where('once.claimed_at', '<=', at - keepMs),
        )
        .returning('team_id')
        .executeTakeFirst();
      return claimed !== undefined;
    },
    async release(teamId, key) {
      await quick
        .deleteFrom('once')
        .where('team_id', '=', teamId)
        .where('key_hash', '=', hash(key))
        .execute();
    },
  };
}

function hash(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
