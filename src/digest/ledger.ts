// The ledger of deliveries: one row for each subscription and local date, and the states it goes through.

/**
 * claimed → posting → posted | uncertain | skipped, claimed → skipped, and posting → claimed after a 429. Whoever
 * claims holds it until its lease ends: after that a `claimed` row may be taken over, while a `posting` row, whose fate
 * nobody knows, is `uncertain`.
 */
export type DeliveryState = 'claimed' | 'posting' | 'posted' | 'uncertain' | 'skipped';

/** Why nothing was posted: too late, paused or set anew at the last moment, nothing to post, or Slack's own code. */
export type SkipReason = 'too_late' | 'paused' | 'rescheduled' | 'no_sections' | `slack:${string}`;

export interface Delivery {
  readonly subscriptionId: string;
  /** `2026-03-29`, in the subscription's zone. */
  readonly localDate: string;
  readonly state: DeliveryState;
  /** The moment it was due, milliseconds since 1970. */
  readonly dueAt: number;
  /** When the state was last changed. */
  readonly changedAt: number;
  readonly holder: string;
  readonly leaseUntil: number;
  /** What it is about, once chosen. */
  readonly round?: number;
  readonly articleId?: string;
  readonly sectionId?: string;
  /** Where it was posted, and the message's ts. */
  readonly channel?: string;
  readonly ts?: string;
  readonly reason?: SkipReason | 'no_reply' | 'holder_died';
}

/** The right to deliver one local date's post, until the lease ends. */
export interface Claim {
  readonly subscriptionId: string;
  readonly localDate: string;
  readonly holder: string;
}

export type Settlement =
  | { readonly state: 'posted'; readonly channel: string; readonly ts: string }
  | { readonly state: 'uncertain'; readonly reason: 'no_reply' | 'holder_died' }
  | { readonly state: 'skipped'; readonly reason: SkipReason };
