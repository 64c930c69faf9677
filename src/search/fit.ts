// Fits the numbers of the model: from editors' questions asked as if they weren't there, from labelled questions,
// and from questions whose passages are hidden, which the text then doesn't cover. No passage of any text is named.
import type { Corpus } from '../content/article.js';
import { clean } from './clean.js';
import { type Evidence, evidenceFor, evidenceNames, type Logistic } from './evidence.js';
import { computeFeatures, type Feature, type FeatureTable, featureNames, type Query } from './features.js';
import { buildPassageIndex, type PassageIndex } from './passageIndex.js';
import { type Model, rank, scoreAll } from './rank.js';
import { spellerFor, toQuery } from './searcher.js';
import type { Speller } from './spell.js';
import { tokenize } from './tokens.js';

/** A question and the passages (document numbers) that answer it; none: not covered. */
export interface Sample {
  readonly query: Query;
  readonly features: FeatureTable;
  readonly gold: ReadonlySet<number>;
  readonly weight: number;
  readonly index: PassageIndex;
  /** The editors' question that is asked and so left out; −1 for none. */
  readonly skip: number;
}

/** Samples from one text in one language. */
export class SampleMaker {
  readonly index: PassageIndex;
  readonly #speller: Speller;

  constructor(corpus: Corpus, language: string) {
    this.index = buildPassageIndex(corpus, language);
    this.#speller = spellerFor(this.index);
  }

  /** Every editors' question, asked with itself left out. */
  editorsQuestions(weight = 1): Sample[] {
    return this.index.questions.texts.map((text, q) =>
      this.#sample(text, new Set(this.index.questions.owners[q]), weight, q),
    );
  }

  /**
   * Every editors' question as a reader would ask it who hits on some of its words only: each content word is lost
   * with the given chance.
   */
  halfRemembered(loss: number, random: () => number, weight = 1): Sample[] {
    return this.index.questions.texts.map((text, q) => {
      const kept = text
        .split(' ')
        .filter(() => random() >= loss)
        .join(' ');
      const asked = tokenize(kept, this.index.language).length > 0 ? kept : text;
      return this.#sample(asked, new Set(this.index.questions.owners[q]), weight, -1);
    });
  }

  /** Every term and section title of the texts, asked as a keyword. */
  keywords(weight = 1): Sample[] {
    const owners = new Map<string, Set<number>>();
    this.index.entries.forEach(({ section, passage }, doc) => {
      for (const { text, sources } of [...section.terms, { text: section.title, sources: [] }]) {
        if (sources.length > 0 && !sources.some((source) => passage.sources.includes(source))) continue;
        owners.set(text, (owners.get(text) ?? new Set()).add(doc));
      }
    });
    return [...owners].map(([text, docs]) => this.#sample(text, docs, weight, -1));
  }

  /** Questions that no text of this kind covers. */
  offTopic(questions: readonly string[], weight = 1): Sample[] {
    return questions.map((text) => this.#sample(text, new Set(), weight, -1));
  }

  #sample(text: string, gold: ReadonlySet<number>, weight: number, skip: number): Sample {
    const query = toQuery(clean(text).text, this.index, this.#speller);
    return {
      query,
      features: computeFeatures(query, this.index, skip),
      gold,
      weight,
      index: this.index,
      skip,
    };
  }
}

/** The same questions with their passages gone: what a question looks like that the text doesn't cover. */
export function hideGold(samples: readonly Sample[]): Sample[] {
  return samples.map((sample) => {
    const features = Object.fromEntries(
      featureNames.map((name) => [
        name,
        sample.features[name].map((value, doc) => (sample.gold.has(doc) ? 0 : value)),
      ]),
    ) as Record<Feature, Float64Array>;
    return { ...sample, features, gold: new Set<number>() };
  });
}

/**
 * Rank weights by gradient ascent on the log of the gold passages' softmax share (ListNet's top-one loss, Cao et al.
 * 2007), with L2 and weights kept from turning negative: no feature is evidence against a passage.
 */
export function fitRank(
  samples: readonly Sample[],
  { rounds = 400, rate = 2, decay = 0.003 } = {},
): Record<Feature, number> {
  const weights = Object.fromEntries(featureNames.map((name) => [name, 2])) as Record<Feature, number>;
  const used = samples.filter(({ gold }) => gold.size > 0);
  const total = used.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 0; round < rounds; round++) {
    const gradient = Object.fromEntries(featureNames.map((name) => [name, 0])) as Record<Feature, number>;
    for (const { features, gold, weight } of used) {
      const scores = scoreAll(features, weights);
      const top = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - top));
      const mass = shares.reduce((sum, share) => sum + share, 0);
      let goldMass = 0;
      for (const doc of gold) goldMass += shares[doc] as number;
      for (const name of featureNames) {
        const column = features[name];
        let expected = 0;
        let wanted = 0;
        for (let doc = 0; doc < scores.length; doc++) {
          const part = (shares[doc] as number) * (column[doc] as number);
          expected += part;
          if (gold.has(doc)) wanted += part;
        }
        gradient[name] += weight * (wanted / goldMass - expected / mass);
      }
    }
    for (const name of featureNames) {
      const step = gradient[name] / total - decay * weights[name];
      weights[name] = Math.max(0, weights[name] + rate * step);
    }
  }
  return weights;
}

