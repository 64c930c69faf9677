// Lines that were broken to fit a page, joined to paragraphs again, with words that were hyphenated made whole.
import { joinLines } from '../content/text.js';

/**
 * Joins the lines of one paragraph. A hyphen at a line's end goes when a small letter follows, unless the text has
 * the word with it elsewhere, or only its two parts, and nowhere without.
 *
 * @param words all words of the document in lower case, hyphenated ones whole: `wordsOf(text)`.
 * @example joinWrapped(['a compu-', 'ter'], 'en', new Set(['computer'])) // 'a computer'
 */
export function joinWrapped(lines: readonly string[], language: string, words: ReadonlySet<string>): string {
  const joined: string[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    const [, head = '', tail = ''] = /^(.*?)([\p{L}\p{N}-]+)[-\u00AD\u2010]$/su.exec(before ?? '') ?? [];
    const [, next = '', rest = ''] = /^(\p{Ll}[\p{L}\p{N}]*)(.*)$/su.exec(line) ?? [];
    if (before === undefined || tail === '' || next === '') joined.push(line);
    else {
      const keep = !before.endsWith('\u00AD') && isHyphenated(tail, next, words);
      joined[joined.length - 1] = `${head}${tail}${keep ? '-' : ''}${next}${rest}`;
    }
  }
  return joinLines(joined, language);
}

function isHyphenated(tail: string, next: string, words: ReadonlySet<string>): boolean {
  const [left, right] = [tail.toLowerCase(), next.toLowerCase()];
  if (words.has(`${left}${right}`)) return false;
  if (words.has(`${left}-${right}`)) return true;
  // Two words that the text has by themselves, and never as one; short ones are syllables too.
  return Math.min(left.length, right.length) > 3 && words.has(left) && words.has(right);
}

/** The words of a text in lower case, as `joinWrapped` needs them. */
export function wordsOf(text: string): ReadonlySet<string> {
  // What a line's end has cut in two is no word of the text.
  const whole = text.replace(/[\p{L}\p{N}-]+[-\u00AD\u2010]\r?\n\s*[\p{L}\p{N}]+/gu, ' ');
  return new Set(whole.toLowerCase().match(/[\p{L}\p{N}]+(?:[-\u2010][\p{L}\p{N}]+)*/gu) ?? []);
}
