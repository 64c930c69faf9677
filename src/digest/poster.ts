// What the digest needs of a place to post: the smallest interface that works, filled by slack/.
import type { Claim } from './ledger.js';
import type { Digest } from './programme.js';
import type { PauseReason, Subscription } from './subscription.js';

/** A message that was posted, by its conversation (`C…`, `D…`) and its ts. */
export interface Message {
  readonly channel: string;
  readonly ts: string;
}

/** What is known after one try to post. */
export type PostResult =
  | ({ readonly kind: 'posted' } & Message)
  /** Slack said no, and nothing was posted. `lasting`: the next days would be no better, so the digest is paused. */
  | { readonly kind: 'refused'; readonly code: string; readonly lasting: boolean }
  /** 429: nothing was posted, and nothing may be in this workspace until then. */
  | { readonly kind: 'rate_limited'; readonly retryAfterSeconds: number }
  /** An HTTP error, `fatal_error`, `internal_error`, `service_unavailable`, `request_timeout`, or no reply at all. */
  | { readonly kind: 'uncertain' };

/** Why a digest paused itself: what its owner is told, once. */
export interface PausedBySlack {
  readonly reason: Exclude<PauseReason, 'asked'>;
  /** Slack's own word. */
  readonly code: string;
  readonly localDate: string;
}

export interface Poster {
  /**
   * Tries once, without retries of its own, within less time than the runner's lease. What it throws counts as
   * `uncertain`.
   *
   * @param claim goes into the message's metadata, by which `find` knows it again.
   */
  post(subscription: Subscription, digest: Digest, claim: Claim): Promise<PostResult>;
  /** Looks for a message by its metadata, where the history may be read; `undefined` when it can't be found. */
  find?(subscription: Subscription, claim: Claim): Promise<Message | undefined>;
  /** Tells who set it up that their digest was paused. Called once, whether it succeeds or not. */
  tellOwner(subscription: Subscription, paused: PausedBySlack): Promise<void>;
}

/** Slack's code as the reason of a pause. */
export function pauseReasonOf(code: string): PausedBySlack['reason'] {
  switch (code) {
    case 'is_archived':
    case 'not_in_channel':
    case 'channel_not_found':
    case 'account_inactive':
    case 'token_revoked':
      return code;
    case 'user_not_found':
      return 'account_inactive';
    case 'invalid_auth':
    case 'not_authed':
    case 'token_expired':
      return 'token_revoked';
    default:
      return 'refused';
  }
}
