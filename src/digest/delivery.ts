// One local date's delivery, from its claim to its settlement: what may be posted, and what is on record at each step.
import type { Corpus } from '../content/article.js';
import { advance, firstOfMissed, type Outcome, outcomeOfHad } from './advance.js';
import type { Due } from './calendar.js';
import type { Claim, Delivery, Settlement } from './ledger.js';
import type { DigestStores } from './manage.js';
import { type Message, type Poster, type PostResult, pauseReasonOf } from './poster.js';
import { type Digest, planDigest } from './programme.js';
import type { Subscription } from './subscription.js';

/** What happened, for the log. */
export type DeliveryEvent =
  | {
      readonly kind: 'settled';
      readonly claim: Claim;
      readonly settlement: Settlement;
      readonly lateMs: number;
    }
  | { readonly kind: 'holder_died' | 'claim_lost' | 'found'; readonly claim: Claim }
  | { readonly kind: 'rate_limited'; readonly claim: Claim; readonly retryAfterSeconds: number }
  | { readonly kind: 'failed'; readonly claim?: Claim; readonly error: unknown };

export interface DeliveryDeps {
  readonly stores: DigestStores;
  readonly corpus: () => Corpus;
  readonly poster: Poster;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** This process, by a name that no other one has or had. */
  readonly holder: string;
  /** How late a post may be. */
  readonly windowMs: number;
  /** How long a claim holds until it posts; a few steps in the store. */
  readonly claimMs: number;
  /** How long it holds while it posts; longer than the poster takes. */
  readonly leaseMs: number;
  /** Tries until it succeeds: what was posted must be on record, also when the database is away for a while. */
  readonly persist: <T>(attempt: () => Promise<T>) => Promise<T>;
  readonly report: (event: DeliveryEvent) => void;
}

/** How it went with all that a subscription had due. */
export type Delivered =
  | { readonly kind: 'done' }
  /** Another holder has it; worth another look then. */
  | { readonly kind: 'busy'; readonly until: number }
  /** Nothing may be posted in this workspace until then. */
  | { readonly kind: 'rate_limited'; readonly until: number }
  /** The message may be there: worth a search. */
  | { readonly kind: 'uncertain'; readonly subscription: Subscription; readonly claim: Claim };

type Step = Exclude<Delivered, { kind: 'done' }> | { readonly kind: 'next'; readonly due: Due | undefined };

/**
 * Delivers what a subscription has due, one local date after the other: missed ones are recorded, the last is posted
 * when it is within the window.
 *
 * @throws what the stores throw before anything was posted; the claim runs out then, and anyone may take it over.
 */
export async function deliver(deps: DeliveryDeps, subscription: Subscription): Promise<Delivered> {
  let due = subscription.next;
  if (due) due = firstOfMissed(subscription, due, deps.now(), deps.windowMs);
  while (due && due.at <= deps.now()) {
    const step = await deliverDate(deps, subscription.id, due);
    if (step.kind !== 'next') return step;
    due = step.due;
  }
  return { kind: 'done' };
}

async function deliverDate(deps: DeliveryDeps, id: string, due: Due): Promise<Step> {
  const { ledger, subscriptions } = deps.stores;
  const now = deps.now();
  const claim: Claim = { subscriptionId: id, localDate: due.localDate, holder: deps.holder };
  const claimed = await ledger.claim({ ...claim, dueAt: due.at, now, leaseUntil: now + deps.claimMs });
  if (claimed.kind !== 'claimed') return moveOn(deps, claimed.kind, claimed.delivery, claim, due);

  const current = await subscriptions.get(id);
  if (!current) return { kind: 'next', due: undefined };
  const changed = changedSince(current, due);
  if (changed === 'later') {
    await ledger.release(claim, now, now);
    return { kind: 'next', due: current.next };
  }
  if (changed) return settle(deps, claim, due, { state: 'skipped', reason: changed }, { kind: 'skipped' });
  if (now - due.at > deps.windowMs)
    return settle(deps, claim, due, { state: 'skipped', reason: 'too_late' }, { kind: 'skipped' });

  const had = await ledger.had(id, current.round);
  const planned = planDigest(deps.corpus(), current, had);
  if (planned.kind !== 'digest') {
    const outcome: Outcome = { kind: planned.kind === 'finished' ? 'finished' : 'skipped' };
    return settle(deps, claim, due, { state: 'skipped', reason: 'no_sections' }, outcome);
  }
  if (!(await markPosting(deps, claim, planned.digest))) {
    deps.report({ kind: 'claim_lost', claim });
    return { kind: 'next', due: undefined };
  }
  return posted(deps, claim, due, current, planned.digest);
}

