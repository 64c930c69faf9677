// What is looked for: a question's words as they are matched, and how much each of them counts.
import type { AnswerType } from './answerType.js';
import { specificity } from './english.js';
import type { WeightedTerm } from './field.js';
import type { PassageIndex } from './passageIndex.js';

/** The query as it is matched: stems with weights, and neighbouring pairs of them. */
export interface Query {
  readonly terms: readonly QueryTerm[];
  readonly pairs: readonly WeightedTerm[];
  /** Set when only a number or a time can answer. */
  readonly asks?: AnswerType;
}

export interface QueryTerm extends WeightedTerm {
  /** The word as typed. */
  readonly typed: string;
  /** The word searched, when it isn't the one typed. */
  readonly mended?: string;
}

/** How much a query word counts for coverage: rare in the text and specific in everyday language. */
export function importance({ term, typed, mended, weight }: QueryTerm, index: PassageIndex): number {
  return weight * index.all.idf(term) * specificity(mended ?? typed);
}
