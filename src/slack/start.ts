// Settings → a running Bolt app: picks the door (Socket Mode or HTTP), checks the token, and names what went wrong.
import { setTimeout as wait } from 'node:timers/promises';
import type { Authorize } from '@slack/bolt';
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { Runner } from '../digest/runner.js';
import { memoryContexts } from '../memory/contexts.js';
import { memoryInbox } from '../memory/inbox.js';
import { memoryOnce } from '../memory/once.js';
import type { StartProblem, Words } from '../words/words.js';
import { createSlackApp, type SlackApp } from './app.js';
import type { Desk, Texts } from './desk.js';
import { createDigests, type DigestParts } from './digests.js';
import { type HttpReceiver, httpReceiver } from './httpReceiver.js';
import { createInstallations, type KeptTexts } from './installations.js';
import { isError, type Log, redact } from './logger.js';
import { socketReceiver } from './socketReceiver.js';
import { createSlack, type Slack } from './web.js';

/** How to reach Slack. */
export type Connection =
  | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
  | { readonly kind: 'http'; readonly botToken: string; readonly signingSecret: string }
  | {
      readonly kind: 'http-oauth';
      readonly signingSecret: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly secret: string;
    };

export interface StartOptions {
  readonly connection: Connection;
  readonly apiUrl: string;
  readonly port: number;
  readonly portWasSet: boolean;
  readonly host?: string;
  readonly publicUrl?: string;
  /** The bot's scopes, from the manifest. */
  readonly scopes: readonly string[];
  readonly texts: () => Texts;
  readonly words: Words;
  /** What is remembered where; in memory when it isn't given. */
  readonly stores?: Pick<Desk, 'inbox' | 'contexts' | 'shares'>;
  readonly digests: DigestParts;
  /** Removes all that is a workspace's own, when it takes the app out. */
  readonly forgetWorkspace: (teamId: string) => Promise<void>;
  /** Where workspaces' tokens are kept; in memory when it isn't given. */
  readonly installations?: KeptTexts;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds, or when the signal says that nobody waits any more. */
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export interface RunningSlack extends Pick<SlackApp, 'stop' | 'inHand'> {
  /** The port of HTTP mode. */
  readonly port?: number;
}

/** A start that failed for a reason with a remedy. */
export class StartError extends Error {
  constructor(
    readonly problem: StartProblem,
    options?: ErrorOptions,
  ) {
    super(`start failed: ${problem.kind}`, options);
    this.name = 'StartError';
  }
}

const defaultSleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
  await wait(ms, undefined, signal ? { signal } : {}).catch(() => {});
};

/**
 * Starts the app and resolves when Slack can reach it.
 *
 * @throws StartError for what the admin can mend.
 */
export async function startSlack(options: StartOptions): Promise<RunningSlack> {
  const { connection, apiUrl, log, sleep = defaultSleep } = options;
  const slack = createSlack({ apiUrl, log, sleep });
  if (connection.kind === 'http-oauth') {
    const { installing, authorize } = createInstallations({
      ...connection,
      apiUrl,
      scopes: options.scopes,
      log,
      ...(options.installations ? { kept: options.installations } : {}),
      ...(options.publicUrl ? { publicUrl: options.publicUrl } : {}),
    });
    const tokenOf = async (teamId: string) =>
      (await authorize({ teamId, enterpriseId: undefined, isEnterpriseInstall: false })).botToken;
    const { desk, runner } = furnish(options, slack, tokenOf);
    const receiver = httpReceiver({ ...httpOptions(options, connection.signingSecret), installing });
    const app = createSlackApp({ receiver, authorize, desk, sleep });
    return running(await listen(app, receiver, options), runner, sleep);
  }
  const { botToken } = connection;
  const identity = await identify(slack, botToken);
  const authorize: Authorize<boolean> = async () => ({ botToken, ...identity });
  const { botUserId, teamId: ours } = identity;
  // What another workspace left in the database is none of this token's business; an organization's serves all of its.
  const tokenOf = async (teamId: string) => (teamId === ours || ours.startsWith('E') ? botToken : undefined);
  const { desk, runner } = furnish(options, slack, tokenOf);
  if (connection.kind === 'http') {
    const receiver = httpReceiver(httpOptions(options, connection.signingSecret));
    const app = createSlackApp({ receiver, authorize, botUserId, desk, sleep });
    return running(await listen(app, receiver, options), runner, sleep);
  }
  const receiver = socketReceiver({ appToken: connection.appToken, apiUrl, log });
  const app = createSlackApp({ receiver, authorize, botUserId, desk, sleep });
  await app.start().catch((error: unknown) => {
    throw new StartError(slackProblem(error, 'SLACK_APP_TOKEN'), { cause: error });
  });
  return running(app, runner, sleep);
}

