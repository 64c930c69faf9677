// Posts digests: one try, no hidden retries, a time limit, and an honest word on what became of it.
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Claim } from '../digest/ledger.js';
import type { Message as Posted, Poster, PostResult } from '../digest/poster.js';
import type { Subscription } from '../digest/subscription.js';
import type { Words } from '../words/words.js';
import { section } from './blocks/compose.js';
import { type DigestAbout, digestMessage } from './blocks/digest.js';
import { fateOf } from './fate.js';
import type { Log } from './logger.js';
import type { Names } from './names.js';
import { escaped, withToken } from './text.js';
import { BAD_BLOCKS, type Message, messageFields, slackErrorCode } from './web.js';

export interface PosterOptions {
  readonly apiUrl: string;
  /** The workspace's bot token; `undefined` when the bot is no longer installed there. */
  readonly tokenOf: (teamId: string) => Promise<string | undefined>;
  readonly names: Names;
  readonly words: Words;
  readonly log: Log;
  /** For one call. */
  readonly timeoutMs?: number;
}

/** By which a message of ours is known again. */
const EVENT_TYPE = 'footnote_digest';
const DAY_SECONDS = 86_400;
/** How many messages of a channel are looked through for one whose fate isn't known. */
const PAGES = 3;
const PAGE = 200;
/** A connection that was refused is tried again after so long. */
const UNREACHABLE_SECONDS = 10;

/** The runner's way to Slack. */
export function createPoster(options: PosterOptions): Poster {
  const { tokenOf, names, words, log } = options;
  const clientOf = clients(options);

  const send = async (web: WebClient, subscription: Subscription, message: Message, claim: Claim) => {
    const { channel, ts } = await web.chat.postMessage({
      channel: subscription.channel,
      ...messageFields(message),
      metadata: { event_type: EVENT_TYPE, event_payload: payloadOf(claim) },
    });
    // Without them nobody could say what was posted where.
    if (!channel || !ts) throw new Error('Slack confirmed a message without saying which');
    return { kind: 'posted', channel, ts } as const;
  };

  return {
    async post(subscription, digest, claim) {
      const token = await tokenOf(subscription.teamId);
      if (!token) return { kind: 'refused', code: 'token_revoked', lasting: true };
      const web = clientOf(token);
      const message = digestMessage(digest, await aboutOf(subscription, names), words);
      try {
        return await send(web, subscription, message, claim);
      } catch (error) {
        if (!BAD_BLOCKS.has(slackErrorCode(error) ?? '')) return failed(error, log);
        log.line('warn', 'Slack refused the blocks of a digest; the text goes out alone', { error });
      }
      // Refused for certain, so that a second try posts nothing twice.
      return send(web, subscription, { text: message.text, blocks: [] }, claim).catch((error: unknown) =>
        failed(error, log),
      );
    },

    async find(subscription, claim) {
      const token = await tokenOf(subscription.teamId);
      // Before Slack has named a person's conversation, there is nothing to look through.
      if (!token || /^[UW]/.test(subscription.channel)) return undefined;
      try {
        return await findPosted(clientOf(token), subscription.channel, claim);
      } catch (error) {
        log.line('debug', 'the history could not be read', { error });
        return undefined;
      }
    },

    async tellOwner(subscription, { reason }) {
      const token = await tokenOf(subscription.teamId);
      if (!token) return;
      const text =
        subscription.kind === 'channel'
          ? withToken(`<#${subscription.channel}>`, (place) => words.digest.pausedNotice(reason, place))
          : escaped(words.digest.pausedNotice(reason, undefined));
      try {
        await clientOf(token).chat.postMessage({
          channel: subscription.ownerId,
          ...messageFields({ text, blocks: [section(text)] }),
        });
      } catch (error) {
        log.line('warn', 'the owner of a paused digest could not be told', { error });
      }
    },
  };
}

/** What a message says of its subscription. */
export async function aboutOf(subscription: Subscription, names: Names): Promise<DigestAbout> {
  const { kind, schedule, teamId, ownerId, ownerLeft } = subscription;
  const owner = kind === 'channel' && !ownerLeft ? await names.of(teamId, ownerId) : undefined;
  return { kind, schedule, ownerLeft, ...(owner ? { ownerName: owner.name } : {}) };
}

function failed(error: unknown, log: Log): PostResult {
  const fate = fateOf(error);
  log.line(fate.kind === 'rate_limited' ? 'info' : 'warn', 'a digest was not confirmed', {
    fate: fate.kind,
    error,
  });
  // Nothing was posted, nothing was refused: it is tried again soon, until it would be too late.
  if (fate.kind === 'not_sent') return { kind: 'rate_limited', retryAfterSeconds: UNREACHABLE_SECONDS };
  return fate;
}

function payloadOf({ subscriptionId, localDate }: Claim) {
  return { subscription: subscriptionId, local_date: localDate };
}

/** Looks through the days around the local date, newest first. */
async function findPosted(web: WebClient, channel: string, claim: Claim): Promise<Posted | undefined> {
  const wanted = payloadOf(claim);
  const midnight = Date.parse(`${claim.localDate}T00:00:00Z`) / 1000;
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const { messages = [], response_metadata: more } = await web.conversations.history({
      channel,
      // A local date begins and ends at most a day away from its namesake in UTC; late posts come after it.
      oldest: String(midnight - DAY_SECONDS),
      latest: String(midnight + 3 * DAY_SECONDS),
      include_all_metadata: true,
      limit: PAGE,
      ...(cursor ? { cursor } : {}),
    });
    const found = messages.find(({ metadata }) => {
      const payload: Readonly<Record<string, unknown>> = { ...metadata?.event_payload };
      return (
        metadata?.event_type === EVENT_TYPE &&
        payload.subscription === wanted.subscription &&
        payload.local_date === wanted.local_date
      );
    });
    if (found?.ts) return { channel, ts: found.ts };
    cursor = more?.next_cursor;
    if (!cursor) return undefined;
  }
  return undefined;
}

/** One client a token, with an options object of its own: a shared one would give it another's token. */
function clients({ apiUrl, log, timeoutMs = 10_000 }: PosterOptions): (token: string) => WebClient {
  const known = new LRUCache<string, WebClient>({ max: 1_000 });
  return (token) => {
    const before = known.get(token);
    if (before) return before;
    const options: WebClientOptions = {
      slackApiUrl: apiUrl,
      logger: log.quiet,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: timeoutMs,
      fetch: withRetryAfter,
    };
    const created = new WebClient(token, options);
    known.set(token, created);
    return created;
  };
}

/** A 429 that doesn't say for how long would reach us as an error like any other, and count as uncertain. */
const withRetryAfter: typeof fetch = async (input, init) => {
  const answer = await fetch(input, init);
  if (answer.status !== 429 || Number(answer.headers.get('retry-after')) > 0) return answer;
  const headers = new Headers(answer.headers);
  headers.set('retry-after', '1');
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
};
