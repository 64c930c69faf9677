// Understands what a person typed after `/footnote-digest`: never guessed, and what is unclear is said to be so.
//
// The grammar is small and closed, and ours: chrono-node finds times and dates in running text, leaves out what it
// doesn't know and guesses the rest (`9` is the morning, `1/12` is January), which is just what must not happen here.
import Fuse from 'fuse.js';
import type { PauseLength } from './manage.js';
import type { Command, Problem, Said, SaidChoice, SaidContext } from './said.js';
import { takeOption, takePart } from './spokenChoice.js';
import { EVERY_DAY, takeDays } from './spokenDays.js';
import { takeLength } from './spokenPause.js';
import { takeTime } from './spokenTime.js';
import { type Token, tokensOf, typedOf } from './spokenTokens.js';

/** Other words for the same commands; `settings` opens the modal. */
const COMMANDS: ReadonlyMap<string, Command | 'settings'> = new Map([
  ...(['on', 'start', 'subscribe', 'set', 'change'] as const).map((word) => [word, 'on'] as const),
  ...(['off', 'stop', 'unsubscribe', 'cancel'] as const).map((word) => [word, 'off'] as const),
  ...(['resume', 'unpause', 'continue'] as const).map((word) => [word, 'resume'] as const),
  ...(['pause', 'preview', 'status', 'help', 'settings'] as const).map((word) => [word, word] as const),
]);
/** Words a misspelt one may stand for. */
const CHOICE_WORDS = [
  ...'monday tuesday wednesday thursday friday saturday sunday weekdays weekends daily noon'.split(' '),
  ...'midnight shuffled random repeat once article articles me'.split(' '),
];
const PAUSE_WORDS = ['until', 'tomorrow', 'days', 'weeks', 'month', 'me'];
/** Fuse's score, 0 is the same word. */
const MOST_UNLIKE = 0.35;
const LONGEST_WORD = 40;

/**
 * Whatever is typed, something comes back.
 *
 * @param text with Slack's entities undone.
 * @example understand('on 9am weekdays in Shanghai', context) // { kind: 'on', choice: { time: '09:00', … }, me: false }
 */
export function understand(text: string, context: SaidContext): Said {
  if (/^\s*\?+\s*$/.test(text)) return { kind: 'help', me: false };
  const tokens = withoutTurn(tokensOf(text));
  const [first] = tokens;
  if (!first) return { kind: 'settings' };
  const command = COMMANDS.get(first.word);
  const rest = tokens.slice(1);
  switch (command) {
    case 'settings':
      return rest.length === 0 ? { kind: 'settings' } : unclear(undefined, {}, unknown(rest, []));
    case 'on':
      return understandOn(rest, context);
    case 'pause':
      return understandPause(rest, context);
    case undefined:
      // `9am weekdays`, `weekends at noon`: what else could be meant?
      if (first.word === 'at' || takeTime(tokens) || takeDays(tokens)) return understandOn(tokens, context);
      return unclear(undefined, {}, unknown([first], [...COMMANDS.keys()]));
    default:
      return understandPlain(command, rest);
  }
}

/** `turn off` is `off`. */
function withoutTurn(tokens: readonly Token[]): readonly Token[] {
  const [first, second] = tokens.map(({ word }) => word);
  const turned = (first === 'turn' || first === 'switch') && (second === 'on' || second === 'off');
  return turned ? tokens.slice(1) : tokens;
}

/** A command that takes no more than `me`. */
function understandPlain(command: Exclude<Command, 'on' | 'pause'>, tokens: readonly Token[]): Said {
  let me = false;
  for (let rest = tokens; rest.length > 0; ) {
    const option = takeOption(rest);
    if (option?.value.kind !== 'me' && option?.value.kind !== 'filler')
      return unclear(command, {}, unknown(rest, ['me']));
    me ||= option.value.kind === 'me';
    rest = rest.slice(option.count);
  }
  return { kind: command, me };
}

function understandPause(tokens: readonly Token[], { today }: SaidContext): Said {
  let me = false;
  let length: PauseLength | undefined;
  for (let rest = tokens; rest.length > 0; ) {
    const option = takeOption(rest);
    if (option?.value.kind === 'me' || option?.value.kind === 'filler') {
      me ||= option.value.kind === 'me';
      rest = rest.slice(option.count);
      continue;
    }
    const taken = takeLength(rest, today);
    if (!taken) return unclear('pause', {}, unknown(rest, PAUSE_WORDS));
    const words = typedOf(rest.slice(0, taken.count));
    if (taken.value.kind !== 'length') return unclear('pause', {}, { kind: taken.value.kind, words });
    if (length) return unclear('pause', {}, { kind: 'twice', what: 'length', words });
    length = taken.value.length;
    rest = rest.slice(taken.count);
  }
  return { kind: 'pause', me, length: length ?? { kind: 'open' } };
}

function understandOn(tokens: readonly Token[], { articles }: SaidContext): Said {
  let me = false;
  let choice: SaidChoice = {};
  let problem: Problem | undefined;
  const strange: Token[] = [];
  for (let rest = tokens; rest.length > 0; ) {
    const part = takePart(rest, articles);
    const count = part?.count ?? 1;
    const taken = rest.slice(0, count);
    rest = rest.slice(count);
    if (!part) strange.push(...taken);
    else if (part.value.kind === 'me') me = true;
    else if (part.value.kind === 'problem') problem ??= part.value.problem;
    else if (part.value.kind === 'choice') {
      const both = combined(choice, part.value.choice);
      if (both.twice === undefined) choice = both.choice;
      else problem ??= { kind: 'twice', what: both.twice, words: typedOf(taken) };
    }
  }
  if (strange.length > 0 && !problem)
    problem = unknown(strange, [...CHOICE_WORDS, ...articles.map(({ id }) => id)]);
  return problem ? unclear('on', choice, problem) : { kind: 'on', me, choice };
}

/** Days add up; anything else may be said twice only when it is the same. */
function combined(
  before: SaidChoice,
  more: SaidChoice,
): { readonly choice: SaidChoice; readonly twice?: keyof SaidChoice } {
  const choice = { ...before, ...more };
  for (const key of ['time', 'zone', 'articleId', 'order', 'atEnd'] as const)
    if (before[key] !== undefined && before[key] !== choice[key]) return { choice, twice: key };
  if (!before.weekdays || !more.weekdays) return { choice };
  const weekdays = EVERY_DAY.filter((day) => before.weekdays?.includes(day) || more.weekdays?.includes(day));
  const every = EVERY_DAY.length;
  const contradicts =
    weekdays.length === every && (before.weekdays.length === every) !== (more.weekdays.length === every);
  return contradicts ? { choice, twice: 'weekdays' } : { choice: { ...choice, weekdays } };
}

function unclear(command: Command | undefined, understood: SaidChoice, problem: Problem): Said {
  return { kind: 'unclear', command, understood, problem };
}

/** Words that mean nothing here, and the known one that is closest to the first. */
function unknown(tokens: readonly Token[], known: readonly string[]): Problem {
  const word = tokens[0]?.word ?? '';
  const fuse = new Fuse(known, { threshold: MOST_UNLIKE, distance: 20 });
  const near = word.length > LONGEST_WORD ? undefined : fuse.search(word, { limit: 1 })[0]?.item;
  const words = typedOf(tokens);
  return { kind: 'unknown_words', words, ...(near === undefined ? {} : { suggestion: near }) };
}