/** Why the date is no longer to be posted: the digest was changed between its look-up and its claim. */
function changedSince(
  { state, next }: Subscription,
  due: Due,
): 'paused' | 'rescheduled' | 'later' | undefined {
  if (next?.localDate === due.localDate) return next.at > due.at ? 'later' : undefined;
  // Older dates than this one were missed, too many to be recorded each.
  if (next && next.at <= due.at) return undefined;
  // It will be that date again: the person went west.
  if (next && next.localDate < due.localDate) return 'later';
  return state.status === 'active' ? 'rescheduled' : 'paused';
}

/** From here on the row says `posting`: what happens to this process now leaves it uncertain, never posted twice. */
async function markPosting(deps: DeliveryDeps, claim: Claim, digest: Digest): Promise<boolean> {
  const now = deps.now();
  const about = {
    round: digest.round,
    articleId: digest.article.id,
    sectionId: digest.section.id,
    now,
    leaseUntil: now + deps.leaseMs,
  };
  try {
    return await deps.stores.ledger.posting(claim, about);
  } catch (error) {
    // It may be on record, and nothing was posted.
    await deps.persist(() => deps.stores.ledger.release(claim, deps.now(), deps.now()));
    throw error;
  }
}

async function posted(
  deps: DeliveryDeps,
  claim: Claim,
  due: Due,
  subscription: Subscription,
  digest: Digest,
): Promise<Step> {
  const result = await tryToPost(deps, subscription, digest, claim);
  const had: Outcome = { kind: 'had', round: digest.round, last: digest.after.kind === 'end' };
  switch (result.kind) {
    case 'posted': {
      const { channel, ts } = result;
      return settle(deps, claim, due, { state: 'posted', channel, ts }, { ...had, channel });
    }
    case 'uncertain': {
      const step = await settle(deps, claim, due, { state: 'uncertain', reason: 'no_reply' }, had);
      return step.kind === 'next' ? { kind: 'uncertain', subscription, claim } : step;
    }
    case 'rate_limited': {
      const until = deps.now() + result.retryAfterSeconds * 1000;
      await deps.persist(() => deps.stores.ledger.release(claim, deps.now(), until));
      deps.report({ kind: 'rate_limited', claim, retryAfterSeconds: result.retryAfterSeconds });
      return { kind: 'rate_limited', until };
    }
    case 'refused': {
      const skipped: Settlement = { state: 'skipped', reason: `slack:${result.code}` };
      if (!result.lasting) return settle(deps, claim, due, skipped, { kind: 'skipped' });
      const reason = pauseReasonOf(result.code);
      return settle(deps, claim, due, skipped, { kind: 'paused', reason }, async (now) => {
        await deps.poster.tellOwner(now, { reason, code: result.code, localDate: due.localDate });
      });
    }
  }
}

async function tryToPost(
  { poster, report }: DeliveryDeps,
  subscription: Subscription,
  digest: Digest,
  claim: Claim,
): Promise<PostResult> {
  try {
    return await poster.post(subscription, digest, claim);
  } catch (error) {
    report({ kind: 'failed', claim, error });
    return { kind: 'uncertain' };
  }
}

