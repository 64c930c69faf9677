// Mends words that neither the text nor everyday English knows, against the text's own vocabulary.
import Fuse from 'fuse.js';
import { isCommonEnglish, isEnglish } from './english.js';

/** A word of the text that a typed word may stand for. */
export interface Suggestion {
  readonly word: string;
  /** 0–1: how alike the two are; used as the weight of the mended word. */
  readonly likeness: number;
}

export interface Speller {
  /**
   * The words of the vocabulary that a typed word (lower-case) may stand for, most alike first; empty when the word
   * is right as it is or nothing is near enough.
   */
  suggest(word: string): readonly Suggestion[];
}

const shortest = 4;

/**
 * @param vocabulary the text's own words and how often each occurs.
 * @param isKnown whether a word is indexed as it is (by its stem).
 */
export function createSpeller(
  vocabulary: ReadonlyMap<string, number>,
  isKnown: (word: string) => boolean,
): Speller {
  // Fuse compares one word with every other; pairs of letters in common pick the few that are worth comparing.
  const byPair = new Map<string, string[]>();
  for (const word of vocabulary.keys()) {
    if (word.length < 3 || /\d/.test(word)) continue;
    for (const pair of new Set(pairsOf(word))) {
      const list = byPair.get(pair);
      if (list) list.push(word);
      else byPair.set(pair, [word]);
    }
  }
  const remembered = new Map<string, readonly Suggestion[]>();

  const search = (word: string): readonly Suggestion[] => {
    // A rare but real word is rarely a slip for another, unless a single one.
    const allowed = word.length <= 4 || isEnglish(word) ? 1 : word.length <= 8 ? 2 : 3;
    const shared = new Map<string, number>();
    for (const pair of new Set(pairsOf(word)))
      for (const candidate of byPair.get(pair) ?? [])
        if (Math.abs(candidate.length - word.length) <= allowed)
          shared.set(candidate, (shared.get(candidate) ?? 0) + 1);
    const nearest = [...shared]
      .sort((a, b) => b[1] - a[1] || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1))
      .slice(0, 60)
      .map(([candidate]) => candidate);
    if (nearest.length === 0) return [];
    const fuse = new Fuse(nearest, {
      threshold: 0.6,
      ignoreLocation: true,
      includeScore: true,
      isCaseSensitive: true,
    });
    return fuse
      .search(word.slice(0, 32))
      .map(({ item, score }) => ({ item, fuse: 1 - (score ?? 1), edits: editDistance(word, item) }))
      .filter(({ edits }) => edits <= allowed)
      .map(({ item, fuse: close, edits }) => {
        const likeness = 1 - edits / Math.max(word.length, item.length);
        const firstLetter = item[0] === word[0] ? 0.05 : 0;
        const frequency = Math.min(0.05, Math.log1p(vocabulary.get(item) ?? 0) / 100);
        return { word: item, likeness, rank: likeness + 0.1 * close + firstLetter + frequency };
      })
      .sort((a, b) => b.rank - a.rank || (a.word < b.word ? -1 : 1))
      .slice(0, 3)
      .map(({ word: item, likeness }) => ({ word: item, likeness }));
  };

  return {
    suggest(word) {
      if (word.length < shortest || word.length > 32 || /\d/.test(word)) return [];
      if (isKnown(word) || isCommonEnglish(word)) return [];
      let suggestions = remembered.get(word);
      if (!suggestions) {
        suggestions = search(word);
        if (remembered.size > 5_000) remembered.clear();
        remembered.set(word, suggestions);
      }
      return suggestions;
    },
  };
}

function pairsOf(word: string): string[] {
  const framed = `^${word}$`;
  const pairs: string[] = [];
  for (let i = 0; i < framed.length - 1; i++) pairs.push(framed.slice(i, i + 2));
  // A letter dropped or two swapped break every pair around them; skip-pairs survive that.
  for (let i = 0; i < framed.length - 2; i++) pairs.push(`${framed[i]}.${framed[i + 2]}`);
  return pairs;
}

/**
 * Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours count 1 each
 * (Damerau 1964: four fifths of typing errors are one of these). Fuse's own score knows no swaps.
 */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + same,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (beforeLast[j - 2] as number) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] as number;
}
