// What people do to a digest: set it, pause it, take it up again, end it, look at it. Over the stores, nothing else.
import type { Corpus } from '../content/article.js';
import { addDays, type Due, localDateAt, nextDue } from './calendar.js';
import type { Delivery } from './ledger.js';
import { withNext } from './next.js';
import { type Digest, planDigest } from './programme.js';
import type { DeliveryLedger, SubscriptionStore } from './stores.js';
import type { PauseReason, Subscription, SubscriptionChoice } from './subscription.js';

export interface DigestStores {
  readonly subscriptions: SubscriptionStore;
  readonly ledger: DeliveryLedger;
}

/** Whose digest: a channel's, or a person's own. */
export type Place =
  | { readonly kind: 'channel'; readonly teamId: string; readonly channel: string }
  | { readonly kind: 'direct'; readonly teamId: string; readonly userId: string };

/** Who changes it, and when (milliseconds since 1970). */
export interface Change {
  readonly by: string;
  readonly now: number;
}

/** How long a pause is: until a local date (it posts again from then on), for some days from today, or open. */
export type PauseLength =
  | { readonly kind: 'until'; readonly date: string }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'open' };

/** The digest as it is after the change, and as it was before it. */
export interface Changed {
  readonly kind: 'changed';
  readonly subscription: Subscription;
  readonly before: Subscription;
}
export interface Created {
  readonly kind: 'created';
  readonly subscription: Subscription;
}
/** There is no digest here. */
export interface None {
  readonly kind: 'none';
}
/** It has ended; only setting it again begins anew. */
export interface Ended {
  readonly kind: 'ended';
  readonly subscription: Subscription;
}
/** The pause would be over today or before, in the digest's zone. */
export interface Past {
  readonly kind: 'past';
  readonly date: string;
  readonly subscription: Subscription;
}

/** A digest as people see it. */
export interface DigestStatus {
  readonly subscription: Subscription;
  /** The next post; unset when none is to come by itself. */
  readonly next?: Due;
  /** What the next post will be about, by today's texts. */
  readonly digest?: Digest;
  /** Its last deliveries and their fate, the newest first. */
  readonly last: readonly Delivery[];
}

/** A change that met other changes this often has a fault, not bad luck. */
const MOST_TRIES = 20;

/**
 * Sets a place's digest: makes one, or gives the one there a new choice, keeping its place in the programme (another
 * article is begun from its beginning). Whatever paused it is over. Set before today's time, it begins today, unless
 * it posted today already.
 *
 * @param fresh the id and the seed of a new one, should one be made.
 */
export async function setDigest(
  stores: DigestStores,
  place: Place,
  choice: SubscriptionChoice,
  { by, now }: Change,
  fresh: { readonly id: string; readonly seed: number },
): Promise<Created | Changed> {
  return retrying(async () => {
    const current = await digestOf(stores, place);
    if (!current || current.state.status === 'ended') {
      const made = newSubscription(place, choice, { by, now }, fresh);
      return (await stores.subscriptions.add(made)) ? { kind: 'created', subscription: made } : undefined;
    }
    const chosen = withoutChoice(current);
    const wanted: Subscription = {
      ...chosen,
      ...choice,
      round: current.articleId === choice.articleId ? current.round : current.round + 1,
      state: { status: 'active' },
      changedBy: by,
      changedAt: now,
    };
    return saved(stores, current, await withNext(stores.ledger, wanted, now));
  });
}

/** Ends it for good: the digest and the record of its deliveries are removed. */
export async function turnOff(
  stores: DigestStores,
  place: Place,
): Promise<None | { readonly kind: 'removed'; readonly subscription: Subscription }> {
  const current = await digestOf(stores, place);
  if (!current || current.state.status === 'ended') return { kind: 'none' };
  return (await stores.subscriptions.remove(current.id))
    ? { kind: 'removed', subscription: current }
    : { kind: 'none' };
}

/** Stops posting: the local dates of the pause have no post, and it resumes by itself when the pause has an end. */
export async function pauseDigest(
  stores: DigestStores,
  place: Place,
  length: PauseLength,
  { by, now }: Change,
): Promise<None | Ended | Past | Changed> {
  return changing(stores, place, async (current) => {
    const today = localDateAt(now, current.schedule.zone);
    const until =
      length.kind === 'until'
        ? length.date
        : length.kind === 'days'
          ? addDays(today, length.days)
          : undefined;
    if (until !== undefined && until <= today) return { kind: 'past', date: until, subscription: current };
    const paused: Subscription = {
      ...current,
      state: { status: 'paused', reason: 'asked', ...(until === undefined ? {} : { until }) },
      changedBy: by,
      changedAt: now,
    };
    return saved(stores, current, await withNext(stores.ledger, paused, now));
  });
}

/** Posts again from now on; a digest that wasn't paused stays as it is. */
export async function resumeDigest(
  stores: DigestStores,
  place: Place,
  { by, now }: Change,
): Promise<None | Ended | Changed> {
  return changing(stores, place, async (current) => {
    if (current.state.status === 'active') return { kind: 'changed', subscription: current, before: current };
    const resumed: Subscription = {
      ...current,
      state: { status: 'active' },
      changedBy: by,
      changedAt: now,
    };
    return saved(stores, current, await withNext(stores.ledger, resumed, now));
  });
}

