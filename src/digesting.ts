// Digests as the composition root wires them: the runner over the stores, what it reports in the log.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Corpus } from './content/article.js';
import type { DeliveryEvent } from './digest/delivery.js';
import type { Settlement } from './digest/ledger.js';
import type { DigestStores } from './digest/manage.js';
import { createRunner, type Runner } from './digest/runner.js';
import type { DigestParts } from './slack/digests.js';
import { type Log, loggedError } from './slack/logger.js';

export interface DigestingOptions {
  readonly stores: DigestStores;
  readonly corpus: () => Corpus;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
  /** What became of a delivery, for whoever counts. */
  readonly counted?: (state: DigestState) => void;
}

/** `found`: an uncertain post that turned out to be there. */
export type DigestState = Settlement['state'] | 'found';

export interface Digesting extends DigestParts {
  /** Posts all that is due by now, and resolves when that is done; nothing before the app runs. */
  deliverDue(): Promise<void>;
}

export function createDigesting({ stores, corpus, now, log, counted }: DigestingOptions): Digesting {
  let runner: Runner | undefined;
  return {
    stores,
    runner(poster) {
      const told = createReport({ log, now });
      const report = (event: DeliveryEvent) => {
        if (event.kind === 'settled') counted?.(event.settlement.state);
        if (event.kind === 'found') counted?.('found');
        told(event);
      };
      const sleep = async (ms: number, signal?: AbortSignal) => {
        await wait(ms, undefined, signal ? { signal } : {}).catch(() => {});
      };
      runner = createRunner({ stores, corpus, poster, now, sleep, holder: randomUUID(), report });
      return runner;
    },
    async deliverDue() {
      await runner?.deliverDue();
    },
  };
}

type Level = Parameters<Log['line']>[0];

const SAID: Readonly<Record<Exclude<DeliveryEvent['kind'], 'settled'>, readonly [Level, string]>> = {
  failed: ['error', 'digests could not be delivered'],
  rate_limited: ['info', 'Slack takes no digests for a while'],
  found: ['info', 'a digest that was not confirmed was found'],
  holder_died: ['warn', 'a process died while it posted a digest'],
  claim_lost: ['warn', 'a digest was taken over while it was in hand'],
};

/** While the database is away, every look at it fails, every few seconds: the log needn't say so each time. */
const SAY_AGAIN_MS = 10 * 60_000;

/**
 * Puts on the log what the runner reports. What was posted is nobody's concern; what wasn't can be looked up; a failure
 * that goes on is said again every ten minutes.
 */
export function createReport({ log, now }: Pick<DigestingOptions, 'log' | 'now'>) {
  let said = { failure: '', at: 0 };
  const isSaid = (error: unknown) => {
    const { name, message, code } = loggedError(error);
    const failure = `${name} ${code} ${message}`;
    if (failure === said.failure && now() < said.at + SAY_AGAIN_MS) return true;
    said = { failure, at: now() };
    return false;
  };
  return (event: DeliveryEvent): void => {
    if (event.kind === 'settled') {
      const { claim, settlement, lateMs } = event;
      const level = settlement.state === 'posted' ? 'debug' : 'warn';
      log.line(level, `a digest is ${settlement.state}`, { ...claim, ...settlement, lateMs });
      return;
    }
    const { kind, claim, ...more } = event;
    const [level, message] = SAID[kind];
    const isRepeated = event.kind === 'failed' && isSaid(event.error);
    log.line(isRepeated ? 'debug' : level, message, { ...claim, ...more });
  };
}
