// The bot's composition root: settings → texts → answerer → Slack, or the local workspace; start and clean stop.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAnswerer } from './answer/answerer.js';
import { type MovableClock, movableClock } from './clock.js';
import { type Config, environment, readConfig } from './config.js';
import type { Corpus } from './content/article.js';
import type { Memo } from './content/corpus.js';
import { loadCorpus } from './content/load.js';
import { folderHints, lookAt, watchContent } from './content/watch.js';
import { createDigesting, type Digesting } from './digesting.js';
import { localClock } from './localClock.js';
import { type Manifest, readManifest } from './manifest.js';
import { createLog, isError, type Log, redact } from './slack/logger.js';
import type { Received } from './slack/received.js';
import {
  type Connection,
  listenProblem,
  type RunningSlack,
  StartError,
  type StartOptions,
  startSlack,
} from './slack/start.js';
import { StorageError } from './storage/database.js';
import { openStorage, type Storage } from './storage/open.js';
import { type LiveTexts, liveTexts } from './texts.js';
import { en as words } from './words/en.js';
import type { RunningWhere, TextsNews } from './words/words.js';

/** What `docker stop` and Kubernetes leave at least; a question takes milliseconds. */
const STOP_WITHIN_MS = 10_000;
/** The local workspace is for this machine only, whatever HOST says for HTTP mode. */
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'] as const;
/** What has expired is removed this often. */
const SWEEP_EVERY_MS = 10 * 60 * 1000;
const MANIFEST = fileURLToPath(new URL('../manifest.yml', import.meta.url));

/** A start that was given up; what to say has been said. */
class GivenUp extends Error {}

interface Running {
  readonly slack: RunningSlack;
  readonly where: RunningWhere;
  /** Leaves a balancer the time to send Slack's requests elsewhere; resolves to the milliseconds taken. */
  readonly drain: () => Promise<number>;
  readonly close: () => Promise<void>;
}

const say = (line: string) => void process.stdout.write(`${line}\n`);
const complain = (line: string) => void process.stderr.write(`${line}\n`);

function settings(): Config {
  const result = readConfig(environment(process.cwd()), words.expected);
  if (result.ok) return result.config;
  complain(words.settingProblems(result.problems.length));
  for (const problem of result.problems) complain(`- ${words.settingProblem(problem)}`);
  throw new GivenUp();
}

function tell(news: TextsNews): void {
  const line = news.kind === 'reloaded' || news.kind === 'mended' ? say : complain;
  for (const text of words.textsNews(news)) line(text);
}

/** The texts, kept up to date with their folder. */
async function texts({ contentFolder: folder, semantic }: Config, log: Log): Promise<LiveTexts> {
  // Looked at before it is loaded: what changes in between is noticed.
  const since = await lookAt(folder);
  const memo: Memo = new Map();
  const load = () => loadCorpus(folder, memo);
  const first = await load();
  if (first.kind === 'unreadable') throw new StartError({ kind: 'content', folder, detail: first.detail });
  if (first.kind === 'empty') throw new StartError({ kind: 'no_text', folder });
  if (first.kind !== 'valid') {
    for (const finding of first.findings) complain(words.finding(finding));
    throw new GivenUp();
  }
  for (const file of first.drafts) tell({ kind: 'draft', file });
  const answererOf = (corpus: Corpus) =>
    createAnswerer(corpus, { semantic: semantic === 'off' ? 'off' : 'vectors' });
  if (semantic === 'encoder') complain(words.noEncoder);
  const live = await liveTexts({ first, load, answererOf, tell });
  watchContent({
    since,
    look: () => lookAt(folder),
    changed: live.reload,
    failed: (error) => log.line('error', 'the texts could not be reloaded', { error }),
    after(ms, act) {
      const timer = setTimeout(act, ms).unref();
      return () => clearTimeout(timer);
    },
    hints: folderHints,
  });
  return live;
}

function manifest(): Manifest {
  try {
    return readManifest(MANIFEST);
  } catch (error) {
    throw new StartError(
      { kind: 'manifest', file: 'manifest.yml', detail: firstLine(error) },
      { cause: error },
    );
  }
}

/** The local workspace keeps nothing: its database is a temporary one, gone with the process. */
function dataFolder({ mode, dataFolder: folder }: Config): string {
  if (mode.kind !== 'local') return folder;
  const temporary = mkdtempSync(join(tmpdir(), 'footnote-local-'));
  process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));
  return temporary;
}

async function storage(config: Config, now: () => number, log: Log): Promise<Storage<Received>> {
  const { databaseUrl, secret, secretPrevious, mode } = config;
  const opened = await openStorage<Received>({
    dataFolder: dataFolder(config),
    ...(databaseUrl && mode.kind !== 'local' ? { databaseUrl } : {}),
    ...(secret ? { secret } : {}),
    ...(secretPrevious ? { secretPrevious } : {}),
    now,
    log,
  }).catch((error: unknown) => {
    throw error instanceof StorageError ? new StartError(error.problem, { cause: error }) : error;
  });
  const sweep = () =>
    opened
      .expire(now())
      .catch((error: unknown) => log.line('warn', 'what has expired could not be removed', { error }));
  void sweep();
  setInterval(sweep, SWEEP_EVERY_MS).unref();
  return opened;
}

