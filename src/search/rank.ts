// Fuses the features of each passage into one score by a fitted linear model.
import type { Logistic } from './evidence.js';
import { type Feature, type FeatureTable, featureNames } from './features.js';

export interface Model {
  readonly rank: Readonly<Record<Feature, number>>;
  /** P(the first passage answers). */
  readonly right: Logistic;
  /** P(the texts cover the question at all). */
  readonly covered: Logistic;
  /** `answer`: least P(right) of a certain answer; `covered`: least P(covered) of anything but a refusal. */
  readonly thresholds: { readonly answer: number; readonly covered: number };
}

/** `vectors`: word vectors, for English; `off`: words alone. */
export type Semantic = 'off' | 'vectors';

/** One model a semantic level: what a signal is worth depends on which others there are. */
export type Models = Readonly<Record<Semantic, Model>>;

export interface Ranked {
  readonly doc: number;
  readonly score: number;
}

/** The `limit` best passages, best first, those with nothing in common with the query left out. */
export function rank(features: FeatureTable, weights: Model['rank'], limit: number): Ranked[] {
  const scores = scoreAll(features, weights);
  // Kept in order as it grows: sorting ten thousand scores for the sake of ten would take longer than all the rest.
  const best: Ranked[] = [];
  for (let doc = 0; doc < scores.length; doc++) {
    const score = scores[doc] as number;
    if (score <= 0 || (best.length === limit && score <= (best[limit - 1] as Ranked).score)) continue;
    let place = best.length;
    while (place > 0 && (best[place - 1] as Ranked).score < score) place--;
    best.splice(place, 0, { doc, score });
    if (best.length > limit) best.pop();
  }
  return best;
}

/** The rank score of every passage. */
export function scoreAll(features: FeatureTable, weights: Model['rank']): Float64Array {
  const scores = new Float64Array(features.text.length);
  for (const name of featureNames) {
    const weight = weights[name];
    const column = features[name];
    for (let doc = 0; doc < scores.length; doc++)
      scores[doc] = (scores[doc] as number) + weight * (column[doc] as number);
  }
  return scores;
}
