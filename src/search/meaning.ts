// What passages have to do with a question beyond its words: nearness of word vectors, word by word and as a whole.

import { importance, type Query } from './asked.js';
import { dailyQuestions } from './elsewhere.js';
import type { PassageIndex } from './passageIndex.js';
import { packThemes, type Themes, themeOf, themesOf } from './themes.js';
import { tokenize } from './tokens.js';
import type { WordVectors } from './wordVectors.js';

/** One column a signal, one row a passage, each 0–1. */
export interface MeaningScores {
  /** How much of the query has a word of like meaning in the passage, its terms and title. */
  readonly soft: Float64Array;
  /** The same with the passage's best reader's question, both ways. */
  readonly softQuestion: Float64Array;
  /** Likeness of the query as a whole to the passage's best sentence. */
  readonly theme: Float64Array;
  /** The same to its best reader's question. */
  readonly themeQuestion: Float64Array;
}

/** A semantic signal: give one for another model, or none; matching works without. */
export interface SemanticScorer {
  /** @param skipQuestion number of a reader's question to act as if it weren't there (for fitting). */
  score(query: Query, skipQuestion?: number): MeaningScores;
  /**
   * 0–1: likeness to the nearest questions of daily life that a text seldom covers, whatever it is about.
   * @param skip number of such a question to leave out (for fitting).
   */
  elsewhere(query: Query, skip?: number): number;
}

/** Cosines under this say nothing. */
const leastLikeness = 0.4;
/** Words of like meaning that are looked for beside a query word. */
const mostNeighbours = 60;
/** How many of the nearest daily questions are averaged. */
const nearestDaily = 3;
/** In a large corpus only this many passages, those nearest word by word, are compared as a whole too. */
const mostCompared = 600;
/** Words whose neighbours are kept. */
const mostRemembered = 3_000;

interface Neighbour {
  readonly term: string;
  /** 0–1. */
  readonly like: number;
}

/** Builds the word-vector signals over an index. */
export function createVectorScorer(index: PassageIndex, vectors: WordVectors): SemanticScorer {
  const size = index.entries.length;
  const neighbours = neighboursIn(index, vectors);
  const sentences = themesOf(index.sentences.index, index.surfaces, vectors);
  const questions = themesOf(index.questions.index, index.surfaces, vectors);
  const sentencesOf = partsOf(index.sentences.owners, size);
  const questionsOf = partsOf(index.questions.owners, size);
  const daily = packThemes(
    dailyQuestions().map((text) =>
      themeOf(
        tokenize(text, 'en').map(({ surface }) => ({ word: surface })),
        vectors,
      ),
    ),
    dailyQuestions().length,
    vectors.dimensions,
  );
  const wholeOf = (query: Query) =>
    themeOf(
      query.terms.map(({ typed, mended }) => ({ word: mended ?? typed })),
      vectors,
    );

  return {
    elsewhere(query, skip = -1) {
      const asked = wholeOf(query);
      const likes = new Float64Array(daily.count);
      for (let i = 0; i < likes.length; i++) likes[i] = i === skip ? 0 : daily.likeness(asked, i);
      const most = likes.sort().slice(-nearestDaily);
      return Math.max(0, most.reduce((sum, like) => sum + like, 0) / nearestDaily);
    },
    score(query, skipQuestion = -1) {
      const soft = new Float64Array(size);
      const shared = new Float64Array(index.questions.index.size);
      let total = 0;
      let mass = 0;
      for (const term of query.terms) {
        const weight = importance(term, index);
        const idf = term.weight * index.questions.index.idf(term.term);
        total += weight;
        mass += idf;
        const near = [{ term: term.term, like: 1 }, ...neighbours(term.mended ?? term.typed)];
        addBest(near, (other) => index.own.docsWith(other), weight, soft);
        addBest(near, (other) => index.questions.index.docsWith(other), idf, shared);
      }
      if (total > 0) for (let doc = 0; doc < size; doc++) soft[doc] = (soft[doc] as number) / total;
      const softQuestion = new Float64Array(size);
      shared.forEach((sum, q) => {
        if (q === skipQuestion || sum === 0) return;
        const dice = (2 * sum) / (mass + (index.questions.masses[q] as number) || 1);
        for (const doc of index.questions.owners[q] as readonly number[])
          if (dice > (softQuestion[doc] as number)) softQuestion[doc] = dice;
      });
      const asked = wholeOf(query);
      const docs = nearestDocs(soft, softQuestion);
      return {
        soft,
        softQuestion,
        theme: best(asked, sentences, sentencesOf, docs, size, -1),
        themeQuestion: best(asked, questions, questionsOf, docs, size, skipQuestion),
      };
    },
  };
}

/** The terms of an index that mean most nearly what a word means, without the word itself. */
function neighboursIn(index: PassageIndex, vectors: WordVectors): (word: string) => readonly Neighbour[] {
  const known: { readonly term: string; readonly row: number }[] = [];
  for (const [term, surface] of index.surfaces) {
    const row = vectors.rowOf(surface);
    if (row >= 0) known.push({ term, row });
  }
  const remembered = new Map<string, readonly Neighbour[]>();
  return (word) => {
    const before = remembered.get(word);
    if (before) return before;
    const row = vectors.rowOf(word);
    const found: Neighbour[] = [];
    if (row >= 0)
      for (const each of known) {
        const like = vectors.likeness(row, each.row);
        if (like > leastLikeness)
          found.push({ term: each.term, like: (like - leastLikeness) / (1 - leastLikeness) });
      }
    const nearest = found.sort((a, b) => b.like - a.like).slice(0, mostNeighbours);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(word, nearest);
    return nearest;
  };
}

/** Adds to each document the weight times the likeness of the nearest term it has; `near` is nearest first. */
function addBest(
  near: readonly Neighbour[],
  docsWith: (term: string) => readonly number[],
  weight: number,
  scores: Float64Array,
): void {
  const seen = new Set<number>();
  for (const { term, like } of near)
    for (const doc of docsWith(term)) {
      if (seen.has(doc)) continue;
      seen.add(doc);
      scores[doc] = (scores[doc] as number) + weight * like;
    }
}

/** All documents of a small corpus; of a large one those that are nearest word by word. */
function nearestDocs(soft: Float64Array, softQuestion: Float64Array): readonly number[] {
  const all = Array.from(soft.keys());
  if (all.length <= mostCompared) return all;
  const near = soft.map((value, doc) => Math.max(value, softQuestion[doc] as number));
  const least = near.slice().sort()[near.length - mostCompared] as number;
  return all.filter((doc) => (near[doc] as number) > Math.max(0, least));
}

function partsOf(owners: readonly (readonly number[])[], size: number): number[][] {
  const parts: number[][] = Array.from({ length: size }, () => []);
  owners.forEach((docs, part) => {
    for (const doc of docs) parts[doc]?.push(part);
  });
  return parts;
}

function best(
  asked: Float32Array,
  themes: Themes,
  partsOfDoc: readonly (readonly number[])[],
  docs: readonly number[],
  size: number,
  skip: number,
): Float64Array {
  const scores = new Float64Array(size);
  for (const doc of docs)
    for (const part of partsOfDoc[doc] as readonly number[]) {
      if (part === skip) continue;
      const like = themes.likeness(asked, part);
      if (like > (scores[doc] as number)) scores[doc] = like;
    }
  return scores;
}
