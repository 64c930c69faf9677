// Things that may be done once, such as sharing an answer; and how long memory keeps anything.
import { LRUCache } from 'lru-cache';

export const DAY_MS = 24 * 60 * 60 * 1000;

/** Things that may be done once, each a workspace's own. */
export interface Once {
  /** True for the first who claims it. */
  claim(teamId: string, key: string): Promise<boolean>;
  /** Gives the claim back, when what it stood for didn't happen. */
  release(teamId: string, key: string): Promise<void>;
}

export interface MemoryOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly keepMs?: number;
  readonly most?: number;
}

/** Claims in memory, kept a day: an ephemeral message, whose button they guard, doesn't live longer. */
export function memoryOnce({ now, keepMs = DAY_MS, most = 5_000 }: MemoryOptions): Once {
  const claims = new LRUCache<string, true>(forAWhile(now, keepMs, most));
  const name = (teamId: string, key: string) => `${teamId}:${key}`;
  return {
    async claim(teamId, key) {
      if (claims.has(name(teamId, key))) return false;
      claims.set(name(teamId, key), true);
      return true;
    },
    async release(teamId, key) {
      claims.delete(name(teamId, key));
    },
  };
}

/** The options of a bounded memory that forgets. */
export function forAWhile(now: () => number, ttl: number, max: number) {
  // lru-cache takes 0 for “no time set”, which a test's clock may well show.
  return { max, ttl, perf: { now: () => now() + 1 }, ttlResolution: 0 };
}
