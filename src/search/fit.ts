// Fits the numbers of the model: from editors' questions asked as if they weren't there, from labelled questions,
// and from questions whose passages are hidden, which the text then doesn't cover. No passage of any text is named.
import type { Article, Corpus } from '../content/article.js';
import type { Query } from './asked.js';
import { clean } from './clean.js';
import { dailyQuestions } from './elsewhere.js';
import { type Evidence, evidenceFor, evidenceNames, type Logistic } from './evidence.js';
import { computeFeatures, type Feature, type FeatureTable, featureNames } from './features.js';
import type { SemanticScorer } from './meaning.js';
import { buildPassageIndex, type PassageIndex } from './passageIndex.js';
import { toQuery } from './query.js';
import { type Model, rank, type Semantic, scoreAll } from './rank.js';
import { scorerFor, spellerFor } from './searcher.js';
import type { Speller } from './spell.js';
import { tokenize } from './tokens.js';

/** A question and the passages (document numbers) that answer it; none: not covered. */
export interface Sample {
  /** The question as cleaned; for measuring signals that aren't in the features. */
  readonly text: string;
  readonly query: Query;
  readonly features: FeatureTable;
  readonly gold: ReadonlySet<number>;
  readonly weight: number;
  readonly index: PassageIndex;
  /** The editors' question that is asked and so left out; −1 for none. */
  readonly skip: number;
  /** Likeness to questions of daily life. */
  readonly elsewhere: number;
}

/** Samples from one text in one language. */
export class SampleMaker {
  readonly index: PassageIndex;
  readonly #speller: Speller;
  readonly #meaning: SemanticScorer | undefined;

  constructor(corpus: Corpus, language: string, semantic: Semantic = 'vectors') {
    this.index = buildPassageIndex(corpus, language);
    this.#meaning = scorerFor(this.index, semantic);
    this.#speller = spellerFor(this.index);
  }

