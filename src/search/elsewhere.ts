// Questions of daily life that a text seldom covers (elsewhere.txt): what a question is held against, to tell that it is
// about something else, and what the confidence is fitted on.
import { readFileSync } from 'node:fs';

let read: readonly string[] | undefined;

/** All of them, read at first use. */
export function dailyQuestions(): readonly string[] {
  read ??= readFileSync(new URL('elsewhere.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  return read;
}
