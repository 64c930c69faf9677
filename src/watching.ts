// How a running bot is watched, as the composition root wires it: health and metrics beside Slack's paths in HTTP
// mode, on a port of their own in Socket Mode where one is set.
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from './config.js';
import type { DigestState } from './digesting.js';
import { createHealth } from './operations/health.js';
import { createMetrics } from './operations/metrics.js';
import { serveOperations } from './operations/server.js';
import type { Log } from './slack/logger.js';
import type { Measures } from './slack/measures.js';
import type { Received } from './slack/received.js';
import { listenProblem, type RunningSlack, StartError, type StartOptions } from './slack/start.js';
import type { Storage } from './storage/open.js';

export interface WatchingOptions {
  readonly config: Pick<Config, 'mode' | 'port' | 'portWasSet' | 'host'>;
  readonly stored: Pick<Storage<Received>, 'inbox' | 'reachable'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
}

export interface Watching {
  readonly measures: Measures;
  readonly counted: (state: DigestState) => void;
  /** What HTTP mode serves beside Slack's paths. */
  readonly beside: NonNullable<StartOptions['beside']>;
  /**
   * From here on this app is the one that is watched.
   *
   * @throws StartError when Socket Mode's port can't be listened on.
   */
  watch(slack: RunningSlack): Promise<void>;
  /** Says that it isn't ready any more and leaves a balancer the time to see it; resolves to the milliseconds taken. */
  drain(): Promise<number>;
  close(): Promise<void>;
}

export function createWatching({ config, stored, now, log }: WatchingOptions): Watching {
  let slack: RunningSlack | undefined;
  let close = async () => {};
  const metrics = createMetrics({
    inHand: () => stored.inbox.inHand(),
    databaseReachable: stored.reachable,
  });
  const health = createHealth({
    slackIsOpen: () => slack?.isOpen() ?? false,
    databaseReachable: stored.reachable,
    metrics,
    // Nothing comes to Socket Mode by a balancer.
    isBalanced: config.mode.kind !== 'socket',
    now,
    sleep: async (ms, signal) => {
      await wait(ms, undefined, signal ? { signal } : {}).catch(() => {});
    },
  });
  return {
    measures: metrics,
    counted: metrics.digest,
    beside: health.answer,
    async watch(running) {
      slack = running;
      if (config.mode.kind !== 'socket' || !config.portWasSet) return;
      const { port, host } = config;
      const options = { port, answer: health.answer, log, ...(host ? { host } : {}) };
      const server = await serveOperations(options).catch((error: unknown) => {
        throw new StartError(listenProblem(error, config), { cause: error });
      });
      close = server.close;
      log.line('info', 'health checks and metrics are served', { port: server.port });
    },
    drain: health.drain,
    close: () => close(),
  };
}