/** Puts the fate of a date on record together with what it does to the subscription. */
async function settle(
  deps: DeliveryDeps,
  claim: Claim,
  due: Due,
  settlement: Settlement,
  outcome: Outcome,
  then?: (subscription: Subscription) => Promise<void>,
): Promise<Step> {
  let after: Subscription | undefined;
  const settled = await deps.persist(() =>
    deps.stores.ledger.settle(claim, settlement, deps.now(), (current) => {
      after = advance(current, due, outcome);
      return after;
    }),
  );
  if (!settled && !(await isOnRecord(deps, claim, settlement))) {
    deps.report({ kind: 'claim_lost', claim });
    // Another holder took us for dead meanwhile, and called it uncertain.
    if (settlement.state === 'posted') await found(deps, claim, settlement);
    return { kind: 'next', due: undefined };
  }
  deps.report({ kind: 'settled', claim, settlement, lateMs: deps.now() - due.at });
  if (after && then) {
    try {
      await then(after);
    } catch (error) {
      deps.report({ kind: 'failed', claim, error });
    }
  }
  return { kind: 'next', due: after?.next };
}

/** True when it was settled after all, by a try of ours whose reply was lost. */
async function isOnRecord(deps: DeliveryDeps, claim: Claim, settlement: Settlement): Promise<boolean> {
  const row = await deps.persist(() => deps.stores.ledger.get(claim.subscriptionId, claim.localDate));
  return row?.holder === claim.holder && row.state === settlement.state;
}

/** The date isn't ours: settled earlier, in another's hands, or its holder died while posting. */
async function moveOn(
  deps: DeliveryDeps,
  kind: 'taken' | 'lost',
  delivery: Delivery,
  claim: Claim,
  due: Due,
): Promise<Step> {
  if (delivery.state === 'claimed' || delivery.state === 'posting')
    return { kind: 'busy', until: delivery.leaseUntil };
  if (kind === 'lost') return leftUncertain(deps, delivery, claim, due);
  const subscription = await movePast(deps, delivery, due);
  return { kind: 'next', due: subscription?.next };
}

/** Whoever finds a dead holder's row settles it as what it is, and looks for the message later. */
async function leftUncertain(deps: DeliveryDeps, delivery: Delivery, claim: Claim, due: Due): Promise<Step> {
  deps.report({ kind: 'holder_died', claim });
  const current = await deps.stores.subscriptions.get(claim.subscriptionId);
  if (!current) return { kind: 'next', due: undefined };
  const outcome = await outcomeOf(deps.stores, deps.corpus(), current, delivery);
  const step = await settle(deps, claim, due, { state: 'uncertain', reason: 'holder_died' }, outcome);
  return step.kind === 'next' ? { kind: 'uncertain', subscription: current, claim } : step;
}

/** Moves the subscription past a date that has its fate already. */
async function movePast(
  { stores, corpus }: DeliveryDeps,
  delivery: Delivery,
  due: Due,
): Promise<Subscription | undefined> {
  for (;;) {
    const current = await stores.subscriptions.get(delivery.subscriptionId);
    if (!current?.next || (current.next.at > due.at && current.next.localDate !== due.localDate))
      return current;
    const outcome = await outcomeOf(stores, corpus(), current, delivery);
    const after = advance(current, due, outcome);
    if (await stores.subscriptions.save(after)) return after;
  }
}

async function outcomeOf(
  { ledger }: DigestStores,
  corpus: Corpus,
  subscription: Subscription,
  { state, round }: Delivery,
): Promise<Outcome> {
  if (state === 'skipped' || round === undefined) return { kind: 'skipped' };
  const had = await ledger.had(subscription.id, Math.max(round, subscription.round));
  return outcomeOfHad(corpus, subscription, Math.max(round, subscription.round), had);
}

/** Looks for a message that may have been posted; true when it is on record as posted now. */
export async function search(deps: DeliveryDeps, subscription: Subscription, claim: Claim): Promise<boolean> {
  const message = await deps.poster.find?.(subscription, claim);
  if (message) await found(deps, claim, message);
  return message !== undefined;
}

async function found(deps: DeliveryDeps, claim: Claim, { channel, ts }: Message): Promise<void> {
  await deps.persist(() =>
    deps.stores.ledger.found(claim.subscriptionId, claim.localDate, channel, ts, deps.now()),
  );
  deps.report({ kind: 'found', claim });
}
