// What the bot counts and times for whoever watches it; how it is counted and shown is the watcher's affair. Nothing
// here says who asked, where, or what.
import type { Outcome } from '../answer/answer.js';
import type { Received } from './received.js';

/** Where a question was put. */
export type Surface = 'command' | 'channel' | 'direct';

/** What came of it: one of the three outcomes, a reply to something that is no question, or an error. */
export type Replied = Outcome | 'no_question' | 'failed';

export interface Measures {
  /** A delivery was acknowledged, so long after it came. */
  acknowledged(ms: number): void;
  /** A reply was sent, or could not be made. */
  replied(surface: Surface, outcome: Replied): void;
  /** A question was dealt with, so long after it came: Slack has its answer. */
  dealtWith(surface: Surface, ms: number): void;
  /** A call to Slack failed; `code` is Slack's own word, or ours for what has none. */
  slackFailed(code: string): void;
}

/** For when nobody watches. */
export const unmeasured: Measures = {
  acknowledged() {},
  replied() {},
  dealtWith() {},
  slackFailed() {},
};

/** Where this question was put; `undefined` for what is none. */
export function surfaceOf(received: Received | undefined): Surface | undefined {
  switch (received?.kind) {
    case 'command':
      return 'command';
    case 'message':
      return received.isDirect ? 'direct' : 'channel';
    default:
      return undefined;
  }
}
