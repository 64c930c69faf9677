// The parts of a choice, in any order: time, days, zone, article, order, what happens at the end, whose digest it is.
import type { Problem, SaidChoice, SaidContext } from './said.js';
import { takeDays } from './spokenDays.js';
import { type SpokenTime, takeTime } from './spokenTime.js';
import { fold, type Taken, type Token, tokensOf, typedOf } from './spokenTokens.js';
import { type SpokenZone, zoneOf, zonesLike } from './spokenZone.js';

/** One part of a choice, or what is wrong with it. */
export type Part =
  | { readonly kind: 'choice'; readonly choice: SaidChoice }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'me' }
  /** Adds nothing: `please`, `at`. */
  | { readonly kind: 'filler' };

const chosen = (choice: SaidChoice): Part => ({ kind: 'choice', choice });
const SHUFFLED = chosen({ order: 'shuffled' });
const READING = chosen({ order: 'reading' });
const RESTART = chosen({ atEnd: 'restart' });
const END = chosen({ atEnd: 'end' });
const ALL = chosen({ articleId: null });
const ME: Part = { kind: 'me' };
const FILLER: Part = { kind: 'filler' };

/** The longest first. */
const OPTIONS: readonly (readonly [readonly string[], Part])[] = (
  [
    ['in reading order', READING],
    ['in random order', SHUFFLED],
    ['in order', READING],
    ['reading order', READING],
    ['random order', SHUFFLED],
    ['ordered', READING],
    ['shuffled', SHUFFLED],
    ['shuffle', SHUFFLED],
    ['random', SHUFFLED],
    ['randomly', SHUFFLED],
    ['starting over', RESTART],
    ['start over', RESTART],
    ['then restart', RESTART],
    ['restart', RESTART],
    ['repeat', RESTART],
    ['repeating', RESTART],
    ['to the end', END],
    ['once', END],
    ['all articles', ALL],
    ['every article', ALL],
    ['for me', ME],
    ['just me', ME],
    ['me', ME],
    ['myself', ME],
    ...['please', 'at', 'on', 'and', '&', '+', '@', 'the', 'to', 'time', 'here', 'this channel', 'it'].map(
      (words) => [words, FILLER] as const,
    ),
  ] as const
).map(([words, option]) => [words.split(' '), option] as const);

/** Words between `in` and the end of a zone's name, at most. */
const MOST_ZONE_WORDS = 4;
const AFTER_ZONE: ReadonlySet<string> = new Set(['time', 'timezone', 'zone']);

/** The part at the front of the tokens; `undefined` when they begin with something unknown. */
export function takePart(
  tokens: readonly Token[],
  articles: SaidContext['articles'],
): Taken<Part> | undefined {
  const article = takeArticle(tokens, articles);
  if (article) return { ...article, value: chosen({ articleId: article.value }) };
  const option = takeOption(tokens);
  if (option) return option;
  const time = takeTime(tokens);
  if (time) return { ...time, value: timePart(time.value, typedOf(tokens.slice(0, time.count))) };
  const days = takeDays(tokens);
  if (days) return { ...days, value: chosen({ weekdays: days.value }) };
  const zone = takeZone(tokens, articles);
  return zone && { ...zone, value: zonePart(zone.value, typedOf(tokens.slice(0, zone.count))) };
}

function timePart(spoken: SpokenTime, words: string): Part {
  switch (spoken.kind) {
    case 'time':
      return chosen({ time: spoken.time });
    case 'half':
      return { kind: 'problem', problem: { kind: 'half_time', words, hour: spoken.hour } };
    case 'wrong':
      return { kind: 'problem', problem: { kind: 'wrong_time', words } };
  }
}

/** What stands where a zone should. */
type MaybeZone =
  | SpokenZone
  | { readonly kind: 'unknown'; readonly name: string }
  | { readonly kind: 'nothing_after' };

function zonePart(spoken: MaybeZone, words: string): Part {
  switch (spoken.kind) {
    case 'zone':
      return chosen({ zone: spoken.zone });
    case 'ambiguous':
      return { kind: 'problem', problem: { kind: 'ambiguous_zone', words, suggestions: spoken.zones } };
    case 'unknown':
      return {
        kind: 'problem',
        problem: { kind: 'unknown_zone', words, suggestions: zonesLike(spoken.name) },
      };
    case 'nothing_after':
      return { kind: 'problem', problem: { kind: 'nothing_after', words } };
  }
}

/** A word that stands for itself, at the front of the tokens. */
export function takeOption(tokens: readonly Token[]): Taken<Part> | undefined {
  const found = OPTIONS.find(([words]) => words.every((word, index) => tokens[index]?.word === word));
  return found && { value: found[1], count: found[0].length };
}

/** An article by its id or its title, with or without the word `article`; a word alone may be either. */
function takeArticle(tokens: readonly Token[], articles: SaidContext['articles']): Taken<string> | undefined {
  const skipped = tokens[0]?.word === 'article' ? 1 : 0;
  const rest = tokens.slice(skipped);
  const taken = articles.flatMap(({ id, title }) =>
    [[fold(id)], tokensOf(title).map(({ word }) => word)]
      .filter((words) => words.length > 0 && words.every((word, index) => rest[index]?.word === word))
      .map((words) => ({ value: id, count: skipped + words.length })),
  );
  return taken.toSorted((a, b) => b.count - a.count)[0];
}

/** A zone after `in`, or one that is recognised without it; `undefined` when the tokens begin with something else. */
function takeZone(tokens: readonly Token[], articles: SaidContext['articles']): Taken<MaybeZone> | undefined {
  const introduced = tokens[0]?.word === 'in';
  const skipped = introduced ? 1 : 0;
  const rest = tokens.slice(skipped);
  const words = zoneWords(rest, articles);
  for (let count = words.length; count > 0; count -= 1) {
    const name = words.slice(0, count).join(' ');
    const zone = zoneOf(name);
    // Without `in`, a letter is no zone.
    if (!zone || (!introduced && name.length < 2)) continue;
    const after = AFTER_ZONE.has(rest[count]?.word ?? '') ? 1 : 0;
    return { value: zone, count: skipped + count + after };
  }
  if (!introduced) return undefined;
  if (words.length === 0) return { value: { kind: 'nothing_after' }, count: 1 };
  return { value: { kind: 'unknown', name: words.join(' ') }, count: 1 + words.length };
}

/** The words up to what is clearly something else. */
function zoneWords(tokens: readonly Token[], articles: SaidContext['articles']): readonly string[] {
  const end = tokens
    .slice(0, MOST_ZONE_WORDS)
    .findIndex((_, index) => index > 0 && isOther(tokens.slice(index), articles));
  const count = isOther(tokens, articles) ? 0 : end < 0 ? MOST_ZONE_WORDS : end;
  return tokens.slice(0, count).map(({ word }) => word);
}

function isOther(tokens: readonly Token[], articles: SaidContext['articles']): boolean {
  const word = tokens[0]?.word ?? '';
  return (
    word === 'in' ||
    word === 'article' ||
    AFTER_ZONE.has(word) ||
    takeTime(tokens) !== undefined ||
    takeDays(tokens) !== undefined ||
    takeOption(tokens) !== undefined ||
    takeArticle(tokens, articles) !== undefined
  );
}
