// The app under watch: the harness with health and metrics beside Slack's paths, and a database that can go away.
import { createHealth, type Health } from '../../src/operations/health.js';
import { createMetrics, type Metrics } from '../../src/operations/metrics.js';
import { type Harness, type HarnessOptions, startHarness } from '../fixtures/harness.js';

export interface Watched extends Harness {
  readonly metrics: Metrics;
  readonly health: Health;
  readonly database: { answers: 'at once' | 'no' | 'never' };
  /** Milliseconds that the health asked to wait. */
  readonly waits: number[];
  /** Slack's door, as the app says. */
  readonly door: { open: boolean };
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** The value of this metric, with its labels as Prometheus writes them. */
  value(name: string): Promise<number | undefined>;
}

export async function startWatched(
  options: Omit<HarnessOptions, 'watched'> & { readonly isBalanced?: boolean } = {},
): Promise<Watched> {
  const { isBalanced = true, ...more } = options;
  const database: Watched['database'] = { answers: 'at once' };
  const door = { open: true };
  const waits: number[] = [];
  let harness: Harness | undefined;
  const databaseReachable = () =>
    database.answers === 'never'
      ? new Promise<boolean>(() => {})
      : Promise.resolve(database.answers === 'at once');
  const metrics = createMetrics({ inHand: async () => harness?.app.inHand() ?? 0, databaseReachable });
  const health = createHealth({
    slackIsOpen: () => door.open && (harness?.app.isOpen() ?? false),
    databaseReachable,
    metrics,
    isBalanced,
    now: () => harness?.clock.now ?? 0,
    sleep: async (ms) => {
      waits.push(ms);
      // Whoever answers at once is faster than any time limit.
      await new Promise(setImmediate);
    },
  });
  const started = await startHarness({ ...more, watched: { measures: metrics, beside: health.answer } });
  harness = started;
  return {
    ...started,
    metrics,
    health,
    database,
    waits,
    door,
    ask: (path, init) => fetch(new URL(path, started.url), init),
    async value(name) {
      const text = await (await fetch(new URL('/metrics', started.url))).text();
      const line = text.split('\n').find((one) => one.startsWith(`${name} `));
      return line === undefined ? undefined : Number(line.slice(name.length));
    },
  };
}