/** Another zone, for a person who travels; paused or not stays as it is. */
export async function changeZone(
  stores: DigestStores,
  place: Place,
  zone: string,
  { by, now }: Change,
): Promise<None | Ended | Changed> {
  return changing(stores, place, async (current) => {
    const moved: Subscription = {
      ...current,
      schedule: { ...current.schedule, zone },
      changedBy: by,
      changedAt: now,
    };
    return saved(stores, current, await withNext(stores.ledger, moved, now));
  });
}

/**
 * Slack said something lasting outside a delivery (`channel_archive`, the bot was removed): pauses the digest.
 *
 * @returns the digest when this call paused it, and its owner is to be told; `undefined` when there was nothing to do.
 */
export async function pauseForSlack(
  stores: DigestStores,
  place: Place,
  reason: Exclude<PauseReason, 'asked'>,
  now: number,
): Promise<Subscription | undefined> {
  const done = await changing<Changed | None>(stores, place, async (current) => {
    if (current.state.status === 'paused' && current.state.until === undefined) return { kind: 'none' };
    const { next: _, ...rest } = current;
    return saved(stores, current, { ...rest, state: { status: 'paused', reason }, changedAt: now });
  });
  return done.kind === 'changed' ? done.subscription : undefined;
}

/**
 * A person left the workspace: a channel's digest goes on and says so, their own ends.
 *
 * @returns the digests that were changed.
 */
export async function personLeft(
  stores: DigestStores,
  teamId: string,
  userId: string,
  now: number,
): Promise<readonly Subscription[]> {
  const changed: Subscription[] = [];
  for (const { id } of await stores.subscriptions.ownedBy(teamId, userId)) {
    const done = await retrying(async () => {
      const current = await stores.subscriptions.get(id);
      if (!current || current.ownerLeft || current.state.status === 'ended') return { kind: 'none' } as const;
      const { next: _, ...rest } = current;
      return saved(
        stores,
        current,
        current.kind === 'channel'
          ? { ...current, ownerLeft: true, changedAt: now }
          : {
              ...rest,
              ownerLeft: true,
              state: { status: 'ended', reason: 'person_left' },
              changedAt: now,
            },
      );
    });
    if (done.kind === 'changed') changed.push(done.subscription);
  }
  return changed;
}

/** The digest of a place, the ended one too; `undefined` when there never was one. */
export async function digestOf(stores: DigestStores, place: Place): Promise<Subscription | undefined> {
  return place.kind === 'channel'
    ? stores.subscriptions.ofChannel(place.teamId, place.channel)
    : stores.subscriptions.ofPerson(place.teamId, place.userId);
}

/** The next post and the last ones' fate; `undefined` when there is no digest here. */
export async function statusOf(
  stores: DigestStores,
  place: Place,
  corpus: Corpus,
  count = 5,
): Promise<DigestStatus | undefined> {
  const subscription = await digestOf(stores, place);
  if (!subscription) return undefined;
  const digest = await upcoming(stores, subscription, corpus);
  return {
    subscription,
    ...(subscription.next ? { next: subscription.next } : {}),
    ...(digest ? { digest } : {}),
    last: await stores.ledger.last(subscription.id, count),
  };
}

/** What would be posted next, for `preview`; `undefined` when the programme is over. */
export async function upcoming(
  { ledger }: DigestStores,
  subscription: Subscription,
  corpus: Corpus,
): Promise<Digest | undefined> {
  if (subscription.state.status === 'ended') return undefined;
  const planned = planDigest(corpus, subscription, await ledger.had(subscription.id, subscription.round));
  return planned.kind === 'digest' ? planned.digest : undefined;
}

function newSubscription(
  place: Place,
  choice: SubscriptionChoice,
  { by, now }: Change,
  { id, seed }: { readonly id: string; readonly seed: number },
): Subscription {
  return {
    ...choice,
    id,
    seed,
    teamId: place.teamId,
    kind: place.kind,
    channel: place.kind === 'channel' ? place.channel : place.userId,
    ownerId: place.kind === 'channel' ? by : place.userId,
    changedBy: by,
    changedAt: now,
    createdAt: now,
    state: { status: 'active' },
    ownerLeft: false,
    round: 1,
    next: nextDue(choice.schedule, now),
    version: 1,
  };
}

/** The digest without the article it was about: a choice that names none means all. */
function withoutChoice(subscription: Subscription): Subscription {
  const { articleId: _, ...rest } = subscription;
  return rest;
}

async function changing<T extends { readonly kind: string }>(
  stores: DigestStores,
  place: Place,
  change: (current: Subscription) => Promise<T | undefined>,
): Promise<T | None | Ended> {
  return retrying<T | None | Ended>(async () => {
    const current = await digestOf(stores, place);
    if (!current) return { kind: 'none' };
    if (current.state.status === 'ended') return { kind: 'ended', subscription: current };
    return change(current);
  });
}

/** Saves the change; nothing when another one came first, and the whole is to be tried again. */
async function saved(
  stores: DigestStores,
  before: Subscription,
  after: Subscription,
): Promise<Changed | undefined> {
  return (await stores.subscriptions.save(after))
    ? { kind: 'changed', subscription: { ...after, version: before.version + 1 }, before }
    : undefined;
}

async function retrying<T extends { readonly kind: string }>(
  attempt: () => Promise<T | undefined>,
): Promise<T> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const done = await attempt();
    if (done !== undefined) return done;
  }
  throw new Error(`The digest was changed ${MOST_TRIES} times by others while it was being changed`);
}
