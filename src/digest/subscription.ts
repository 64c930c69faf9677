// A subscription: who gets the daily digest, where, when, and in which order.

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** When a digest is wanted, in the words of a calendar. */
export interface Schedule {
  /** Local time of day, `09:00`. */
  readonly time: string;
  /** In order, at least one. */
  readonly weekdays: readonly Weekday[];
  /** IANA time zone, `Asia/Shanghai`. */
  readonly zone: string;
}

/** Why a subscription no longer posts by itself: a person asked for it, or Slack said something lasting. */
export type PauseReason =
  | 'asked'
  | 'is_archived'
  | 'not_in_channel'
  | 'channel_not_found'
  | 'account_inactive'
  | 'token_revoked'
  | 'refused';

/** `ended`: the programme is over, or its person left; `off` is a subscription that was removed. */
export type SubscriptionStatus =
  | { readonly status: 'active' }
  /** Until the given local date (it posts again from then on), or until someone resumes it. */
  | { readonly status: 'paused'; readonly reason: PauseReason; readonly until?: string }
  | { readonly status: 'ended'; readonly reason: 'finished' | 'person_left' };

/** What a person chooses. */
export interface SubscriptionChoice {
  readonly schedule: Schedule;
  /** Unset: all articles, one after the other. */
  readonly articleId?: string;
  /** BCP 47: that of who set it up, as far as Slack tells it. Unset: the texts' own. */
  readonly language?: string;
  readonly order: 'reading' | 'shuffled';
  /** What happens after the last section. */
  readonly atEnd: 'end' | 'restart';
}

export interface Subscription extends SubscriptionChoice {
  readonly id: string;
  readonly teamId: string;
  /** A channel's digest, or a person's own in the direct message with the bot. */
  readonly kind: 'channel' | 'direct';
  /** Where it is posted: `C…`, `G…` or `D…`; for a person's own, the user id serves until Slack names the conversation. */
  readonly channel: string;
  /** Who set it up. */
  readonly ownerId: string;
  /** Who changed it last, and when (milliseconds since 1970). */
  readonly changedBy: string;
  readonly changedAt: number;
  readonly createdAt: number;
  readonly state: SubscriptionStatus;
  /** The person who set it up is no longer in the workspace; a channel's digest goes on. */
  readonly ownerLeft: boolean;
  /** Which time through the programme this is, from 1. */
  readonly round: number;
  /** Makes the shuffled order of a round: the same at every start. */
  readonly seed: number;
  /** The next post: its instant (milliseconds since 1970) and local date; unset when none is to come. */
  readonly next?: { readonly at: number; readonly localDate: string };
  /** Goes up with every change; a change made on an older one is refused. */
  readonly version: number;
}