/** What the bot works over. */
interface Grounds {
  readonly app: Manifest;
  /** This machine's time; only the local workspace moves it on. */
  readonly clock: MovableClock;
  readonly stored: Storage<Received>;
  readonly digesting: Digesting;
  readonly options: (connection: Connection, apiUrl: string) => StartOptions;
}

async function start(config: Config, log: Log): Promise<Running> {
  const live = await texts(config, log);
  const app = manifest();
  const clock = movableClock(Date.now);
  const { now } = clock;
  const stored = await storage(config, now, log);
  const { inbox, contexts, shares, subscriptions, ledger, installations, forgetWorkspace } = stored;
  const stores = { subscriptions, ledger };
  // Loaded only here: the local workspace is watched by whoever plays with it.
  const watching =
    config.mode.kind === 'local'
      ? undefined
      : (await import('./watching.js')).createWatching({ config, stored, now, log });
  const digesting = createDigesting({
    stores,
    corpus: () => live.current().corpus,
    now,
    log,
    ...(watching ? { counted: watching.counted } : {}),
  });
  const options = (connection: Connection, apiUrl: string): StartOptions => ({
    connection,
    apiUrl,
    port: config.port,
    portWasSet: config.portWasSet,
    scopes: scopesOf(app),
    texts: live.current,
    words,
    stores: { inbox, contexts, shares },
    ...(installations ? { installations } : {}),
    ...(watching ? { measures: watching.measures, beside: watching.beside } : {}),
    digests: digesting,
    forgetWorkspace,
    log,
    now,
    ...(config.host ? { host: config.host } : {}),
    ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
  });
  const { mode } = config;
  if (mode.kind === 'local' || !watching)
    return startLocally(config, { app, clock, stored, digesting, options }, log);
  const slack = await startSlack(options(mode, config.slackApiUrl));
  await watching.watch(slack);
  const { port = config.port } = slack;
  const where =
    mode.kind === 'socket' ? { mode: mode.kind } : { mode: mode.kind, host: config.host ?? '*', port };
  const close = async () => {
    await watching.close();
    await stored.close();
  };
  return { slack, where, drain: watching.drain, close };
}

/** Optional ones too: whoever installs the app may leave them out. */
function scopesOf({ oauth_config: { scopes } }: Manifest): readonly string[] {
  return [...scopes.bot, ...scopes.bot_optional];
}

/** The very same app, over Socket Mode, with the local workspace in Slack's place. */
async function startLocally(
  config: Config,
  { app, clock, stored, digesting, options }: Grounds,
  log: Log,
): Promise<Running> {
  const host = LOOPBACK.find((address) => address === config.host) ?? '127.0.0.1';
  // Loaded only here: a bot in production has no use for it.
  const { startWorkspace } = await import('./workspace/index.js');
  const workspace = await startWorkspace({
    host,
    port: config.port,
    now: () => new Date(clock.now()),
    clock: localClock({
      clock,
      nextAt: () => stored.subscriptions.nextAt(),
      deliverDue: digesting.deliverDue,
      words: words.clock,
    }),
    botName: app.features.bot_user.display_name,
    commands: app.features.slash_commands.map(({ command, description, usage_hint: usageHint }) => ({
      command,
      description,
      usageHint,
    })),
    events: app.settings.event_subscriptions.bot_events,
    scopes: scopesOf(app),
    failed: (error) => log.line('error', 'the local workspace failed', { error }),
  }).catch((error: unknown) => {
    throw new StartError(listenProblem(error, config), { cause: error });
  });
  const { botToken, appToken, apiUrl, url } = workspace;
  const slack = await startSlack(options({ kind: 'socket', botToken, appToken }, apiUrl));
  const close = async () => {
    await workspace.close();
    await stored.close();
  };
  return { slack, where: { mode: 'local', url }, drain: async () => 0, close };
}

/** Stops on the first signal, at once on the second; exits 0 when no question was left. */
function stopOnSignals({ slack, drain, close }: Running, log: Log): void {
  let stopping = false;
  const stop = async (status: number) => {
    if (stopping) process.exit(1);
    stopping = true;
    say(words.stopping(slack.inHand()));
    // In a state that nobody foresaw, nothing more is taken on.
    const drained = status === 0 ? await drain() : 0;
    const left = await slack.stop(STOP_WITHIN_MS - drained);
    await close();
    if (left > 0) log.line('error', 'stopped with questions in hand', { left });
    say(words.stopped);
    process.exit(left > 0 ? 1 : status);
  };
  const fail = (error: unknown) => {
    log.line('error', 'an error that nobody handled; stopping', { error });
    void stop(1);
  };
  process.on('SIGTERM', () => void stop(0));
  process.on('SIGINT', () => void stop(0));
  process.on('unhandledRejection', fail);
  process.on('uncaughtException', fail);
}

function firstLine(error: unknown): string {
  return redact(isError(error) ? error.message : String(error)).split('\n')[0] ?? '';
}

try {
  const config = settings();
  const log = createLog(config.logLevel);
  const running = await start(config, log);
  stopOnSignals(running, log);
  say(words.running(running.where));
} catch (error) {
  if (error instanceof StartError) complain(words.startProblem(error.problem));
  else if (!(error instanceof GivenUp))
    complain(words.startProblem({ kind: 'other', detail: firstLine(error) }));
  process.exit(1);
}
