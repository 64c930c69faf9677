// The inbox: each question is recorded before Slack is told that it arrived, and closed when it is answered.
import { DAY_MS, type MemoryOptions } from './once.js';

/** `full`: too many questions are in hand; Slack is to deliver it again later. */
export type Recording = 'recorded' | 'duplicate' | 'full';

/** What every question has; all else that it has is kept beside it while it is open. */
export interface Recordable {
  /** The same for every delivery of the same question. */
  readonly key: string;
  readonly teamId: string;
  readonly userId?: string;
}

/** Asynchronous, so that a table can take the memory's place. */
export interface Inbox<Question extends Recordable> {
  /** Records a question under its key, or says that it is known already. */
  record(question: Question): Promise<Recording>;
  /**
   * Said right before a reply that others read is sent: should this process die before `close`, nobody can know
   * whether it was posted, and it isn't posted again.
   */
  replying(key: string): Promise<void>;
  /** The question is answered, or the person was told why not: only its key is kept, so as to know it again. */
  close(key: string): Promise<void>;
  /** How many this process has recorded or taken over and not closed. */
  inHand(): Promise<number>;
  /** Unties this person from their questions, whose bare keys stay; returns how many were closed. */
  forget(teamId: string, userId: string): Promise<number>;
  /**
   * To be called at the start and every few seconds: says that the questions in hand are still ours, and hands over
   * those that a dead process left open, each to one caller only. Those recorded longer than `wantedMs` ago, whose reply
   * nobody waits for any more, and those it was `replying` to, are closed instead.
   */
  leftOpen(wantedMs: number): Promise<readonly Question[]>;
}

interface Entry<Question> {
  /** Team and user; empty once forgotten. */
  owner: string;
  readonly at: number;
  /** Gone once it is closed. */
  question: Question | undefined;
}

/** An inbox in memory, bounded: the oldest closed entries give way to new ones. */
export function memoryInbox<Question extends Recordable>({
  now,
  keepMs = DAY_MS,
  most = 10_000,
}: MemoryOptions): Inbox<Question> {
  const entries = new Map<string, Entry<Question>>();
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
    async record(question) {
      const known = entries.get(question.key);
      if (known && (known.question || known.at + keepMs > now())) return 'duplicate';
      entries.delete(question.key);
      if (!makeRoom()) return 'full';
      const owner = question.userId ? `${question.teamId}:${question.userId}` : '';
      entries.set(question.key, { owner, at: now(), question });
      open += 1;
      return 'recorded';
    },
    // What dies with its process leaves nothing to take over.
    async replying() {},
    async leftOpen() {
      return [];
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
