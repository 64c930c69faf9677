// The stores that people wait for, with memory in front: while the database is away, questions are still answered and
// recognised by this process. What a person asks to be forgotten is never said to be so by memory alone.
import { LRUCache } from 'lru-cache';
import { type ThreadContexts, threadName } from '../memory/contexts.js';
import type { Inbox, Recordable } from '../memory/inbox.js';
import type { Once } from '../memory/once.js';
import type { Gate } from './gate.js';
import type { StoredInbox } from './inbox.js';
import type { SecretTexts } from './installations.js';

/** How many threads, claims and workspaces of an outage are remembered. */
const MOST = 5_000;

export function steadyInbox<Question extends Recordable>(
  stored: StoredInbox<Question>,
  memory: Inbox<Question>,
  gate: Gate,
): Inbox<Question> {
  /** Open in the database, or perhaps so. */
  const saved = new Set<string>();
  /** Closed, and the database doesn't know. */
  const unsaved = new Set<string>();
  let outagesSeen = gate.outages();

  return {
    async record(question) {
      const recording = await memory.record(question);
      if (recording !== 'recorded') return recording;
      const attempt = await gate.attempt(() => stored.record(question));
      if (attempt.reached && attempt.value === 'duplicate') {
        await memory.close(question.key);
        return 'duplicate';
      }
      if (attempt.reached || attempt.tried) saved.add(question.key);
      return 'recorded';
    },
    async replying(key) {
      await gate.attempt(() => stored.replying(key));
    },
    async close(key) {
      await memory.close(key);
      const { reached } = await gate.attempt(() => stored.close(key));
      if (saved.delete(key) && !reached) unsaved.add(key);
    },
    inHand: () => memory.inHand(),
    async forget(teamId, userId) {
      const closed = await stored.forget(teamId, userId);
      await memory.forget(teamId, userId);
      return closed;
    },
    async leftOpen(wantedMs) {
      for (const key of unsaved) {
        if ((await gate.attempt(() => stored.close(key))).reached) unsaved.delete(key);
      }
      // Right after an outage other replicas couldn't say either that they live, or what they have answered.
      if (gate.outages() !== outagesSeen) {
        const outages = gate.outages();
        if ((await gate.attempt(() => stored.keep())).reached) outagesSeen = outages;
        return [];
      }
      const attempt = await gate.attempt(() => stored.leftOpen(wantedMs));
      if (!attempt.reached) return [];
      for (const question of attempt.value) {
        await memory.record(question);
        saved.add(question.key);
      }
      return attempt.value;
    },
  };
}

export function steadyContexts(stored: ThreadContexts, memory: ThreadContexts, gate: Gate): ThreadContexts {
  /** Threads of which memory knows more than the database. */
  const unsaved = new LRUCache<string, true>({ max: MOST });
  return {
    async get(thread) {
      if (unsaved.has(threadName(thread))) return memory.get(thread);
      const attempt = await gate.attempt(() => stored.get(thread));
      return attempt.reached ? attempt.value : memory.get(thread);
    },
    async set(thread, context, userId) {
      await memory.set(thread, context, userId);
      const { reached } = await gate.attempt(() => stored.set(thread, context, userId));
      if (reached) unsaved.delete(threadName(thread));
      else unsaved.set(threadName(thread), true);
    },
    async forget(teamId, userId) {
      const inDatabase = await stored.forget(teamId, userId);
      return Math.max(inDatabase, await memory.forget(teamId, userId));
    },
  };
}

export function steadyOnce(stored: Once, memory: Once, gate: Gate): Once {
  /** Given back, and the database doesn't know. */
  const unreleased = new LRUCache<string, true>({ max: MOST });
  return {
    async claim(teamId, key) {
      if (!(await memory.claim(teamId, key))) return false;
      const name = `${teamId}:${key}`;
      const attempt = await gate.attempt(async () => {
        if (unreleased.has(name)) await stored.release(teamId, key);
        return stored.claim(teamId, key);
      });
      if (attempt.reached) unreleased.delete(name);
      return attempt.reached ? attempt.value : true;
    },
    async release(teamId, key) {
      await memory.release(teamId, key);
      const { reached } = await gate.attempt(() => stored.release(teamId, key));
      if (!reached) unreleased.set(`${teamId}:${key}`, true);
    },
  };
}

/** Tokens last read serve while the database is away; changes need the database. */
export function steadyInstallations(stored: SecretTexts, gate: Gate): SecretTexts {
  const known = new LRUCache<string, string>({ max: MOST });
  return {
    async put(id, text) {
      await stored.put(id, text);
      known.set(id, text);
    },
    async get(id) {
      const attempt = await gate.attempt(() => stored.get(id));
      if (!attempt.reached) {
        const last = known.get(id);
        if (last === undefined) throw new Error('the database is away, and this workspace is not in memory');
        return last;
      }
      if (attempt.value === undefined) known.delete(id);
      else known.set(id, attempt.value);
      return attempt.value;
    },
    async remove(id) {
      known.delete(id);
      await stored.remove(id);
    },
  };
}
