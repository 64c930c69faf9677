// What a supervisor, a balancer and Prometheus ask of a running bot: whether it lives, whether it is ready, its metrics.
import type { IncomingMessage } from 'node:http';
import type { Beside, Page } from '../slack/httpReceiver.js';
import type { Metrics } from './metrics.js';
import { isNear } from './near.js';

export interface HealthOptions {
  /** Whether Slack can reach the app now. */
  readonly slackIsOpen: () => boolean;
  /** Whether the database answers. */
  readonly databaseReachable: () => Promise<boolean>;
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether Slack's requests come by a balancer that asks for readiness. */
  readonly isBalanced: boolean;
  /** Resolves after so many milliseconds, or when the signal says that nobody waits any more. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export interface Health {
  /** Answers `/healthz`, `/readyz` and `/metrics`; to be asked before the texts and Slack are there, too. */
  readonly answer: Beside;
  /**
   * From now on it isn't ready. Resolves when whoever asks for readiness has had the time to see so and to send
   * Slack's requests elsewhere, to the milliseconds that took; at once where nobody asks. The app goes on meanwhile.
   */
  drain(): Promise<number>;
}

/** Balancers ask every few seconds, and leave a machine out after two or three refusals. */
const DRAIN_MS = 5_000;
/** Who hasn't asked for so long doesn't watch. */
const WATCHES_MS = 60_000;
/** A check is often given a second; a database that takes longer counts as away. */
const DATABASE_WITHIN_MS = 500;
const PATHS: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

export function createHealth({
  slackIsOpen,
  databaseReachable,
  metrics,
  isBalanced,
  now,
  sleep,
}: HealthOptions): Health {
  let stopping = false;
  let askedAt = Number.NEGATIVE_INFINITY;

  const readiness = async (): Promise<Page> => {
    askedAt = now();
    const enough = new AbortController();
    const late = sleep(DATABASE_WITHIN_MS, enough.signal).then(() => false);
    const reachable = await Promise.race([databaseReachable(), late]);
    enough.abort();
    const slack = slackIsOpen() ? 'open' : 'closed';
    // With the database away questions are still answered: taking all replicas out would answer none.
    const ready = !stopping && slack === 'open';
    const body = { ready, stopping, texts: 'loaded', slack, database: reachable ? 'reachable' : 'away' };
    return {
      status: ready ? 200 : 503,
      contentType: 'application/json; charset=utf-8',
      body: JSON.stringify(body),
    };
  };

  return {
    async answer(request) {
      const path = pathOf(request);
      if (!PATHS.has(path)) return undefined;
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return { status: 405, contentType: 'text/plain; charset=utf-8', body: 'only GET' };
      if (path === '/healthz') return { status: 200, contentType: 'text/plain; charset=utf-8', body: 'ok' };
      if (path === '/readyz') return readiness();
      // To outsiders it is not there.
      if (!isNear(request)) return undefined;
      return { status: 200, contentType: metrics.contentType, body: await metrics.text() };
    },
    async drain() {
      stopping = true;
      if (!isBalanced || now() - askedAt >= WATCHES_MS) return 0;
      await sleep(DRAIN_MS);
      return DRAIN_MS;
    },
  };
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?')[0] ?? '';
}
