// How far the first passage can be trusted: what speaks for and against it, and the chance that follows.

import { importance, type Query, type QueryTerm } from './asked.js';
import { everydayFrequency } from './english.js';
import { type Feature, type FeatureTable, holders } from './features.js';
import type { PassageIndex } from './passageIndex.js';

export const evidenceNames = [
  'coverage',
  'unknown',
  'foreign',
  'strength',
  'support',
  'best',
  'share',
  'likeness',
  'soft',
  'softQuestion',
  'theme',
  'themeQuestion',
  'nearest',
  'elsewhere',
  'unfit',
  'terms',
] as const;

/**
 * `coverage`: share of the query's weight that the first passage has. `unknown`: share that no text has.
 * `foreign`: share that the texts have in readers' questions at most.
 * `strength`: how much the found words say in all, 1 − e^(−x/2), x the sum of each one's importance or keyness,
 * whichever is more: a single everyday word proves little, a single word of the texts' own a lot.
 * `support`: coverage · strength: much of the question found, and saying much. `best`: the first rank score.
 * `share`: its softmax share. `likeness`: to its nearest reader's question; `soft`, `softQuestion`, `theme`,
 * `themeQuestion`: its features of that name. `nearest`: the highest `theme` or `themeQuestion` of any passage.
 * `elsewhere`: likeness to the nearest of the questions of daily life that texts seldom cover (elsewhere.ts).
 * `unfit`: 1 when it asks for a number or a time and the first passage has none. `terms`: ln(1 + number of words).
 */
export type Evidence = Readonly<Record<(typeof evidenceNames)[number], number>>;

/** P = σ(bias + Σ weight · evidence). */
export type Logistic = Readonly<Record<(typeof evidenceNames)[number] | 'bias', number>>;

/** The evidence for the passage ranked first; `skipQuestion` as in `computeFeatures`. */
export function evidenceFor(
  query: Query,
  features: FeatureTable,
  ranked: readonly { readonly doc: number; readonly score: number }[],
  index: PassageIndex,
  elsewhere = 0,
  skipQuestion = -1,
): Evidence {
  const first = ranked[0];
  const total = query.terms.reduce((sum, term) => sum + importance(term, index), 0);
  const shareOf = (terms: readonly QueryTerm[]) =>
    total === 0 ? 1 : terms.reduce((sum, term) => sum + importance(term, index), 0) / total;
  const unknown = shareOf(query.terms.filter(({ term }) => holders(term, index, skipQuestion).length === 0));
  const foreign = shareOf(query.terms.filter(({ term }) => !index.own.has(term)));
  const terms = Math.log1p(query.terms.length);
  const highest = (column: Float64Array) => column.reduce((most, value) => Math.max(most, value), 0);
  const nearest = Math.max(highest(features.theme), highest(features.themeQuestion));
  const of = (name: Feature) => (first ? (features[name][first.doc] as number) : 0);
  const semantic = {
    soft: of('soft'),
    softQuestion: of('softQuestion'),
    theme: of('theme'),
    themeQuestion: of('themeQuestion'),
    nearest,
    elsewhere,
    unfit: query.asks && of('answerType') === 0 ? 1 : 0,
  };
  if (!first)
    return {
      ...semantic,
      coverage: 0,
      unknown,
      foreign,
      strength: 0,
      support: 0,
      best: 0,
      share: 0,
      likeness: 0,
      terms,
    };
  const found = query.terms.filter(({ term }) => holders(term, index, skipQuestion).includes(first.doc));
  const said = found.reduce(
    (sum, term) => sum + Math.max(importance(term, index), keynessOf(term, index)),
    0,
  );
  const strength = 1 - Math.exp(-said / 2);
  const coverage = of('coverage');
  const mass = ranked.reduce((sum, { score }) => sum + Math.exp(score - first.score), 0);
  return {
    coverage,
    unknown,
    foreign,
    strength,
    support: coverage * strength,
    best: first.score,
    share: 1 / mass,
    likeness: of('likeness'),
    ...semantic,
    terms,
  };
}

/**
 * How much more often the texts use a word than everyday English does: half the ln of the ratio of its frequencies
 * (as in corpus keyness, Rayson & Garside 2000), 0 for words they use less.
 */
function keynessOf({ term, typed, mended, weight }: QueryTerm, index: PassageIndex): number {
  const ratio = index.frequency(term) / everydayFrequency(mended ?? typed);
  return weight * Math.max(0, Math.log(ratio) / 2);
}

/** The chance, 0–1, that a fitted logistic gives the evidence. */
export function chance(evidence: Evidence, weights: Logistic): number {
  const z = evidenceNames.reduce((sum, name) => sum + weights[name] * evidence[name], weights.bias);
  return 1 / (1 + Math.exp(-z));
}
