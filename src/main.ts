// The bot's composition root: settings → texts → answerer → Slack, or the local workspace; start and clean stop.
import { fileURLToPath } from 'node:url';
import { createAnswerer } from './answer/answerer.js';
import { type Config, environment, readConfig } from './config.js';
import { loadCorpus } from './content/load.js';
import { type Manifest, readManifest } from './manifest.js';
import type { Texts } from './slack/desk.js';
import { createLog, isError, type Log, redact } from './slack/logger.js';
import {
  type Connection,
  listenProblem,
  type RunningSlack,
  StartError,
  type StartOptions,
  startSlack,
} from './slack/start.js';
import { en as words } from './words/en.js';
import type { RunningWhere } from './words/words.js';

/** What `docker stop` and Kubernetes leave at least; a question takes milliseconds. */
const STOP_WITHIN_MS = 10_000;
/** The local workspace is for this machine only, whatever HOST says for HTTP mode. */
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'] as const;
const MANIFEST = fileURLToPath(new URL('../manifest.yml', import.meta.url));

/** A start that was given up; what to say has been said. */
class GivenUp extends Error {}

interface Running {
  readonly slack: RunningSlack;
  readonly where: RunningWhere;
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

async function texts(folder: string, semantic: Config['semantic']): Promise<Texts> {
  const loaded = await loadCorpus(folder);
  if (loaded.kind === 'unreadable') {
    throw new StartError({ kind: 'content', folder, detail: loaded.detail });
  }
  if (loaded.kind === 'empty') throw new StartError({ kind: 'no_text', folder });
  if (loaded.kind === 'valid') {
    return { corpus: loaded.corpus, answerer: createAnswerer(loaded.corpus, semantic ? { semantic } : {}) };
  }
  for (const finding of loaded.findings) complain(words.finding(finding));
  throw new GivenUp();
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

async function start(config: Config, log: Log): Promise<Running> {
  const current = await texts(config.contentFolder, config.semantic);
  const app = manifest();
  const options = (connection: Connection, apiUrl: string): StartOptions => ({
    connection,
    apiUrl,
    port: config.port,
    portWasSet: config.portWasSet,
    scopes: app.oauth_config.scopes.bot,
    texts: () => current,
    words,
    log,
    now: Date.now,
    ...(config.host ? { host: config.host } : {}),
    ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
  });
  const { mode } = config;
  if (mode.kind === 'local') return startLocally(config, app, options, log);
  const slack = await startSlack(options(mode, config.slackApiUrl));
  const { port = config.port } = slack;
  const where =
    mode.kind === 'socket' ? { mode: mode.kind } : { mode: mode.kind, host: config.host ?? '*', port };
  return { slack, where, close: async () => {} };
}

/** The very same app, over Socket Mode, with the local workspace in Slack's place. */
async function startLocally(
  config: Config,
  app: Manifest,
  options: (connection: Connection, apiUrl: string) => StartOptions,
  log: Log,
): Promise<Running> {
  const host = LOOPBACK.find((address) => address === config.host) ?? '127.0.0.1';
  // Loaded only here: a bot in production has no use for it.
  const { startWorkspace } = await import('./workspace/index.js');
  const workspace = await startWorkspace({
    host,
    port: config.port,
    now: () => new Date(),
    botName: app.features.bot_user.display_name,
    commands: app.features.slash_commands.map(({ command, description, usage_hint: usageHint }) => ({
      command,
      description,
      usageHint,
    })),
    events: app.settings.event_subscriptions.bot_events,
    scopes: app.oauth_config.scopes.bot,
    failed: (error) => log.line('error', 'the local workspace failed', { error }),
  }).catch((error: unknown) => {
    throw new StartError(listenProblem(error, config), { cause: error });
  });
  const { botToken, appToken, apiUrl, url } = workspace;
  const slack = await startSlack(options({ kind: 'socket', botToken, appToken }, apiUrl));
  return { slack, where: { mode: 'local', url }, close: () => workspace.close() };
}

/** Stops on the first signal, at once on the second; exits 0 when no question was left. */
function stopOnSignals({ slack, close }: Running, log: Log): void {
  let stopping = false;
  const stop = async (status: number) => {
    if (stopping) process.exit(1);
    stopping = true;
    say(words.stopping(slack.inHand()));
    const left = await slack.stop(STOP_WITHIN_MS);
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
