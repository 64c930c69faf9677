// Which words a person reads, by language: a new language is one file and one line here.
import { en } from './en.js';
import type { Words } from './words.js';
import { zh } from './zh.js';

const LANGUAGES: Readonly<Record<string, Words>> = { en, zh };

/**
 * The words in a language, English where there are none in it.
 *
 * @param tag BCP 47; only its language counts.
 * @example wordsIn('zh-CN').language // 'zh'
 */
export function wordsIn(tag: string): Words {
  const language = tag.toLowerCase().split('-')[0] ?? '';
  return Object.hasOwn(LANGUAGES, language) ? (LANGUAGES[language] ?? en) : en;
}
