// What a delivery does to its subscription: its next post, its round, its pause or its end.
import type { Corpus } from '../content/article.js';
import type { Due } from './calendar.js';
import { nextOf } from './next.js';
import { planDigest } from './programme.js';
import type { PauseReason, Subscription, SubscriptionStatus } from './subscription.js';

/** What came of a local date, as far as the subscription is concerned. */
export type Outcome =
  /** Posted, or perhaps: the programme moves on. `last` was the last section of a programme that ends. */
  | { readonly kind: 'had'; readonly round: number; readonly last: boolean; readonly channel?: string }
  /** Nothing was posted: the same section comes next time. */
  | { readonly kind: 'skipped' }
  /** Slack said something lasting. */
  | { readonly kind: 'paused'; readonly reason: Exclude<PauseReason, 'asked'> }
  /** Nothing is left to post. */
  | { readonly kind: 'finished' };

/** How many missed dates are recorded after a long silence: the last ones. */
export const MOST_MISSED = 31;

/**
 * The subscription after one of its dates. It is applied to the row as it is then: a person may have set it anew,
 * paused or moved it meanwhile, and that stands; only a next post on the very date, or before it, is over.
 *
 * @param due the date that was delivered.
 */
export function advance(current: Subscription, due: Due, outcome: Outcome): Subscription {
  const moved: Subscription = {
    ...current,
    state: stateAfter(current, due, outcome),
    ...(outcome.kind === 'had' ? { round: Math.max(current.round, outcome.round) } : {}),
    ...(outcome.kind === 'had' && outcome.channel !== undefined && current.kind === 'direct'
      ? { channel: outcome.channel }
      : {}),
  };
  const { next: _, ...rest } = moved;
  const { next } = current;
  if (next === undefined || moved.state.status === 'ended') return rest;
  if (moved.state.status === 'paused' && moved.state.until === undefined) return rest;
  if (next.at > due.at && next.localDate !== due.localDate) return moved;
  const following = nextOf(moved, Math.max(next.at, due.at));
  return following ? { ...rest, next: following } : rest;
}

function stateAfter({ state, atEnd }: Subscription, due: Due, outcome: Outcome): SubscriptionStatus {
  if (state.status === 'ended') return state;
  if (outcome.kind === 'finished' || (outcome.kind === 'had' && outcome.last && atEnd === 'end'))
    return { status: 'ended', reason: 'finished' };
  if (outcome.kind === 'paused') return { status: 'paused', reason: outcome.reason };
  const over = state.status === 'paused' && state.until !== undefined && state.until <= due.localDate;
  return over ? { status: 'active' } : state;
}

/** What a date that is or may have been posted means, by what the ledger says was had, this date included. */
export function outcomeOfHad(
  corpus: Corpus,
  subscription: Subscription,
  round: number,
  had: readonly string[],
): Outcome {
  const planned = planDigest(corpus, { ...subscription, round }, had);
  return { kind: 'had', round, last: planned.kind === 'finished' };
}

/**
 * The date to begin with: the next one, or, when more than 31 were missed, the thirty-first before today's window.
 *
 * @param windowMs how late a post may be.
 */
export function firstOfMissed(subscription: Subscription, next: Due, now: number, windowMs: number): Due {
  const missed: Due[] = [];
  for (let due: Due | undefined = next; due && due.at + windowMs < now; due = nextOf(subscription, due.at)) {
    missed.push(due);
    if (missed.length > MOST_MISSED) missed.shift();
  }
  return missed[0] ?? next;
}
