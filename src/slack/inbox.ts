// The inbox: each question is recorded before Slack is told that it arrived, and closed when it is answered.
import type { Received } from './received.js';

/** `full`: too many questions are in hand; Slack is to deliver it again later. */
type Recording = 'recorded' | 'duplicate' | 'full';

/** Asynchronous, so that a table can take the memory's place. */
export interface Inbox {
  /** Records a question under its key, or says that it is known already. */
  record(received: Received): Promise<Recording>;
  /** The question is answered, or the person was told why not: only its key is kept, so as to know it again. */
  close(key: string): Promise<void>;
  /** How many are recorded and not closed. */
  inHand(): Promise<number>;
  /** Unties this person from their questions, whose bare keys stay; returns how many were closed. */
  forget(teamId: string, userId: string): Promise<number>;
}

export interface MemoryInboxOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Slack delivers an event up to four times within about six minutes; a day is a margin. */
  readonly keepMs?: number;
  readonly most?: number;
}

interface Entry {
  /** Team and user; empty once forgotten. */
  owner: string;
  readonly at: number;
  /** Gone once it is closed. */
  question: Received | undefined;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** An inbox in memory, bounded: the oldest closed entries give way to new ones. */
export function memoryInbox({ now, keepMs = DAY_MS, most = 10_000 }: MemoryInboxOptions): Inbox {
  const entries = new Map<string, Entry>();
  let open = 0;

  /** Entries stand in order of arrival, so that the old ones are in front. */
  const makeRoom = (): boolean => {
    for (const [key, entry] of entries) {
      const old = entry.at + keepMs <= now();
      if (!old && entries.size < most) return true;
      if (!entry.question) entries.delete(key);
    }
    return entries.size < most;
  };

  return {
    async record(received) {
      const known = entries.get(received.key);
      if (known && (known.question || known.at + keepMs > now())) return 'duplicate';
      entries.delete(received.key);
      if (!makeRoom()) return 'full';
      const owner = received.kind === 'joined' ? '' : `${received.teamId}:${received.userId}`;
      entries.set(received.key, { owner, at: now(), question: received });
      open += 1;
      return 'recorded';
    },
    async close(key) {
      const entry = entries.get(key);
      if (!entry?.question) return;
      entry.question = undefined;
      open -= 1;
    },
    async inHand() {
      return open;
    },
    async forget(teamId, userId) {
      const owner = `${teamId}:${userId}`;
      const theirs = [...entries.values()].filter((entry) => entry.owner === owner);
      for (const entry of theirs) entry.owner = '';
      return theirs.filter((entry) => !entry.question).length;
    },
  };
}
