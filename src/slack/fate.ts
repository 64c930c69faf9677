// What became of a call that should have posted something: refused for certain, to be tried later, or nobody knows.
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { PauseReason } from '../digest/subscription.js';
import { isError } from './logger.js';

/** Of a call that failed. */
export type Fate =
  /** Slack may have posted it: an HTTP error, a fault inside Slack, or a reply that never came. */
  | { readonly kind: 'uncertain' }
  /** Nothing was posted; it may be tried again after so many milliseconds. */
  | { readonly kind: 'rate_limited'; readonly retryAfterMs: number }
  /** The request never left this machine: nothing was posted. */
  | { readonly kind: 'not_sent' }
  /** Nothing was posted; `lasting` when it won't be any better tomorrow. */
  | { readonly kind: 'refused'; readonly code: string; readonly lasting?: PauseReason };

/** Slack's codes that say that something broke on its side, after which the message may be there all the same. */
const BROKEN = new Set(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout']);
const LIMITED = new Set(['ratelimited', 'rate_limited']);
/** Without a `Retry-After`: Slack's limit is one message a second in a channel. */
const RETRY_AFTER_MS = 1_000;

/** Refusals that last until someone does something about them (errors of chat.postMessage, docs.slack.dev). */
const LASTING: Readonly<Record<string, PauseReason>> = {
  is_archived: 'is_archived',
  not_in_channel: 'not_in_channel',
  channel_not_found: 'channel_not_found',
  account_inactive: 'account_inactive',
  user_not_found: 'account_inactive',
  token_revoked: 'token_revoked',
  token_expired: 'token_revoked',
  invalid_auth: 'token_revoked',
  not_authed: 'token_revoked',
  no_permission: 'refused',
  missing_scope: 'refused',
  not_allowed_token_type: 'refused',
  access_denied: 'refused',
  team_access_not_granted: 'refused',
  ekm_access_denied: 'refused',
  org_login_required: 'refused',
  messages_tab_disabled: 'refused',
  cannot_dm_bot: 'refused',
  posting_to_general_channel_denied: 'refused',
};

/** Errors of a connection that was never made. */
const UNSENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * Judges an error of a call that posts. What isn't known for certain counts as uncertain, so that nothing is posted
 * twice.
 *
 * @example fateOf(new WebAPIRateLimitedError(7)) // { kind: 'rate_limited', retryAfterMs: 7000 }
 */
export function fateOf(error: unknown): Fate {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: 'rate_limited', retryAfterMs: Math.max(1, error.retryAfter) * 1_000 };
  if (error instanceof WebAPIHTTPError) return { kind: 'uncertain' };
  if (error instanceof WebAPIRequestError) return wasSent(error) ? { kind: 'uncertain' } : { kind: 'not_sent' };
  if (!(error instanceof WebAPIPlatformError)) return { kind: 'uncertain' };
  const code: unknown = error.data.error;
  // What isn't a code of Slack's came from something in between: a proxy's page, or half an answer.
  if (typeof code !== 'string' || !/^[a-z0-9_]{1,80}$/.test(code)) return { kind: 'uncertain' };
  if (BROKEN.has(code)) return { kind: 'uncertain' };
  if (LIMITED.has(code)) return { kind: 'rate_limited', retryAfterMs: RETRY_AFTER_MS };
  const lasting = lastingReason(code);
  return { kind: 'refused', code, ...(lasting ? { lasting } : {}) };
}

/** Why a refusal lasts; `undefined` when it needn't. */
function lastingReason(code: string): PauseReason | undefined {
  if (Object.hasOwn(LASTING, code)) return LASTING[code];
  return code.startsWith('restricted_action') ? 'refused' : undefined;
}

/** Whether the request may have reached Slack: not when no connection came about. */
function wasSent(error: unknown): boolean {
  for (let cause: unknown = error; isError(cause); cause = 'original' in cause ? cause.original : cause.cause)
    if ('code' in cause && UNSENT.has(String(cause.code))) return false;
  return true;
}
