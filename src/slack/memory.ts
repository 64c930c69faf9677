// What the bot remembers for a while: what each thread was last about, and which answers were shared already.
import { LRUCache } from 'lru-cache';
import type { ThreadContext } from '../answer/answer.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Where a follow-up may come from. */
interface Thread {
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

/** Things that may be done once. */
export interface Once {
  /** True for the first who claims it. */
  claim(key: string): Promise<boolean>;
  /** Gives the claim back, when what it stood for didn't happen. */
  release(key: string): Promise<void>;
}

export interface MemoryOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly keepMs?: number;
  readonly most?: number;
}

/** Thread contexts in memory: kept a day, the least used give way. */
export function memoryContexts({ now, keepMs = DAY_MS, most = 5_000 }: MemoryOptions): ThreadContexts {
  const threads = new LRUCache<string, { context: ThreadContext; owner: string }>(
    cacheOptions(now, keepMs, most),
  );
  const key = ({ teamId, channel, threadTs }: Thread) => `${teamId}:${channel}:${threadTs ?? ''}`;
  return {
    async get(thread) {
      return threads.get(key(thread))?.context;
    },
    async set(thread, context, userId) {
      threads.set(key(thread), { context, owner: `${thread.teamId}:${userId}` });
    },
    async forget(teamId, userId) {
      const theirs = [...threads.entries()].filter(([, { owner }]) => owner === `${teamId}:${userId}`);
      for (const [name] of theirs) threads.delete(name);
      return theirs.length;
    },
  };
}

/** Claims in memory, kept a day: an ephemeral message, whose button they guard, doesn't live longer. */
export function memoryOnce({ now, keepMs = DAY_MS, most = 5_000 }: MemoryOptions): Once {
  const claims = new LRUCache<string, true>(cacheOptions(now, keepMs, most));
  return {
    async claim(key) {
      if (claims.has(key)) return false;
      claims.set(key, true);
      return true;
    },
    async release(key) {
      claims.delete(key);
    },
  };
}

function cacheOptions(now: () => number, ttl: number, max: number) {
  // lru-cache takes 0 for “no time set”, which a test's clock may well show.
  return { max, ttl, perf: { now: () => now() + 1 }, ttlResolution: 0 };
}
