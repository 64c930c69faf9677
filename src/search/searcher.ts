// Searching one corpus: question → mended query → ranked passages with a confidence and the evidence for it.
import type { Corpus } from '../content/article.js';
import type { Query } from './asked.js';
import { chance, evidenceFor } from './evidence.js';
import { computeFeatures } from './features.js';
import { createVectorScorer, type SemanticScorer } from './meaning.js';
import { models as fitted } from './models.js';
import { buildPassageIndex, type Entry, languagesOf, type PassageIndex } from './passageIndex.js';
import { type Background, toQuery } from './query.js';
import { type Models, type Ranked, rank, type Semantic } from './rank.js';
import { createSpeller, type Speller } from './spell.js';
import { stem, tokenize } from './tokens.js';
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

export interface Searcher {
  readonly languages: readonly string[];
  /**
   * @param question cleaned text, in a language the corpus has.
   * @param language one of `languages`.
   * @example searcher.search('green factorys', 'en').corrected // { factorys: 'factories' }
   */
  search(question: string, language: string, background?: Background): SearchResult;
  /** Whether any word of a text stands in the passages of a language, as it is. */
  knows(text: string, language: string): boolean;
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
    knows(text, language) {
      const room = rooms.get(language);
      return room !== undefined && tokenize(text, language).some(({ term }) => room.index.all.has(term));
    },
    search(question, language, background) {
      const room = rooms.get(language);
      if (!room) return nothing;
      const { index, speller, meaning, model } = room;
      const query = toQuery(question, index, speller, background);
      const features = computeFeatures(query, index, meaning);
      const ranked = namedFirst(rank(features, model.rank, most), features.named);
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

/** A question that is just the name of a section is answered from it: the others keep their order behind. */
function namedFirst(ranked: readonly Ranked[], named: Float64Array): readonly Ranked[] {
  const isNamed = ({ doc }: Ranked) => (named[doc] as number) > 0.999;
  const docs = [...ranked.filter(isNamed), ...ranked.filter((each) => !isNamed(each))];
  return docs.map(({ doc }, place) => ({ doc, score: (ranked[place] as Ranked).score }));
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

function matchedIn(doc: number, query: Query, index: PassageIndex): string[] {
  const found = query.terms
    .filter(({ term }) => index.all.docsWith(term).includes(doc))
    .map(({ typed }) => typed);
  // Chinese is matched by characters and pairs too: they go without saying beside the words they are part of.
  const words = index.language === 'zh' ? found.filter((word) => !isPartOf(word, found)) : found;
  return [...new Set(words)];
}

function isPartOf(word: string, words: readonly string[]): boolean {
  return words.some((other) => other.length > word.length && other.includes(word));
}

function correctionsOf(query: Query): Record<string, string> {
  return Object.fromEntries(query.terms.flatMap(({ typed, mended }) => (mended ? [[typed, mended]] : [])));
}