  /** Every editors' question, asked with itself left out. */
  editorsQuestions(weight = 1): Sample[] {
    return this.index.questions.texts.map((text, q) =>
      this.sampleFor(text, new Set(this.index.questions.owners[q]), weight, q),
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
      return this.sampleFor(asked, new Set(this.index.questions.owners[q]), weight, -1);
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
    return [...owners].map(([text, docs]) => this.sampleFor(text, docs, weight, -1));
  }

  /**
   * Passages asked for in their own words: of each sentence a reader has kept some words, at most nine.
   * @param kept chance that a word is kept.
   */
  ownWords(kept: number, random: () => number, weight = 1): Sample[] {
    const splitter = new Intl.Segmenter(this.index.language, { granularity: 'sentence' });
    const words = new Intl.Segmenter(this.index.language, { granularity: 'word' });
    const between = this.index.language === 'zh' ? '' : ' ';
    return this.index.entries.flatMap(({ passage }, doc) =>
      [...splitter.segment(passage.text)].flatMap(({ segment }) => {
        const asked = [...words.segment(segment)]
          .filter(({ isWordLike }) => isWordLike && random() < kept)
          .slice(0, 9)
          .map((word) => word.segment)
          .join(between);
        const enough = tokenize(asked, this.index.language).length >= 2;
        return enough ? [this.sampleFor(asked, new Set([doc]), weight)] : [];
      }),
    );
  }

  /** Questions of daily life, which no text covers, each with itself left out of those it is compared with. */
  offTopic(weight = 1): Sample[] {
    return dailyQuestions().map((text, i) => this.sampleFor(text, new Set(), weight, -1, i));
  }

  /** Any question and the passages (document numbers) that answer it. */
  sampleFor(asked: string, gold: ReadonlySet<number>, weight = 1, skip = -1, skipDaily = -1): Sample {
    const { text } = clean(asked);
    const query = toQuery(text, this.index, this.#speller);
    return {
      text,
      query,
      features: computeFeatures(query, this.index, this.#meaning, skip),
      gold,
      weight,
      index: this.index,
      skip,
      elsewhere: this.#meaning?.elsewhere(query, skipDaily) ?? 0,
    };
  }
}

/** A text as it is before its editors have added anything to it: no terms, questions, synonyms or glossary. */
export function bareCorpus(corpus: Corpus): Corpus {
  const bare = (article: Article): Article => ({
    ...article,
    glossary: {},
    sections: article.sections.map((section) => ({ ...section, terms: [], questions: [], synonyms: {} })),
    translations: article.translations.map(bare),
  });
  return { ...corpus, articles: corpus.articles.map(bare) };
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
 * Rank weights that make the log of the gold passages' softmax share largest (ListNet's top-one loss, Cao et al. 2007),
 * with L2, by Newton steps: with the gold passages' present shares held fast each step is a concave problem (as in
 * EM), so it can only climb. No feature is evidence against a passage: one whose weight turns negative is left out.
 * @param used features that may have a weight; for measuring what each is worth.
 */
export function fitRank(
  samples: readonly Sample[],
  { used = featureNames, rounds = 30, decay = 0.01 }: FitRankOptions = {},
): Record<Feature, number> {
  const fitting = samples.filter(({ gold }) => gold.size > 0);
  let names = [...used];
  for (;;) {
    const weights = climb(fitting, names, rounds, decay);
    const negative = names.filter((name) => weights[name] < 0);
    if (negative.length === 0) return weights;
    const worst = negative.reduce((a, b) => (weights[a] < weights[b] ? a : b));
    names = names.filter((name) => name !== worst);
  }
}

export interface FitRankOptions {
  readonly used?: readonly Feature[];
  readonly rounds?: number;
  readonly decay?: number;
}

function climb(
  samples: readonly Sample[],
  names: readonly Feature[],
  rounds: number,
  decay: number,
): Record<Feature, number> {
  const size = names.length;
  const weights = Object.fromEntries(featureNames.map((name) => [name, 0])) as Record<Feature, number>;
  for (const name of names) weights[name] = 1;
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);
  const row = new Float64Array(size);
  for (let round = 0; round < rounds; round++) {
    const gradient = names.map((name) => -decay * total * weights[name]);
    const hessian = names.map((_, i) => names.map((__, j) => (i === j ? decay * total : 0)));
    for (const { features, gold, weight } of samples) {
      const columns = names.map((name) => features[name]);
      const scores = scoreAll(features, weights);
      const top = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
      const shares = scores.map((score) => Math.exp(score - top));
      const mass = shares.reduce((sum, share) => sum + share, 0);
      let goldMass = 0;
      for (const doc of gold) goldMass += shares[doc] as number;
      const mean = new Float64Array(size);
      const wanted = new Float64Array(size);
      const square = Array.from({ length: size }, () => new Float64Array(size));
      for (let doc = 0; doc < scores.length; doc++) {
        const share = (shares[doc] as number) / mass;
        const isGold = gold.has(doc);
        if (share < 1e-6 && !isGold) continue;
        for (let i = 0; i < size; i++) row[i] = (columns[i] as Float64Array)[doc] as number;
        for (let i = 0; i < size; i++) {
          const part = share * (row[i] as number);
          mean[i] = (mean[i] as number) + part;
          if (isGold) wanted[i] = (wanted[i] as number) + (part * mass) / goldMass;
          const squares = square[i] as Float64Array;
          for (let j = 0; j <= i; j++) squares[j] = (squares[j] as number) + part * (row[j] as number);
        }
      }
      for (let i = 0; i < size; i++) {
        gradient[i] = (gradient[i] as number) + weight * ((wanted[i] as number) - (mean[i] as number));
        for (let j = 0; j <= i; j++) {
          const covariance =
            ((square[i] as Float64Array)[j] as number) - (mean[i] as number) * (mean[j] as number);
          const at = hessian[i] as number[];
          at[j] = (at[j] as number) + weight * covariance;
          if (j < i) (hessian[j] as number[])[i] = at[j] as number;
        }
      }
    }
    const steps = solve(hessian, gradient);
    names.forEach((name, i) => {
      weights[name] += Math.max(-2, Math.min(2, steps[i] as number));
    });
    if (steps.every((step) => Math.abs(step) < 1e-4)) break;
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
  return samples.map(({ query, features, gold, weight, index, skip, elsewhere }) => {
    const ranked = rank(features, weights, 10);
    const first = ranked[0];
    return {
      evidence: evidenceFor(query, features, ranked, index, elsewhere, skip),
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
