// The inbox as a table: a question is in it before Slack is told that it arrived, and whoever starts next finds it open.
// How many may be in hand is memory's to say, which stands in front (steady.ts).
import type { Inbox, Recordable } from '../memory/inbox.js';
import { DAY_MS } from '../memory/once.js';
import type { Database } from './database.js';

export interface StoredInboxOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** This process, by a name that no other has, ever. */
  readonly holder: string;
  readonly keepMs?: number;
}

export interface StoredInbox<Question extends Recordable> extends Inbox<Question> {
  /** Only says that the questions in hand are still ours. */
  keep(): Promise<void>;
}

/** A process that hasn't said for so long that a question is in its hands is taken for dead. */
export const INBOX_LEASE_MS = 10_000;

const MOST_TAKEN_OVER = 100;

export function storedInbox<Question extends Recordable>(
  { quick }: Database,
  { now, holder, keepMs = DAY_MS }: StoredInboxOptions,
): StoredInbox<Question> {
  const inHand = new Set<string>();

  const lease = () => ({ holder, lease_until: now() + INBOX_LEASE_MS });
  const keep = async () => {
    if (inHand.size === 0) return;
    await quick
      .updateTable('inbox')
      .set(lease())
      .where('holder', '=', holder)
      .where('question', 'is not', null)
      .execute();
  };

  return {
    keep,

    async record(question) {
      const { key, teamId, userId = '' } = question;
      const at = now();
      const row = {
        team_id: teamId,
        user_id: userId,
        recorded_at: at,
        question: JSON.stringify(question),
        replying: 0,
        ...lease(),
      } as const;
      const recorded = await quick
        .insertInto('inbox')
        .values({ key, ...row })
        .onConflict((conflict) =>
          conflict
            .column('key')
            .doUpdateSet(row)
            .where('inbox.question', 'is', null)
            .where('inbox.recorded_at', '<=', at - keepMs),
        )
        .returning('key')
        .executeTakeFirst();
      if (!recorded) return 'duplicate';
      inHand.add(key);
      return 'recorded';
    },

    async replying(key) {
      await quick.updateTable('inbox').set({ replying: 1 }).where('key', '=', key).execute();
    },

    async close(key) {
      await quick.updateTable('inbox').set({ question: null }).where('key', '=', key).execute();
      inHand.delete(key);
    },

    async inHand() {
      return inHand.size;
    },

    async forget(teamId, userId) {
      const closed = await quick
        .selectFrom('inbox')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('team_id', '=', teamId)
        .where('user_id', '=', userId)
        .where('question', 'is', null)
        .executeTakeFirstOrThrow();
      await quick
        .updateTable('inbox')
        .set({ user_id: '' })
        .where('team_id', '=', teamId)
        .where('user_id', '=', userId)
        .execute();
      return closed.count;
    },

    async leftOpen(wantedMs) {
      const at = now();
      await keep();
      // One statement each, so that no row is handed to two.
      await quick
        .updateTable('inbox')
        .set({ question: null })
        .where('question', 'is not', null)
        .where('lease_until', '<=', at)
        .where(({ or, eb }) => or([eb('recorded_at', '<', at - wantedMs), eb('replying', '=', 1)]))
        .execute();
      const taken = await quick
        .updateTable('inbox')
        .set(lease())
        .where('question', 'is not', null)
        .where('lease_until', '<=', at)
        .where('key', 'in', (build) =>
          build
            .selectFrom('inbox')
            .select('key')
            .where('question', 'is not', null)
            .where('lease_until', '<=', at)
            .orderBy('recorded_at')
            .limit(MOST_TAKEN_OVER),
        )
        .returning(['key', 'question'])
        .execute();
      return taken.flatMap(({ key, question }) => {
        if (question === null) return [];
        inHand.add(key);
        const asked: Question = JSON.parse(question);
        return [asked];
      });
    },
  };
}
