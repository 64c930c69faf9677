// What a crash left open is answered by whoever runs next, while its reply is still wanted.
import type { Authorize } from '@slack/bolt';
import type { Desk } from './desk.js';
import { answerAskedCommand } from './listeners/commands/footnote.js';
import { answerMessage } from './listeners/events/asked.js';
import type { Received } from './received.js';

export interface LeftOpenOptions {
  readonly desk: Desk;
  readonly authorize: Authorize<boolean>;
  /** Resolves after so many milliseconds, or when the signal says that nobody waits any more. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Work that a stop waits for. */
  readonly hold: (work: Promise<void>) => Promise<void>;
  /** Aborted: look no more. */
  readonly signal: AbortSignal;
}

/** After that a reply would surprise more than help. */
const WANTED_MS = 10 * 60 * 1000;
/** Well within the time after which a silent process is taken for dead. */
const EVERY_MS = 2_500;

/** Looks at once and every few seconds, which also says that this process lives; resolves when told to end. */
export async function lookForLeftOpen(options: LeftOpenOptions): Promise<void> {
  const { desk, sleep, hold, signal } = options;
  while (!signal.aborted) {
    try {
      for (const received of await desk.inbox.leftOpen(WANTED_MS)) void hold(takeUp(received, options));
    } catch (error) {
      desk.log.line('error', 'questions left open could not be looked for', { error });
    }
    if (!signal.aborted) await sleep(EVERY_MS, signal);
  }
}

async function takeUp(received: Received, { desk, authorize }: LeftOpenOptions): Promise<void> {
  const { key, kind } = received;
  try {
    const answered = await answer(received, authorize, desk);
    desk.log.line('info', 'took up what was left open', { kind, answered });
  } catch (error) {
    desk.log.line('error', 'what was left open could not be answered', { kind, error });
  } finally {
    await desk.inbox.close(key);
  }
}

/** Questions only: what else may be half done is safer asked for again than done twice. */
async function answer(received: Received, authorize: Authorize<boolean>, desk: Desk): Promise<boolean> {
  if (received.kind === 'command' && received.command === '/footnote') {
    await answerAskedCommand(received, desk);
    return true;
  }
  if (received.kind !== 'message') return false;
  const { teamId } = received;
  const bot = await authorize({ teamId, enterpriseId: undefined, isEnterpriseInstall: false });
  // What another workspace left in the database is none of this bot's business; an organization's serves all of its.
  const isOurs = !bot.teamId || bot.teamId === teamId || bot.teamId.startsWith('E');
  if (!isOurs || !bot.botToken) return false;
  await answerMessage(received, bot.botToken, desk);
  return true;
}
