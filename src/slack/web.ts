// How the bot speaks to Slack: Web API calls and response addresses, each with a time limit and our own retry rule.
import type { KnownBlock, ModalView } from '@slack/types';
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
} from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Log } from './logger.js';
import { type Lookups, lookups } from './lookups.js';

/** A message: `text` says all of it (screen readers, notifications), `blocks` show it. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

interface Conversation {
  readonly channel: string;
  readonly threadTs?: string;
}

/** An answer to a response address. */
interface Response {
  /** `ephemeral`: only the person who acted sees it. */
  readonly visible: 'ephemeral' | 'in_channel';
  readonly message: Message;
  readonly threadTs?: string;
}

/** Whom a token speaks for. */
interface Identity {
  readonly teamId: string;
  readonly botId: string;
  readonly botUserId: string;
}

/** Slack for one token. */
export interface SlackClient extends Lookups {
  /** Asks Slack whom the token speaks for: whether it is valid at all. */
  identify(): Promise<Identity>;
  /** Posts; where Slack refuses the blocks, the full text goes out alone. Returns the message's ts. */
  post(to: Conversation, message: Message): Promise<string>;
  openView(triggerId: string, view: ModalView): Promise<void>;
  updateView(viewId: string, hash: string, view: ModalView): Promise<void>;
  remove(channel: string, ts: string): Promise<void>;
}

export interface Slack {
  client(token: string): SlackClient;
  respond(responseUrl: string, response: Response): Promise<void>;
  /** Deletes the message whose button was used. */
  removeOriginal(responseUrl: string): Promise<void>;
}

export interface SlackOptions {
  readonly apiUrl: string;
  readonly log: Log;
  readonly sleep: (ms: number) => Promise<void>;
  /** For one call; Slack asks for answers within 3 s, and takes longer at times. */
  readonly timeoutMs?: number;
}

/** A refusal at a response address: expired, used up, or Slack is unwell. */
class ResponseUrlError extends Error {
  readonly code = 'footnote_response_url_error';
  constructor(
    readonly statusCode: number,
    readonly retryAfterSeconds?: number,
  ) {
    super(`The response address answered with status ${statusCode}`);
    this.name = 'ResponseUrlError';
  }
}

const ATTEMPTS = 3;
const LONGEST_WAIT_SECONDS = 30;
/** Slack's refusals of blocks, after which the text may go out alone. */
export const BAD_BLOCKS: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
]);

/** True when Slack may have done what was asked and its reply was lost: not to be tried again in public. */
export function isUncertain(error: unknown): boolean {
  return error instanceof WebAPIRequestError || (error instanceof WebAPIHTTPError && error.statusCode >= 500);
}

/** Slack's error code of a refused call, `not_in_channel`. */
export function slackErrorCode(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}

/**
 * Clients of our own, never Bolt's: the WebClient retries ten times in half an hour without a time limit, and a 429
 * puts its whole queue to sleep. Here a 429 is waited for, a few times; what may have been done isn't done again.
 */
export function createSlack({ apiUrl, log, sleep, timeoutMs = 10_000 }: SlackOptions): Slack {
  const clients = new LRUCache<string, SlackClient>({ max: 1_000 });

  const patiently = async <T>(
    call: () => Promise<T>,
    waitFor: (error: unknown) => number | undefined,
  ): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await call();
      } catch (error) {
        const seconds = waitFor(error);
        if (seconds === undefined || attempt === ATTEMPTS || seconds > LONGEST_WAIT_SECONDS) throw error;
        await sleep(seconds * 1000);
      }
    }
  };

  const limited = <T>(call: () => Promise<T>) =>
    patiently(call, (error) => (error instanceof WebAPIRateLimitedError ? error.retryAfter : undefined));

  const sendTo = (url: string, body: Readonly<Record<string, unknown>>) =>
    patiently(
      async () => {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json; charset=utf-8' },
          body: JSON.stringify(body),
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        });
        await answer.arrayBuffer();
        if (!answer.ok)
          throw new ResponseUrlError(answer.status, Number(answer.headers.get('retry-after')) || undefined);
      },
      (error) => {
        if (!(error instanceof ResponseUrlError)) return body.response_type === 'ephemeral' ? 1 : undefined;
        if (error.statusCode === 429) return error.retryAfterSeconds ?? 1;
        return error.statusCode >= 500 && body.response_type === 'ephemeral' ? 1 : undefined;
      },
    );

  return {
    client(token) {
      const known = clients.get(token);
      if (known) return known;
      const created = slackClient(
        new WebClient(token, {
          slackApiUrl: apiUrl,
          // What fails is logged where it is handled, once.
          logger: log.quiet,
          retryConfig: { retries: 0 },
          rejectRateLimitedCalls: true,
          timeout: timeoutMs,
        }),
        limited,
        log,
      );
      clients.set(token, created);
      return created;
    },
    respond: (responseUrl, { visible, message, threadTs }) =>
      sendTo(responseUrl, {
        response_type: visible,
        replace_original: false,
        ...messageFields(message),
        ...(threadTs ? { thread_ts: threadTs } : {}),
      }),
    removeOriginal: (responseUrl) => sendTo(responseUrl, { delete_original: true }),
  };
}

/** No unfurling, no `@name` turned into a ping, no bare address turned into a link. */
export function messageFields({ text, blocks }: Message) {
  return {
    text,
    blocks,
    unfurl_links: false,
    unfurl_media: false,
    link_names: false,
    parse: 'none' as const,
  };
}

function slackClient(
  web: WebClient,
  limited: <T>(call: () => Promise<T>) => Promise<T>,
  log: Log,
): SlackClient {
  const post = async ({ channel, threadTs }: Conversation, message: Message) => {
    const thread = threadTs ? { thread_ts: threadTs } : {};
    const { ts } = await limited(() =>
      web.chat.postMessage({ channel, ...messageFields(message), ...thread }),
    );
    return ts ?? '';
  };
  return {
    ...lookups(web, limited),
    async identify() {
      const {
        team_id: teamId = '',
        bot_id: botId = '',
        user_id: botUserId = '',
      } = await limited(() => web.auth.test());
      return { teamId, botId, botUserId };
    },
    async post(to, message) {
      try {
        return await post(to, message);
      } catch (error) {
        if (message.blocks.length === 0 || !BAD_BLOCKS.has(slackErrorCode(error) ?? '')) throw error;
        log.line('warn', 'Slack refused the blocks; the text goes out alone', { error });
        return post(to, { text: message.text, blocks: [] });
      }
    },
    async openView(triggerId, view) {
      await limited(() => web.views.open({ trigger_id: triggerId, view }));
    },
    async updateView(viewId, hash, view) {
      await limited(() => web.views.update({ view_id: viewId, hash, view }));
    },
    async remove(channel, ts) {
      await limited(() => web.chat.delete({ channel, ts }));
    },
  };
}
