// What each thread was last about, so that a follow-up finds it.
import { LRUCache } from 'lru-cache';
import type { ThreadContext } from '../answer/answer.js';
import { DAY_MS, forAWhile, type MemoryOptions } from './once.js';

/** Where a follow-up may come from. */
export interface Thread {
  readonly teamId: string;
  readonly channel: string;
  /** Unset in a direct message that has no threads. */
  readonly threadTs?: string;
}

/** What each thread was last about, for follow-ups. Asynchronous, so that a table can take the memory's place. */
export interface ThreadContexts {
  get(thread: Thread): Promise<ThreadContext | undefined>;
  set(thread: Thread, context: ThreadContext, userId: string): Promise<void>;
  /** Forgets the threads in which this person asked last; returns how many. */
  forget(teamId: string, userId: string): Promise<number>;
}

/** One name for one thread. */
export function threadName({ teamId, channel, threadTs }: Thread): string {
  return `${teamId}:${channel}:${threadTs ?? ''}`;
}

/** Thread contexts in memory: kept a day, the least used give way. */
export function memoryContexts({ now, keepMs = DAY_MS, most = 5_000 }: MemoryOptions): ThreadContexts {
  const threads = new LRUCache<string, { context: ThreadContext; owner: string }>(
    forAWhile(now, keepMs, most),
  );
  return {
    async get(thread) {
      return threads.get(threadName(thread))?.context;
    },
    async set(thread, context, userId) {
      threads.set(threadName(thread), { context, owner: `${thread.teamId}:${userId}` });
    },
    async forget(teamId, userId) {
      const theirs = [...threads.entries()].filter(([, { owner }]) => owner === `${teamId}:${userId}`);
      for (const [name] of theirs) threads.delete(name);
      return theirs.length;
    },
  };
}
