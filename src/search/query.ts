// A question's text → the query that is matched: its content words, mended where the texts don't know them.
import { answerTypeOf } from './answerType.js';
import { importance, type Query, type QueryTerm } from './asked.js';
import { baseOf } from './endings.js';
import { isCommonEnglish } from './english.js';
import { type PassageIndex, pairsOf } from './passageIndex.js';
import type { Speller } from './spell.js';
import { isNearlyStopWord } from './stopwords.js';
import { stem, type Token, tokenize } from './tokens.js';

/** Text that is searched along, at less than full weight: the question before, in a follow-up. */
export interface Background {
  readonly text: string;
  readonly weight: number;
}

/** Longer messages are searched by their most telling words. */
const mostTerms = 40;
/** Unknown words of a message that are mended: the rest of a long list of them is noise. */
const mostMended = 12;
/** A second reading of a mistyped word counts less than the first. */
const secondReading = 0.5;
/** Readings whose likeness is within this of the best are both searched: the other words tell which is meant. */
const nearlyAsLike = 0.02;

/** Cuts, mends and weighs a question. A mended word is searched beside the typed one, which may yet be right. */
export function toQuery(
  question: string,
  index: PassageIndex,
  speller: Speller,
  background?: Background,
): Query {
  const read = readWords(tokenize(question, index.language), speller, index);
  const more = background
    ? readWords(tokenize(background.text, index.language), speller, index).map((word) => ({
        ...word,
        readings: word.readings.map((term) => ({ ...term, weight: term.weight * background.weight })),
      }))
    : [];
  const pairs = pairsOf(
    read.flatMap(({ token, readings }) => readings.slice(0, 1).map(({ term }) => ({ ...token, term }))),
  );
  const asks = answerTypeOf(question);
  return {
    terms: mostTelling(merge([...read, ...more].flatMap(({ readings }) => readings)), index),
    pairs: pairs.slice(0, mostTerms).map((term) => ({ term, weight: 1 })),
    ...(asks ? { asks } : {}),
  };
}

interface ReadWord {
  readonly token: Token;
  /** What it may stand for, likeliest first; none for a slip of a word that says nothing. */
  readonly readings: readonly QueryTerm[];
}

function readWords(tokens: readonly Token[], speller: Speller, index: PassageIndex): ReadWord[] {
  let mended = 0;
  const words: ReadWord[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const next = tokens[i + 1];
    const joined = next && next.position === token.position + 1 ? joinedOf(token, next, index) : undefined;
    if (joined) {
      words.push({ token, readings: [joined] });
      i++;
      continue;
    }
    const readings =
      knownReading(token, index) ??
      (mended++ < mostMended ? readingsOf(token, speller, index) : [asTyped(token)]);
    words.push({ token, readings });
  }
  return words;
}

function asTyped({ surface, term }: Token): QueryTerm {
  return { typed: surface, term, weight: 1 };
}

function knownReading(token: Token, index: PassageIndex): QueryTerm[] | undefined {
  if (index.all.has(token.term)) return [asTyped(token)];
  const base = baseOf(token.surface, (word) => index.all.has(stem(word)));
  return base ? [{ typed: token.surface, term: stem(base), weight: 1 }] : undefined;
}

/** What a word that the texts don't know may stand for. */
function readingsOf(token: Token, speller: Speller, index: PassageIndex): QueryTerm[] {
  const { surface } = token;
  const [best, second] = speller.suggest(surface);
  if (index.language === 'en' && !isCommonEnglish(surface) && isNearlyStopWord(surface)) {
    const slip = 1 - 1 / Math.max(surface.length, 4);
    if (!best || best.likeness < slip) return [];
  }
  const split = best && best.likeness > 0.8 ? undefined : splitOf(surface, index);
  if (split) return split;
  if (!best) return [asTyped(token)];
  const readings = [{ word: best.word, weight: best.likeness }];
  if (second && best.likeness - second.likeness <= nearlyAsLike && stem(second.word) !== stem(best.word))
    readings.push({ word: second.word, weight: second.likeness * secondReading });
  return readings.map(({ word, weight }) => ({ typed: surface, mended: word, term: stem(word), weight }));
}

/** "newinfrastructure": two words of the texts, written as one. */
function splitOf(surface: string, index: PassageIndex): QueryTerm[] | undefined {
  if (surface.length < 7 || surface.length > 32 || isCommonEnglish(surface)) return undefined;
  for (let cut = surface.length - 3; cut >= 3; cut--) {
    const parts = [surface.slice(0, cut), surface.slice(cut)];
    if (parts.every((part) => index.vocabulary.has(part)))
      return parts.map((part) => ({ typed: surface, mended: parts.join(' '), term: stem(part), weight: 1 }));
  }
  return undefined;
}

/** "infra structure": one word of the texts, written as two, one of which they don't know. */
function joinedOf(token: Token, next: Token, index: PassageIndex): QueryTerm | undefined {
  const joined = token.surface + next.surface;
  if (joined.length < 6 || !index.vocabulary.has(joined)) return undefined;
  if (index.all.has(token.term) && index.all.has(next.term)) return undefined;
  return { typed: `${token.surface} ${next.surface}`, mended: joined, term: stem(joined), weight: 1 };
}

/** Each term once, at its largest weight: asking twice for a word doesn't make it twice as wanted. */
function merge(terms: readonly QueryTerm[]): QueryTerm[] {
  const byTerm = new Map<string, QueryTerm>();
  for (const term of terms) {
    const known = byTerm.get(term.term);
    if (!known || known.weight < term.weight) byTerm.set(term.term, term);
  }
  return [...byTerm.values()];
}

function mostTelling(terms: readonly QueryTerm[], index: PassageIndex): readonly QueryTerm[] {
  if (terms.length <= mostTerms) return terms;
  const known = (term: QueryTerm) => (index.all.has(term.term) ? importance(term, index) : 0);
  return [...terms].sort((a, b) => known(b) - known(a)).slice(0, mostTerms);
}