export interface Judged {
  readonly evidence: Evidence;
  /** The first passage answers. */
  readonly right: boolean;
  /** Some passage answers. */
  readonly covered: boolean;
  readonly weight: number;
}

/** Ranks each sample and notes whether its first passage was right. */
export function judge(samples: readonly Sample[], weights: Model['rank']): Judged[] {
  return samples.map(({ query, features, gold, weight, index, skip }) => {
    const ranked = rank(features, weights, 10);
    const first = ranked[0];
    return {
      evidence: evidenceFor(query, features, ranked, index, skip),
      right: first !== undefined && gold.has(first.doc),
      covered: gold.size > 0,
      weight,
    };
  });
}

/**
 * Logistic regression on the evidence used, by Newton's method with a little L2; the classes as they come, so that it
 * is calibrated.
 */
export function fitLogistic(
  judged: readonly Judged[],
  holds: (each: Judged) => boolean,
  used: readonly (keyof Evidence)[] = evidenceNames,
  decay = 0.5,
): Logistic {
  const names = ['bias', ...used] as const;
  const rows = judged.map((each) => ({
    x: names.map((name) => (name === 'bias' ? 1 : each.evidence[name])),
    y: holds(each) ? 1 : 0,
    weight: each.weight,
  }));
  const beta = names.map(() => 0);
  for (let round = 0; round < 30; round++) {
    const gradient = names.map((_, i) => (i === 0 ? 0 : -decay * (beta[i] as number)));
    const hessian = names.map((_, i) => names.map((__, j) => (i === j ? (i === 0 ? 1e-6 : decay) : 0)));
    for (const { x, y, weight } of rows) {
      const p = 1 / (1 + Math.exp(-x.reduce((sum, value, i) => sum + value * (beta[i] as number), 0)));
      x.forEach((value, i) => {
        gradient[i] = (gradient[i] as number) + weight * value * (y - p);
        x.forEach((other, j) => {
          const row = hessian[i] as number[];
          row[j] = (row[j] as number) + weight * value * other * p * (1 - p);
        });
      });
    }
    solve(hessian, gradient).forEach((step, i) => {
      beta[i] = (beta[i] as number) + step;
    });
  }
  const weight = (name: keyof Logistic) => beta[names.indexOf(name)] ?? 0;
  const fitted = Object.fromEntries(evidenceNames.map((name) => [name, weight(name)])) as Evidence;
  return { bias: weight('bias'), ...fitted };
}

/** Gauss–Jordan elimination; the matrix is positive definite by its decay. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  rows.forEach((pivot, i) => {
    const scale = pivot[i] as number;
    for (let k = 0; k < pivot.length; k++) pivot[k] = (pivot[k] as number) / scale;
    rows.forEach((row, j) => {
      if (i === j) return;
      const factor = row[i] as number;
      for (let k = 0; k < row.length; k++) row[k] = (row[k] as number) - factor * (pivot[k] as number);
    });
  });
  return rows.map((row) => row.at(-1) as number);
}
