// Questions of daily life that a text seldom covers (elsewhere.txt): what a question is held against, to tell that it is
// about something else, and what the confidence is fitted on.
import { tableLines } from './tables.js';

let read: readonly string[] | undefined;

/** All of them, read at first use. */
export function dailyQuestions(): readonly string[] {
  read ??= tableLines('elsewhere.txt');
  return read;
}
