// What passages have to do with a question beyond its words: nearness of word vectors, word by word and as a whole.
import { dailyQuestions } from './elsewhere.js';
import { everydayFrequency } from './english.js';
import { importance, type Query } from './features.js';
import type { FieldIndex } from './field.js';
import type { PassageIndex } from './passageIndex.js';
import { tokenize } from './tokens.js';
import { cosine, unit, type WordVectors } from './wordVectors.js';

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
/** a in a/(a + p): how much common words are held back in a sum of vectors (SIF, Arora et al. 2017). */
const smoothing = 1e-3;
/** How many of the nearest daily questions are averaged. */
const nearestDaily = 3;

/** Builds the word-vector signals over an index. */
export function createVectorScorer(index: PassageIndex, vectors: WordVectors): SemanticScorer {
  const known: { readonly term: string; readonly vector: Float32Array }[] = [];
  for (const [term, surface] of index.surfaces) {
    const vector = vectors.of(surface);
    if (vector) known.push({ term, vector });
  }
  const byTerm = new Map(known.map(({ term, vector }) => [term, vector]));
  const remembered = new Map<string, readonly (readonly [string, number])[]>();
  const neighbours = (word: string): readonly (readonly [string, number])[] => {
    const before = remembered.get(word);
    if (before) return before;
    const vector = vectors.of(word);
    const found: (readonly [string, number])[] = [];
    if (vector)
      for (const each of known) {
        const like = cosine(vector, each.vector);
        if (like > leastLikeness) found.push([each.term, (like - leastLikeness) / (1 - leastLikeness)]);
      }
    if (remembered.size > 5_000) remembered.clear();
    remembered.set(word, found);
    return found;
  };
  const whole = (terms: readonly { readonly word: string; readonly term: string }[]) => {
    const sum = new Float32Array(vectors.dimensions);
    for (const { word, term } of terms) {
      const vector = vectors.of(word) ?? byTerm.get(term);
      if (!vector) continue;
      const weight = smoothing / (smoothing + everydayFrequency(word));
      for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + weight * (vector[i] as number);
    }
    return unit(sum);
  };
  const wholes = (field: FieldIndex) => {
    const sums = Array.from({ length: field.size }, () => new Float32Array(vectors.dimensions));
    for (const term of field.terms()) {
      const vector = byTerm.get(term);
      if (!vector) continue;
      const weight = smoothing / (smoothing + everydayFrequency(index.surfaces.get(term) ?? term));
      for (const doc of field.docsWith(term)) {
        const sum = sums[doc] as Float32Array;
        for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + weight * (vector[i] as number);
      }
    }
    return sums.map(unit);
  };
  const sentences = wholes(index.sentences.index);
  const questions = wholes(index.questions.index);

  const daily = dailyQuestions().map((text) =>
    whole(tokenize(text, 'en').map(({ surface, term }) => ({ word: surface, term }))),
  );
  const wholeOf = (query: Query) =>
    whole(query.terms.map(({ typed, mended, term }) => ({ word: mended ?? typed, term })));

  return {
    elsewhere(query, skip = -1) {
      const asked = wholeOf(query);
      const likes = daily.map((other, i) => (i === skip ? 0 : cosine(asked, other)));
      const most = likes.sort((a, b) => b - a).slice(0, nearestDaily);
      return Math.max(0, most.reduce((sum, like) => sum + like, 0) / nearestDaily);
    },
    score(query, skipQuestion = -1) {
      const size = index.entries.length;
      const soft = new Float64Array(size);
      const softQuestion = new Float64Array(size);
      const shared = new Float64Array(index.questions.index.size);
      let total = 0;
      let mass = 0;
      for (const term of query.terms) {
        const weight = importance(term, index);
        const idf = term.weight * index.questions.index.idf(term.term);
        total += weight;
        mass += idf;
        const near = [[term.term, 1] as const, ...neighbours(term.mended ?? term.typed)];
        const best = new Map<number, number>();
        const bestQuestion = new Map<number, number>();
        for (const [other, like] of near) {
          for (const doc of index.own.docsWith(other)) if (like > (best.get(doc) ?? 0)) best.set(doc, like);
          for (const q of index.questions.index.docsWith(other))
            if (like > (bestQuestion.get(q) ?? 0)) bestQuestion.set(q, like);
        }
        for (const [doc, like] of best) soft[doc] = (soft[doc] as number) + weight * like;
        for (const [q, like] of bestQuestion) shared[q] = (shared[q] as number) + idf * like;
      }
      if (total > 0) for (let doc = 0; doc < size; doc++) soft[doc] = (soft[doc] as number) / total;
      shared.forEach((sum, q) => {
        if (q === skipQuestion || sum === 0) return;
        const dice = (2 * sum) / (mass + (index.questions.masses[q] as number) || 1);
        for (const doc of index.questions.owners[q] as readonly number[])
          if (dice > (softQuestion[doc] as number)) softQuestion[doc] = dice;
      });
      const asked = wholeOf(query);
      return {
        soft,
        softQuestion,
        theme: nearest(asked, sentences, index.sentences.owners, size, -1),
        themeQuestion: nearest(asked, questions, index.questions.owners, size, skipQuestion),
      };
    },
  };
}

function nearest(
  asked: Float32Array,
  parts: readonly Float32Array[],
  owners: readonly (readonly number[])[],
  size: number,
  skip: number,
): Float64Array {
  const best = new Float64Array(size);
  parts.forEach((part, i) => {
    if (i === skip) return;
    const like = cosine(asked, part);
    for (const doc of owners[i] as readonly number[]) if (like > (best[doc] as number)) best[doc] = like;
  });
  return best;
}
