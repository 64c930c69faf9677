// Text → the terms that are indexed and searched: stems for languages with spaces, words and character pairs for Chinese.
import { stemmer } from 'stemmer';
import { toSimplified } from './simplified.js';
import { isChineseStopWord, isStopWord } from './stopwords.js';

/** A word of a text and what it is indexed under. */
export interface Token {
  /** As written, lower-cased. */
  readonly surface: string;
  /** Its stem, or the word itself. */
  readonly term: string;
  /** Position among all words of the text, stop words counted, so that neighbours are known. */
  readonly position: number;
  /** Set for the characters and pairs that Chinese words are matched by as well. */
  readonly piece?: true;
}

const chineseWords = new Intl.Segmenter('zh', { granularity: 'word' });
const han = /\p{Script=Han}/u;

/**
 * The content words of a text, in order. Stop words are left out; numbers stay.
 * Chinese gives each word of `Intl.Segmenter`, each pair of neighbouring characters and each character: they find what
 * the segmenter cuts differently in text and question, and what one of them puts in fewer characters.
 * @example tokenize('Green factories', 'en') // [{surface: 'green', term: 'green', position: 0}, {… term: 'factori' …}]
 */
export function tokenize(text: string, language: string): Token[] {
  return language === 'zh' ? tokenizeChinese(text) : tokenizeSpaced(text);
}

/** What a single word is indexed under. */
export function stem(word: string): string {
  return /^[a-z]+$/.test(word) ? stemmer(word) : word;
}

/**
 * Lower-cased, with compatibility forms and accents folded, typographic apostrophes straightened, and Chinese in
 * simplified characters.
 */
export function fold(text: string): string {
  const simplified = han.test(text) ? toSimplified(text) : text;
  return simplified
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFKC')
    .replace(/[’‘ʼ]/g, "'")
    .toLowerCase();
}

function tokenizeSpaced(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  for (const [match] of fold(text).matchAll(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu)) {
    const word = match.replace(/'s$/, '');
    position++;
    if (isStopWord(match) || isStopWord(word)) continue;
    const surface = word.replaceAll("'", '');
    tokens.push({ surface, term: stem(surface), position });
  }
  return tokens;
}

function tokenizeChinese(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  let previous = '';
  for (const { segment, isWordLike } of chineseWords.segment(fold(text))) {
    if (!isWordLike) {
      previous = '';
      continue;
    }
    position++;
    if (!han.test(segment)) {
      tokens.push(...tokenizeSpaced(segment).map((token) => ({ ...token, position })));
      previous = '';
      continue;
    }
    if (isChineseStopWord(segment)) {
      previous = '';
      continue;
    }
    tokens.push({ surface: segment, term: segment, position });
    for (const character of segment) {
      const pair = previous + character;
      if (segment.length > 1) tokens.push({ surface: character, term: character, position, piece: true });
      if (previous !== '' && pair !== segment)
        tokens.push({ surface: pair, term: pair, position, piece: true });
      previous = character;
    }
  }
  return tokens;
}