/** What the listeners work with, and what posts the digests. */
function furnish(
  options: StartOptions,
  slack: Slack,
  tokenOf: (teamId: string) => Promise<string | undefined>,
): { readonly desk: Desk; readonly runner: Runner } {
  const { texts, words, log, now, apiUrl, forgetWorkspace } = options;
  const digests = createDigests({ ...options.digests, apiUrl, tokenOf, words, log, now });
  const stores = options.stores ?? {
    inbox: memoryInbox({ now }),
    contexts: memoryContexts({ now }),
    shares: memoryOnce({ now }),
  };
  return {
    desk: { texts, words, slack, log, ...stores, digest: digests.desk, forgetWorkspace },
    runner: digests.runner,
  };
}

/** Digests begin once the app is reachable, and end with it: what is being posted is finished first. */
function running(app: RunningSlack, runner: Runner, sleep: NonNullable<StartOptions['sleep']>): RunningSlack {
  runner.start();
  return {
    ...app,
    async stop(withinMs) {
      const enough = new AbortController();
      const digests = Promise.race([runner.stop(), sleep(withinMs, enough.signal)]);
      const left = await app.stop(withinMs);
      await digests;
      enough.abort();
      return left;
    },
  };
}

function httpOptions({ port, host, now, log }: StartOptions, signingSecret: string) {
  return { signingSecret, port, now, log, ...(host ? { host } : {}) };
}

async function listen(app: SlackApp, receiver: HttpReceiver, options: StartOptions): Promise<RunningSlack> {
  await app.start().catch((error: unknown) => {
    throw new StartError(listenProblem(error, options), { cause: error });
  });
  return { stop: app.stop, inHand: app.inHand, port: receiver.port ?? options.port };
}

async function identify(slack: Slack, botToken: string) {
  try {
    return await slack.client(botToken).identify();
  } catch (error) {
    throw new StartError(slackProblem(error, 'SLACK_BOT_TOKEN'), { cause: error });
  }
}

function slackProblem(error: unknown, setting: string): StartProblem {
  if (error instanceof WebAPIPlatformError)
    return { kind: 'token', setting, code: redact(error.data.error).slice(0, 80) };
  if (error instanceof WebAPIHTTPError)
    return { kind: 'slack_unreachable', code: `status ${error.statusCode}` };
  if (error instanceof WebAPIRateLimitedError) return { kind: 'slack_unreachable', code: 'rate limited' };
  if (error instanceof WebAPIRequestError)
    return { kind: 'slack_unreachable', code: networkCode(error.original) };
  return { kind: 'other', detail: detailOf(error) };
}

/** What fetch hides two causes deep: `ECONNREFUSED`. */
function networkCode(error: unknown): string {
  if (!isError(error)) return 'no answer';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return isError(error.cause) ? networkCode(error.cause) : redact(error.message);
}

/** Why a port can't be listened on, as the admin would mend it. */
export function listenProblem(
  error: unknown,
  { port, portWasSet, host }: { readonly port: number; readonly portWasSet: boolean; readonly host?: string },
): StartProblem {
  const code = isError(error) && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return { kind: 'port_in_use', port, portWasSet };
  if (code === 'EACCES') return { kind: 'port_not_allowed', port };
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL') return { kind: 'host_not_found', host: host ?? '' };
  return { kind: 'other', detail: detailOf(error) };
}

function detailOf(error: unknown): string {
  return redact(isError(error) ? error.message : String(error));
}
