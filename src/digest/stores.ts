// What the digest needs to have remembered: the smallest interfaces that work, filled by storage/.
import type { Claim, Delivery, Settlement } from './ledger.js';
import type { Subscription } from './subscription.js';

export interface SubscriptionStore {
  /** Adds it; false when this channel (or person, for a `direct` one) has one already that isn't ended. */
  add(subscription: Subscription): Promise<boolean>;
  get(id: string): Promise<Subscription | undefined>;
  /** The one that isn't ended, or else the one that ended last. */
  ofChannel(teamId: string, channel: string): Promise<Subscription | undefined>;
  ofPerson(teamId: string, userId: string): Promise<Subscription | undefined>;
  /** All that a person set up, channels' and their own. */
  ownedBy(teamId: string, userId: string): Promise<readonly Subscription[]>;
  /** Saves a change made on `version`, storing it as `version + 1`; false when another change came first. */
  save(subscription: Subscription): Promise<boolean>;
  /** Removes it and its deliveries; false when it was gone. */
  remove(id: string): Promise<boolean>;
  /** Those whose next post is due at or before `now` (milliseconds), the earliest first. */
  due(now: number, limit: number): Promise<readonly Subscription[]>;
  /** The instant of the next post of all, in milliseconds. */
  nextAt(): Promise<number | undefined>;
}

export interface DeliveryLedger {
  /**
   * Claims a local date for `holder` until `leaseUntil`. `claimed`: ours, new or taken over from a `claimed` row whose
   * lease had ended (at or before `now`). `lost`: its holder died while posting; the row is now `uncertain`, and ours
   * to `settle` as that (`holder_died`), so that the subscription moves on: until then it is found lost again once the
   * lease has ended. `taken`: settled, or a lease lasts.
   */
  claim(
    claim: Claim & { readonly dueAt: number; readonly now: number; readonly leaseUntil: number },
  ): Promise<{ readonly kind: 'claimed' | 'lost' | 'taken'; readonly delivery: Delivery }>;
  /**
   * claimed → posting, with what it is about; false when the claim was lost or the subscription removed meanwhile, and
   * nothing may be posted.
   */
  posting(
    claim: Claim,
    about: {
      readonly round: number;
      readonly articleId: string;
      readonly sectionId: string;
      readonly now: number;
      readonly leaseUntil: number;
    },
  ): Promise<boolean>;
  /**
   * Gives up a claim of which nothing was posted for certain (a 429, another time chosen meanwhile): claimed | posting →
   * claimed, and from `leaseUntil` on anyone may claim it. False when it was no longer ours.
   */
  release(claim: Claim, now: number, leaseUntil: number): Promise<boolean>;
  /**
   * Settles a claim and saves the subscription's new state (its next post, its round, its pause) in one transaction,
   * whatever its version: the change is made on the row as it is then, by `advance`. A `claimed` row can only be
   * skipped, and one found `lost` only be `uncertain`.
   *
   * @returns false when the claim was no longer ours, or the subscription is gone; nothing is changed then.
   */
  settle(
    claim: Claim,
    settlement: Settlement,
    now: number,
    advance: (current: Subscription) => Subscription,
  ): Promise<boolean>;
  /** An `uncertain` row whose message was found after all. */
  found(subscriptionId: string, localDate: string, channel: string, ts: string, now: number): Promise<void>;
  get(subscriptionId: string, localDate: string): Promise<Delivery | undefined>;
  /** The newest first. */
  last(subscriptionId: string, count: number): Promise<readonly Delivery[]>;
  /** Sections that were `posted` or are `uncertain` in this round, as `article/section`, in order of their dates. */
  had(subscriptionId: string, round: number): Promise<readonly string[]>;
}
