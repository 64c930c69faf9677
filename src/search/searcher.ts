// Searching one corpus: question → mended query → ranked passages with a confidence and the evidence for it.
import type { Corpus } from '../content/article.js';
import { answerTypeOf } from './answerType.js';
import { baseOf } from './endings.js';
import { chance, evidenceFor } from './evidence.js';
import { computeFeatures, type Query, type QueryTerm } from './features.js';
import { createVectorScorer, type SemanticScorer } from './meaning.js';
import { models as fitted } from './models.js';
import { buildPassageIndex, type Entry, languagesOf, type PassageIndex, pairsOf } from './passageIndex.js';
import { type Models, rank, type Semantic } from './rank.js';
import { createSpeller, type Speller } from './spell.js';
import { stem, type Token, tokenize } from './tokens.js';
import { loadWordVectors } from './wordVectors.js';

export interface Hit extends Entry {
  readonly score: number;
  /** The typed words that were found in it. */
  readonly matched: readonly string[];
}

export interface SearchResult {
  readonly hits: readonly Hit[];
  /** 0–1: chance that the first hit answers. */
  readonly confidence: number;
  /** 0–1: chance that the texts cover the question at all. */
  readonly covered: number;
  /** What that makes of it: a certain answer, one that is unsure, or none. */
  readonly verdict: 'answer' | 'unsure' | 'none';
  /** Typed word → word searched instead. */
  readonly corrected: Readonly<Record<string, string>>;
  /** False when no content word of the question stands anywhere in the texts. */
  readonly known: boolean;
}

/** Text that is searched along, at less than full weight: the question before, in a follow-up. */
export interface Background {
  readonly text: string;
  readonly weight: number;
}

export interface Searcher {
  readonly languages: readonly string[];
  /**
   * @param question cleaned text, in a language the corpus has.
   * @param language one of `languages`.
   * @example searcher.search('green factorys', 'en').corrected // { factorys: 'factories' }
   */
  search(question: string, language: string, background?: Background): SearchResult;
}

export interface SearchOptions {
  readonly semantic?: Semantic;
  readonly models?: Models;
}

const most = 10;
const nothing: SearchResult = {
  hits: [],
  confidence: 0,
  covered: 0,
  verdict: 'none',
  corrected: {},
  known: false,
};

/** Builds all indexes of a corpus at once; searching is then pure and quick. */
export function createSearcher(
  corpus: Corpus,
  { semantic = 'vectors', models = fitted }: SearchOptions = {},
): Searcher {
  const rooms = new Map(
    languagesOf(corpus).map((language) => {
      const index = buildPassageIndex(corpus, language);
      const meaning = scorerFor(index, semantic);
      const model = meaning ? models[semantic] : models.off;
      return [language, { index, speller: spellerFor(index), meaning, model }];
    }),
  );
  return {
    languages: [...rooms.keys()],
    search(question, language, background) {
      const room = rooms.get(language);
      if (!room) return nothing;
      const { index, speller, meaning, model } = room;
      const query = toQuery(question, index, speller, background);
      const features = computeFeatures(query, index, meaning);
      const ranked = rank(features, model.rank, most);
      const evidence = evidenceFor(query, features, ranked, index, meaning?.elsewhere(query));
      const confidence = ranked.length === 0 ? 0 : chance(evidence, model.right);
      const covered = ranked.length === 0 ? 0 : chance(evidence, model.covered);
      return {
        hits: ranked.map(({ doc, score }) => ({
          ...(index.entries[doc] as Entry),
          score,
          matched: matchedIn(doc, query, index),
        })),
        confidence,
        covered,
        verdict:
          covered < model.thresholds.covered
            ? 'none'
            : confidence < model.thresholds.answer
              ? 'unsure'
              : 'answer',
        corrected: correctionsOf(query),
        known: query.terms.some(({ term }) => index.all.has(term)),
      };
    },
  };
}

/** The semantic signals for an index; none where they are off or the language has no vectors. */
export function scorerFor(index: PassageIndex, semantic: Semantic): SemanticScorer | undefined {
  return semantic === 'vectors' && index.language === 'en'
    ? createVectorScorer(index, loadWordVectors())
    : undefined;
}

/** The speller over an index's own words. */
export function spellerFor(index: PassageIndex): Speller {
  return createSpeller(index.vocabulary, (word) => index.all.has(stem(word)));
}

/** Cuts, mends and weighs a question. A mended word is searched beside the typed one, which may yet be right. */
export function toQuery(
  question: string,
  index: PassageIndex,
  speller: Speller,
  background?: Background,
): Query {
  const tokens = tokenize(question, index.language);
  const terms = termsOf(tokens, 1, speller, index);
  const pairs = pairsOf(tokens.map((token, i) => ({ ...token, term: terms[i]?.term ?? token.term })));
  const asks = answerTypeOf(question);
  const query = {
    terms: merge(terms),
    pairs: pairs.map((term) => ({ term, weight: 1 })),
    ...(asks ? { asks } : {}),
  };
  if (!background) return query;
  const more = termsOf(tokenize(background.text, index.language), background.weight, speller, index);
  return { ...query, terms: merge([...terms, ...more]) };
}

function termsOf(
  tokens: readonly Token[],
  weight: number,
  speller: Speller,
  index: PassageIndex,
): QueryTerm[] {
  return tokens.map(({ surface, term }) => {
    if (index.all.has(term)) return { typed: surface, term, weight };
    const base = baseOf(surface, (word) => index.all.has(stem(word)));
    if (base) return { typed: surface, term: stem(base), weight };
    const [suggestion] = speller.suggest(surface);
    return suggestion
      ? {
          typed: surface,
          mended: suggestion.word,
          term: stem(suggestion.word),
          weight: weight * suggestion.likeness,
        }
      : { typed: surface, term, weight };
  });
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

function matchedIn(doc: number, query: Query, index: PassageIndex): string[] {
  return query.terms.filter(({ term }) => index.all.docsWith(term).includes(doc)).map(({ typed }) => typed);
}

function correctionsOf(query: Query): Record<string, string> {
  return Object.fromEntries(query.terms.flatMap(({ typed, mended }) => (mended ? [[typed, mended]] : [])));
}
