// In which words a person is answered when no question of theirs says it: those of the language they use Slack in.
import { wordsIn } from '../words/index.js';
import type { Words } from '../words/words.js';
import type { Desk } from './desk.js';

/** The words of a reader's language; English where Slack doesn't tell it (no scope, no reply in time). */
export async function wordsOf(
  desk: Desk,
  { teamId, userId }: { readonly teamId: string; readonly userId: string },
): Promise<Words> {
  return wordsIn((await desk.digest.names.of(teamId, userId))?.language);
}
