// Digests wired to Slack: who posts, who knows people's names, and what the listeners work with.
import { randomInt, randomUUID } from 'node:crypto';
import type { DigestStores } from '../digest/manage.js';
import type { Poster } from '../digest/poster.js';
import type { Runner } from '../digest/runner.js';
import type { Words } from '../words/words.js';
import type { DigestDesk } from './digestDesk.js';
import type { Log } from './logger.js';
import { createNames } from './names.js';
import { createPoster } from './poster.js';
import { createSlack } from './web.js';

/** What the composition root brings for digests. */
export interface DigestParts {
  readonly stores: DigestStores;
  /** Makes what runs them, over the way to post that is given to it. */
  readonly runner: (poster: Poster) => Runner;
}

export interface DigestsOptions extends DigestParts {
  readonly apiUrl: string;
  /** A workspace's bot token; `undefined` when the bot is no longer installed there. */
  readonly tokenOf: (teamId: string) => Promise<string | undefined>;
  readonly words: Words;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A modal must open within three seconds of the click, and a digest must not wait for a name. */
const NAME_WITHIN_MS = 1_500;
const SEEDS = 2 ** 31;

export function createDigests(options: DigestsOptions): {
  readonly desk: DigestDesk;
  readonly runner: Runner;
} {
  const { apiUrl, tokenOf, words, log, now, stores } = options;
  const slack = createSlack({
    apiUrl,
    log,
    timeoutMs: NAME_WITHIN_MS,
    sleep: async () => {
      throw new Error('a name is not worth waiting for');
    },
  });
  const names = createNames({
    now,
    log,
    async ask(teamId, userId) {
      const token = await tokenOf(teamId);
      if (!token) throw new Error('not installed in this workspace');
      return slack.client(token).person(userId);
    },
  });
  const poster = createPoster({ apiUrl, tokenOf, names, words, log });
  const runner = options.runner(poster);
  const desk: DigestDesk = {
    stores,
    names,
    now,
    fresh: () => ({ id: randomUUID(), seed: randomInt(SEEDS) }),
    wake: () => runner.wake(),
    tellOwner: poster.tellOwner,
  };
  return { desk, runner };
}
