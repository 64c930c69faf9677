// Which language a question is in, as far as finding passages needs to know: by script, then by function words.
import { deu, fra, ita, nld, porBr as por, spa } from 'stopword';
import { isStopWord } from './stopwords.js';

const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hiragana}|\p{Script=Katakana}/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Greek}/gu, 'el'],
];

const functionWords: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['de', new Set(deu)],
  ['fr', new Set(fra)],
  ['es', new Set(spa)],
  ['it', new Set(ita)],
  ['pt', new Set(por)],
  ['nl', new Set(nld)],
];

/**
 * The language a question is asked in, as a two-letter code.
 * Han characters count double, because one of them says as much as a Latin word's several letters.
 * Text in Latin letters is English unless at least two of its words, and more than are English ones, are function
 * words of another European language.
 * @example detectLanguage('绿色工厂是什么？') // 'zh'
 */
export function detectLanguage(text: string): string {
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  for (const [pattern, language] of scripts) {
    const found = text.match(pattern)?.length ?? 0;
    if (found > 0 && found * 2 >= latin) return language;
  }
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const english = words.filter(isStopWord).length;
  let best = { language: 'en', count: Math.max(1, english) };
  for (const [language, known] of functionWords) {
    const count = words.filter((word) => known.has(word) && !isStopWord(word)).length;
    if (count > best.count) best = { language, count };
  }
  return best.language;
}
