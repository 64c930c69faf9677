// What every listener works with, handed down once by the composition root.
import type { Answerer } from '../answer/answer.js';
import type { Corpus } from '../content/article.js';
import type { ThreadContexts } from '../memory/contexts.js';
import type { Inbox } from '../memory/inbox.js';
import type { Once } from '../memory/once.js';
import type { Words } from '../words/words.js';
import type { DigestDesk } from './digestDesk.js';
import type { Log } from './logger.js';
import type { Received } from './received.js';
import type { Slack } from './web.js';

/** The texts as they are now: an edit may change them while the bot runs. */
export interface Texts {
  readonly corpus: Corpus;
  readonly answerer: Answerer;
}

export interface Desk {
  readonly texts: () => Texts;
  readonly words: Words;
  readonly slack: Slack;
  readonly inbox: Inbox<Received>;
  readonly contexts: ThreadContexts;
  readonly shares: Once;
  readonly digest: DigestDesk;
  /** Removes all that is a workspace's own. */
  readonly forgetWorkspace: (teamId: string) => Promise<void>;
  readonly log: Log;
}

/** Languages the texts are in, translations included. */
export function contentLanguages({ articles }: Corpus): readonly string[] {
  return [
    ...new Set(
      articles.flatMap((article) => [article, ...article.translations]).map(({ language }) => language),
    ),
  ];
}
