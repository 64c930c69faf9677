// What is known about each passage for a query: one number a feature, each 0–1, the same for any text.
import { importance, type Query } from './asked.js';
import type { FieldIndex } from './field.js';
import type { MeaningScores, SemanticScorer } from './meaning.js';
import type { PassageIndex } from './passageIndex.js';

export const featureNames = [
  'text',
  'sentence',
  'terms',
  'synonyms',
  'title',
  'named',
  'question',
  'likeness',
  'coverage',
  'pairs',
  'soft',
  'softQuestion',
  'theme',
  'themeQuestion',
  'answerType',
] as const;
export type Feature = (typeof featureNames)[number];

/** One column a feature, one row a passage. */
export type FeatureTable = Readonly<Record<Feature, Float64Array>>;

/**
 * Scores every passage of the index by each feature:
 * `text`, `terms`, `synonyms`, `title`: BM25 of that field; `sentence`, `question`: of its best sentence and its best
 * reader's question; `likeness`: how much of that question and the query are the same, both ways (Dice over idf);
 * `named`: how much its section's title or heading and the query are the same, both ways;
 * `coverage`: the share of the query's weight found in any field of the passage; `pairs`: neighbouring words together;
 * `soft`, `softQuestion`, `theme`, `themeQuestion`: nearness of meaning (meaning.ts), 0 without a scorer;
 * `answerType`: 1 where the question asks for a number or a time and the passage has one.
 * @param skipQuestion number of a reader's question to act as if it weren't there (for fitting: leave one out).
 */
export function computeFeatures(
  query: Query,
  index: PassageIndex,
  meaning?: SemanticScorer,
  skipQuestion = -1,
): FeatureTable {
  const size = index.entries.length;
  const question = new Float64Array(size);
  const likeness = new Float64Array(size);
  const mass = massOf(query, index.questions.index);
  const shared = sharedMass(query, index.questions.index);
  index.questions.index.score(query.terms).forEach((score, q) => {
    if (score === 0 || q === skipQuestion) return;
    const dice = (2 * (shared[q] as number)) / (mass + (index.questions.masses[q] as number) || 1);
    for (const doc of index.questions.owners[q] as readonly number[]) {
      if (score > (question[doc] as number)) question[doc] = score;
      if (dice > (likeness[doc] as number)) likeness[doc] = dice;
    }
  });
  const sentence = new Float64Array(size);
  index.sentences.index.score(query.terms).forEach((score, s) => {
    for (const doc of index.sentences.owners[s] as readonly number[])
      if (score > (sentence[doc] as number)) sentence[doc] = score;
  });
  return {
    text: index.text.score(query.terms),
    sentence,
    terms: index.terms.score(query.terms),
    synonyms: index.synonyms.score(query.terms),
    title: index.title.score(query.terms),
    named: named(query, index),
    question,
    likeness,
    coverage: coverage(query, index, skipQuestion),
    pairs: index.pairs.score(query.pairs),
    ...(meaning?.score(query, skipQuestion) ?? noMeaning(size)),
    answerType: query.asks ? index.answers[query.asks] : new Float64Array(size),
  };
}

function noMeaning(size: number): MeaningScores {
  const nothing = new Float64Array(size);
  return { soft: nothing, softQuestion: nothing, theme: nothing, themeQuestion: nothing };
}

/** The passages that have a term in any field, in order; `skipQuestion` as in `computeFeatures`. */
export function holders(term: string, index: PassageIndex, skipQuestion = -1): readonly number[] {
  const docs = index.all.docsWith(term);
  const owners = index.questions.owners[skipQuestion];
  if (!owners) return docs;
  return docs.filter((doc) => !owners.includes(doc) || standsWithout(term, doc, index, skipQuestion));
}

function coverage(query: Query, index: PassageIndex, skipQuestion: number): Float64Array {
  const covered = new Float64Array(index.entries.length);
  const total = query.terms.reduce((sum, term) => sum + importance(term, index), 0);
  if (total === 0) return covered;
  for (const term of query.terms) {
    const part = importance(term, index) / total;
    for (const doc of holders(term.term, index, skipQuestion)) covered[doc] = (covered[doc] as number) + part;
  }
  return covered;
}

/** Whether a passage has the term also apart from one of its questions. */
function standsWithout(term: string, doc: number, index: PassageIndex, skipQuestion: number): boolean {
  if (
    [index.text, index.terms, index.synonyms, index.title].some((field) => field.docsWith(term).includes(doc))
  )
    return true;
  return index.questions.index
    .docsWith(term)
    .some((q) => q !== skipQuestion && index.questions.owners[q]?.includes(doc));
}

/** Dice over idf between the query and each passage's section title and heading. */
function named(query: Query, { entries, names }: PassageIndex): Float64Array {
  const best = new Float64Array(entries.length);
  const mass = massOf(query, names.index);
  sharedMass(query, names.index).forEach((shared, n) => {
    if (shared === 0) return;
    const dice = (2 * shared) / (mass + (names.masses[n] as number) || 1);
    for (const doc of names.owners[n] as readonly number[])
      if (dice > (best[doc] as number)) best[doc] = dice;
  });
  return best;
}

function massOf(query: Query, field: FieldIndex): number {
  return query.terms.reduce((sum, { term, weight }) => sum + weight * field.idf(term), 0);
}

function sharedMass(query: Query, field: FieldIndex): Float64Array {
  const shared = new Float64Array(field.size);
  for (const { term, weight } of query.terms) {
    const idf = field.idf(term) * weight;
    for (const doc of field.docsWith(term)) shared[doc] = (shared[doc] as number) + idf;
  }
  return shared;
}
