// The counters and clocks of one process, as Prometheus reads them. No label holds anything of a person, a channel, a
// workspace or a question.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { DigestState } from '../digesting.js';
import type { Measures } from '../slack/measures.js';

export interface MetricsOptions {
  /** Questions this process has in hand. */
  readonly inHand: () => Promise<number>;
  /** Whether the database answers now. */
  readonly databaseReachable: () => Promise<boolean>;
}

export interface Metrics extends Measures {
  /** A digest was settled, or found after all. */
  digest(state: DigestState): void;
  /** All of it in Prometheus's text format. */
  text(): Promise<string>;
  /** Of `text`. */
  readonly contentType: string;
}

/** Slack gives up on an acknowledgement after 3 s. */
const ACK_SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
/** To the answer it is two calls over the internet, and waits where Slack asks to wait. */
const ANSWER_SECONDS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30, 60];
/** Slack has a few dozen codes in use; a server that makes them up must not fill the memory. */
const MOST_CODES = 100;

/** Metrics of their own registry, so that two apps in one process (tests) don't share counters. */
export function createMetrics({ inHand, databaseReachable }: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'footnote_' });
  const replies = new Counter({
    name: 'footnote_replies_total',
    help: 'Replies by surface and outcome; failed ones were told with a reference.',
    labelNames: ['surface', 'outcome'],
    registers,
  });
  const acks = new Histogram({
    name: 'footnote_ack_seconds',
    help: 'From a delivery of Slack to its acknowledgement.',
    buckets: ACK_SECONDS,
    registers,
  });
  const answers = new Histogram({
    name: 'footnote_answer_seconds',
    help: 'From a question to the moment when Slack has its answer.',
    labelNames: ['surface'],
    buckets: ANSWER_SECONDS,
    registers,
  });
  const errors = new Counter({
    name: 'footnote_slack_errors_total',
    help: 'Calls to Slack that failed, each try counted, by error code.',
    labelNames: ['code'],
    registers,
  });
  const digests = new Counter({
    name: 'footnote_digests_total',
    help: 'Digests settled by this process, by state; found: one counted as uncertain before was there after all.',
    labelNames: ['state'],
    registers,
  });
  new Gauge({
    name: 'footnote_inbox_questions',
    help: 'Questions in hand in this process.',
    registers,
    async collect() {
      this.set(await inHand());
    },
  });
  new Gauge({
    name: 'footnote_database_reachable',
    help: '1 while the database answers; at 0 questions are answered from memory and digests wait.',
    registers,
    async collect() {
      this.set((await databaseReachable()) ? 1 : 0);
    },
  });
  const codes = new Set<string>();
  const known = (code: string) => {
    if (codes.size < MOST_CODES) codes.add(code);
    return codes.has(code) ? code : 'other';
  };
  // A clock that is set back must not show as a negative time.
  const seconds = (ms: number) => Math.max(0, ms) / 1000;
  return {
    acknowledged: (ms) => acks.observe(seconds(ms)),
    replied: (surface, outcome) => replies.inc({ surface, outcome }),
    dealtWith: (surface, ms) => answers.observe({ surface }, seconds(ms)),
    slackFailed: (code) => errors.inc({ code: known(code) }),
    digest: (state) => digests.inc({ state }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
