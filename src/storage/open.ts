// Opens the database, brings its tables up to date, and hands out the stores.
import { randomUUID } from 'node:crypto';
import type { DeliveryLedger, SubscriptionStore } from '../digest/stores.js';
import { memoryContexts, type ThreadContexts } from '../memory/contexts.js';
import { type Inbox, memoryInbox, type Recordable } from '../memory/inbox.js';
import { memoryOnce, type Once } from '../memory/once.js';
import { storedContexts } from './contexts.js';
import type { Database } from './database.js';
import { expire, forgetWorkspace } from './forget.js';
import { createGate, type LineLog } from './gate.js';
import { storedInbox } from './inbox.js';
import { type SecretTexts, storedInstallations } from './installations.js';
import { storedLedger } from './ledger.js';
import { migrate } from './migrate.js';
import { storedOnce } from './once.js';
import { openPostgres } from './postgres.js';
import { createSeal } from './seal.js';
import { openSqlite } from './sqlite.js';
import { steadyContexts, steadyInbox, steadyInstallations, steadyOnce } from './steady.js';
import { storedSubscriptions } from './subscriptions.js';

export interface StorageOptions {
  /** PostgreSQL's address; without it, SQLite in the data folder. */
  readonly databaseUrl?: string;
  readonly dataFolder: string;
  /** Seals tokens, and what it replaced. */
  readonly secret?: string;
  readonly secretPrevious?: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: LineLog;
}

export interface Storage<Question extends Recordable> {
  /** These three answer, from memory, also while the database is away. */
  readonly inbox: Inbox<Question>;
  readonly contexts: ThreadContexts;
  readonly shares: Once;
  /** These two throw while it is. */
  readonly subscriptions: SubscriptionStore;
  readonly ledger: DeliveryLedger;
  /** Only with a secret. */
  readonly installations?: SecretTexts;
  /** Removes all that is this workspace's own. */
  forgetWorkspace(teamId: string): Promise<void>;
  /** Removes what has expired by `now`; returns how many rows. */
  expire(now: number): Promise<number>;
  close(): Promise<void>;
}

/**
 * @throws StorageError when the folder can't be written, or the database can't be reached or used.
 * @example
 * const storage = await openStorage<Received>({ dataFolder: 'data', now: Date.now, log });
 * await storage.inbox.record(question); // 'recorded'
 */
export async function openStorage<Question extends Recordable>(
  options: StorageOptions,
): Promise<Storage<Question>> {
  const { databaseUrl, dataFolder, secret, secretPrevious, now, log } = options;
  // Connections that break while idle are replaced when the next is needed: worth a line only when looking for it.
  const lost = (error: Error) => log.line('debug', 'a connection to the database was lost', { error });
  const database: Database = databaseUrl ? openPostgres(databaseUrl, lost) : openSqlite(dataFolder);
  try {
    await migrate(database, now());
  } catch (error) {
    await database.close();
    throw error;
  }
  const gate = createGate({ now, log });
  const holder = randomUUID();
  const installations = secret
    ? steadyInstallations(
        storedInstallations(database, { now, seal: createSeal(secret, secretPrevious) }),
        gate,
      )
    : undefined;
  return {
    inbox: steadyInbox(
      storedInbox<Question>(database, { now, holder }),
      memoryInbox<Question>({ now }),
      gate,
    ),
    contexts: steadyContexts(storedContexts(database, { now }), memoryContexts({ now }), gate),
    shares: steadyOnce(storedOnce(database, { now }), memoryOnce({ now }), gate),
    subscriptions: storedSubscriptions(database),
    ledger: storedLedger(database),
    ...(installations ? { installations } : {}),
    async forgetWorkspace(teamId) {
      await forgetWorkspace(database, teamId);
      await installations?.remove(teamId);
    },
    expire: (at) => expire(database, at),
    close: () => database.close(),
  };
}
