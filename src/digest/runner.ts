// The loop that finds what is due and delivers it: in time, a few at once, with regard to what Slack can take.
import { type Delivered, type DeliveryDeps, deliver, search } from './delivery.js';
import type { Claim } from './ledger.js';
import type { Subscription } from './subscription.js';

export interface RunnerOptions {
  /** How late a post may be; 2 hours. */
  readonly windowMs?: number;
  /** How long a claim holds until its holder posts: after a crash, others wait no longer. 5 seconds. */
  readonly claimMs?: number;
  /** How long it holds while its holder posts; longer than the poster takes. 60 seconds. */
  readonly leaseMs?: number;
  /** How long the store is left alone at most, for what other processes set; 5 seconds. */
  readonly pollMs?: number;
  /** How many are delivered at once; 50. */
  readonly concurrency?: number;
}

export interface RunnerDeps
  extends Pick<DeliveryDeps, 'stores' | 'corpus' | 'poster' | 'now' | 'holder' | 'report'> {
  /** Resolves after so many milliseconds of real time, or once the signal is aborted (it may be so already). */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export interface Runner {
  start(): void;
  /** Look now: something was set, or the clock was moved. */
  wake(): void;
  /** Delivers all that is due at this moment, and resolves when it is done. */
  deliverDue(): Promise<void>;
  /** Begins nothing new, and resolves when what is in hand is finished. */
  stop(): Promise<void>;
}

/** A message that may be there, and when to look for it. */
interface Searched {
  readonly subscription: Subscription;
  readonly claim: Claim;
  readonly at: number;
  readonly tries: number;
}

/** Slack's rule: one message a second in a channel. */
const CHANNEL_PAUSE_MS = 1000;
/** An uncertain message is looked for this long after each look before: history may lag behind. */
const SEARCH_AFTER_MS: readonly number[] = [2_000, 30_000, 300_000];
/** After a failure, and for what another holder has in hand. */
const LOOK_AGAIN_MS = 5_000;
/** How many tries to put a fate on record are left when the runner is told to stop. */
const TRIES_WHEN_STOPPING = 4;

/**
 * Makes a runner; several may run over one store, each under a `holder` of its own. Nothing runs before `start`.
 *
 * @example const runner = createRunner({ stores, corpus, poster, now: Date.now, sleep, holder: randomUUID(), report });
 */
export function createRunner(deps: RunnerDeps, options: RunnerOptions = {}): Runner {
  const { windowMs = 2 * 60 * 60 * 1000, claimMs = 5_000, leaseMs = 60_000 } = options;
  const { pollMs = 5_000, concurrency = 50 } = options;
  const { stores, now, sleep, report } = deps;
  const inHand = new Map<string, Promise<void>>();
  /** Subscriptions that are left alone until then. */
  const resting = new Map<string, number>();
  /** Workspaces that take nothing until then. */
  const blocked = new Map<string, number>();
  const lastPost = new Map<string, number>();
  let queue: Subscription[] = [];
  let searches: readonly Searched[] = [];
  let stopping = false;
  let alarm = new AbortController();
  let loop: Promise<void> | undefined;

  const delivery: DeliveryDeps = { ...deps, windowMs, claimMs, leaseMs, persist };

  async function persist<T>(attempt: () => Promise<T>): Promise<T> {
    for (let wait = 250, left = TRIES_WHEN_STOPPING; ; wait = Math.min(2 * wait, LOOK_AGAIN_MS)) {
      try {
        return await attempt();
      } catch (error) {
        report({ kind: 'failed', error });
        if (stopping) left -= 1;
        if (left === 0) throw error;
        await sleep(wait);
      }
    }
  }

  function wake(): void {
    alarm.abort();
  }

  function restUntil(id: string, until: number): void {
    resting.set(id, until);
  }

  /** When a subscription may be delivered, if not now. */
  function heldUntil({ teamId, channel }: Subscription): number | undefined {
    const until = Math.max(
      blocked.get(teamId) ?? 0,
      (lastPost.get(`${teamId}:${channel}`) ?? -CHANNEL_PAUSE_MS) + CHANNEL_PAUSE_MS,
    );
    return until > now() ? until : undefined;
  }

  /** Starts what is queued, as far as there is room. */
  function pump(): void {
    while (!stopping && inHand.size < concurrency) {
      const subscription = queue.shift();
      if (!subscription) return;
      if (inHand.has(subscription.id)) continue;
      const until = heldUntil(subscription);
      if (until !== undefined) restUntil(subscription.id, until);
      else begin(subscription.id, () => deliverOne(subscription));
    }
  }

  function begin(key: string, task: () => Promise<void>): void {
    const done = task()
      .catch((error: unknown) => {
        restUntil(key, now() + LOOK_AGAIN_MS);
        report({ kind: 'failed', error });
      })
      .then(() => {
        inHand.delete(key);
        pump();
        // Room again, and there may be more than was fetched.
        if (queue.length === 0) wake();
      });
    inHand.set(key, done);
  }

  async function deliverOne(subscription: Subscription): Promise<void> {
    lastPost.set(`${subscription.teamId}:${subscription.channel}`, now());
    after(subscription, await deliver(delivery, subscription));
  }

  function after({ id, teamId }: Subscription, delivered: Delivered): void {
    switch (delivered.kind) {
      case 'done':
        return;
      case 'busy':
        restUntil(id, Math.min(delivered.until, now() + LOOK_AGAIN_MS));
        return;
      case 'rate_limited':
        blocked.set(teamId, Math.max(blocked.get(teamId) ?? 0, delivered.until));
        restUntil(id, delivered.until);
        return;
      case 'uncertain':
        searchLater(delivered.subscription, delivered.claim, 0);
        return;
    }
  }

  function searchLater(subscription: Subscription, claim: Claim, tries: number): void {
    const wait = SEARCH_AFTER_MS[tries];
    if (wait === undefined || !deps.poster.find) return;
    searches = [...searches, { subscription, claim, at: now() + wait, tries }];
  }

  /** Begins the searches whose time has come. */
  function searchDue(): void {
    const at = now();
    const dueNow = searches.filter((one) => one.at <= at);
    searches = searches.filter((one) => one.at > at);
    for (const { subscription, claim, tries } of dueNow) {
      begin(`search ${claim.subscriptionId} ${claim.localDate}`, async () => {
        const found = await search(delivery, subscription, claim).catch((error: unknown) => {
          report({ kind: 'failed', claim, error });
          return false;
        });
        if (!found) searchLater(subscription, claim, tries + 1);
      });
    }
  }

  function forgetThePast(): void {
    const at = now();
    for (const times of [resting, blocked])
      for (const [key, until] of times) if (until <= at) times.delete(key);
    for (const [key, posted] of lastPost) if (posted + CHANNEL_PAUSE_MS <= at) lastPost.delete(key);
  }

  /** One look at the store; begins what is due. Returns how long to leave it alone, in milliseconds. */
  async function look(): Promise<number> {
    forgetThePast();
    searchDue();
    if (queue.length === 0) {
      const limit = 4 * concurrency + inHand.size + resting.size;
      const due = await stores.subscriptions.due(now(), limit);
      // Each holder in an order of its own, so that they seldom meet over the same one.
      queue = due
        .filter(({ id }) => !inHand.has(id) && !resting.has(id))
        .map((subscription) => ({ subscription, place: mix(deps.holder, subscription.id) }))
        .sort((a, b) => a.place - b.place)
        .map(({ subscription }) => subscription);
    }
    pump();
    const next = await stores.subscriptions.nextAt();
    const at = now();
    const times = [next ?? 0, ...resting.values(), ...searches.map((one) => one.at)].filter(
      (time) => time > at,
    );
    return Math.min(pollMs, ...times.map((time) => time - at));
  }

  async function run(): Promise<void> {
    while (!stopping) {
      alarm = new AbortController();
      let wait = pollMs;
      try {
        wait = await look();
      } catch (error) {
        report({ kind: 'failed', error });
      }
      if (!stopping) await sleep(wait, alarm.signal);
    }
  }

  return {
    start() {
      loop ??= run();
    },
    wake,
    async deliverDue() {
      do {
        await look();
        await Promise.all(inHand.values());
      } while (!stopping && (inHand.size > 0 || queue.length > 0 || (await anyDue())));
    },
    async stop() {
      stopping = true;
      queue = [];
      wake();
      await loop;
      while (inHand.size > 0) await Promise.all(inHand.values());
    },
  };

  async function anyDue(): Promise<boolean> {
    const due = await stores.subscriptions.due(now(), resting.size + 1);
    return due.some(({ id }) => !resting.has(id));
  }
}

/** A place for a subscription, another one for each holder (FNV-1a, 32 bits). */
function mix(holder: string, id: string): number {
  let hash = 0x811c9dc5;
  for (const character of holder + id)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
