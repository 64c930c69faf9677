// The names of people, for messages that say who set something up: looked up now and then, and never waited for long.
import { LRUCache } from 'lru-cache';
import type { Log } from './logger.js';
import type { Person } from './lookups.js';

export interface Names {
  /** A person's name and zone; `undefined` when Slack doesn't say them (no scope, no such person, no reply). */
  of(teamId: string, userId: string): Promise<Person | undefined>;
}

export interface NamesOptions {
  /** Asks Slack; throws when it can't. */
  readonly ask: (teamId: string, userId: string) => Promise<Person>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
}

/** People change their names and zones seldom; who travels sees the change within minutes. */
const KEEP_MS = 10 * 60_000;
const MOST = 5_000;

/** Names with a short memory, so that a digest for everyone at nine doesn't ask for each of its owners anew. */
export function createNames({ ask, now, log }: NamesOptions): Names {
  const known = new LRUCache<string, { readonly person: Person | undefined }>({
    max: MOST,
    ttl: KEEP_MS,
    // lru-cache takes 0 for “no time set”, which a test's clock may well show.
    perf: { now: () => now() + 1 },
    ttlResolution: 0,
  });
  return {
    async of(teamId, userId) {
      const key = `${teamId}:${userId}`;
      const before = known.get(key);
      if (before) return before.person;
      const person = await ask(teamId, userId).catch((error: unknown) => {
        log.line('debug', 'a name could not be looked up', { error });
        return undefined;
      });
      known.set(key, { person });
      return person;
    },
  };
}
