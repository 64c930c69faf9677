// Words of a text for comparing texts: in lower case, in any language, with where each stands.

/** A word as compared, and its place in the text. */
export interface Word {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a text in order, by the rules of its language; punctuation parts words and is none. */
export function wordsIn(text: string, language: string): readonly Word[] {
  // Only where no spaces stand between words they have to be guessed, which takes ten times as long.
  if (!/^(?:zh|ja|yue|th|lo|km|my)\b/u.test(language))
    return [...text.matchAll(WORD)].map(({ 0: word, index }) => wordAt(word, index));
  const words: Word[] = [];
  for (const { segment, index, isWordLike } of segmenterFor(language).segment(text))
    if (isWordLike) words.push(wordAt(segment, index));
  return words;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.][\p{L}\p{N}\p{M}]+)*/gu;

function wordAt(word: string, start: number): Word {
  return { key: word.toLowerCase().replaceAll('’', "'"), start, end: start + word.length };
}

/** Runs of `length` words, as texts that can be compared. */
export function runsOf(words: readonly Word[], length: number): readonly string[] {
  return words
    .slice(0, Math.max(words.length - length + 1, 0))
    .map((_, index) => keyAt(words, index, length));
}

/** The run of `length` words that begins at a word. */
export function keyAt(words: readonly Word[], index: number, length: number): string {
  return words
    .slice(index, index + length)
    .map(({ key }) => key)
    .join(' ');
}

// Making one costs far more than using it.
const segmenters = new Map<string, Intl.Segmenter>();
function segmenterFor(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const made = new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, made);
  return made;
}
