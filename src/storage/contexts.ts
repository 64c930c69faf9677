// What each thread was last about, for every replica.
import type { ThreadContext } from '../answer/answer.js';
import type { Thread, ThreadContexts } from '../memory/contexts.js';
import { DAY_MS } from '../memory/once.js';
import type { Database } from './database.js';

export function storedContexts(
  { quick }: Database,
  { now, keepMs = DAY_MS }: { readonly now: () => number; readonly keepMs?: number },
): ThreadContexts {
  const keys = ({ teamId, channel, threadTs = '' }: Thread) => ({
    team_id: teamId,
    channel,
    thread_ts: threadTs,
  });
  return {
    async get(thread) {
      const { team_id, channel, thread_ts } = keys(thread);
      const row = await quick
        .selectFrom('thread_contexts')
        .select('context')
        .where('team_id', '=', team_id)
        .where('channel', '=', channel)
        .where('thread_ts', '=', thread_ts)
        .where('set_at', '>', now() - keepMs)
        .executeTakeFirst();
      if (!row) return undefined;
      const context: ThreadContext = JSON.parse(row.context);
      return context;
    },
    async set(thread, context, userId) {
      const values = { user_id: userId, context: JSON.stringify(context), set_at: now() };
      await quick
        .insertInto('thread_contexts')
        .values({ ...keys(thread), ...values })
        .onConflict((conflict) => conflict.columns(['team_id', 'channel', 'thread_ts']).doUpdateSet(values))
        .execute();
    },
    async forget(teamId, userId) {
      const gone = await quick
        .deleteFrom('thread_contexts')
        .where('team_id', '=', teamId)
        .where('user_id', '=', userId)
        .returning('channel')
        .execute();
      return gone.length;
    },
  };
}
