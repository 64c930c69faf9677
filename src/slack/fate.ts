// What became of a call that should have posted something: refused for certain, to be tried later, or nobody knows.
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { isError } from './logger.js';

/** Of a call that failed. */
export type Fate =
  /** Slack may have posted it: an HTTP error, a fault inside Slack, or a reply that never came. */
  | { readonly kind: 'uncertain' }
  /** Nothing was posted; it may be tried again after so many seconds. */
  | { readonly kind: 'rate_limited'; readonly retryAfterSeconds: number }
  /** The request never left this machine: nothing was posted. */
  | { readonly kind: 'not_sent' }
  /** Nothing was posted; `lasting` when it won't be any better tomorrow. */
  | { readonly kind: 'refused'; readonly code: string; readonly lasting: boolean };

/** Slack's codes that say that something broke on its side, after which the message may be there all the same. */
const BROKEN = new Set(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout']);
const LIMITED = new Set(['ratelimited', 'rate_limited']);
/** Without a `Retry-After`: Slack's limit is one message a second in a channel. */
const RETRY_AFTER_SECONDS = 1;

/** Refusals that last until someone does something about them (errors of chat.postMessage, docs.slack.dev). */
const LASTING = new Set([
  'is_archived',
  'not_in_channel',
  'channel_not_found',
  'account_inactive',
  'user_not_found',
  'token_revoked',
  'token_expired',
  'invalid_auth',
  'not_authed',
  'no_permission',
  'missing_scope',
  'not_allowed_token_type',
  'access_denied',
  'team_access_not_granted',
  'ekm_access_denied',
  'org_login_required',
  'messages_tab_disabled',
  'cannot_dm_bot',
  'posting_to_general_channel_denied',
]);
const RESTRICTED = /^restricted_action/;

/** Errors of a connection that was never made. */
const UNSENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * Judges an error of a call that posts. What isn't known for certain counts as uncertain, so that nothing is posted
 * twice.
 *
 * @example fateOf(new WebAPIRateLimitedError(7)) // { kind: 'rate_limited', retryAfterSeconds: 7 }
 */
export function fateOf(error: unknown): Fate {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: 'rate_limited', retryAfterSeconds: Math.max(1, error.retryAfter) };
  if (error instanceof WebAPIHTTPError) return { kind: 'uncertain' };
  if (error instanceof WebAPIRequestError)
    return wasSent(error) ? { kind: 'uncertain' } : { kind: 'not_sent' };
  if (!(error instanceof WebAPIPlatformError)) return { kind: 'uncertain' };
  const code: unknown = error.data.error;
  // What isn't a code of Slack's came from something in between: a proxy's page, or half an answer.
  if (typeof code !== 'string' || !/^[a-z0-9_]{1,80}$/.test(code)) return { kind: 'uncertain' };
  if (BROKEN.has(code)) return { kind: 'uncertain' };
  if (LIMITED.has(code)) return { kind: 'rate_limited', retryAfterSeconds: RETRY_AFTER_SECONDS };
  return { kind: 'refused', code, lasting: LASTING.has(code) || RESTRICTED.test(code) };
}

/** Whether the request may have reached Slack: not when no connection came about. */
function wasSent(error: unknown): boolean {
  for (let cause: unknown = error; isError(cause); cause = 'original' in cause ? cause.original : cause.cause)
    if ('code' in cause && UNSENT.has(String(cause.code))) return false;
  return true;
}
