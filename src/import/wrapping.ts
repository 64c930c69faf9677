// Lines that were broken to fit a page, joined to paragraphs again, with words that were hyphenated made whole.
import { joinLines } from '../content/text.js';

/**
 * Joins the lines of one paragraph. A hyphen at a line's end goes when a small letter follows and the text has the
 * word without it elsewhere, or nowhere with it; `well-known` stays where the text writes it so.
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
      const [whole, hyphenated] = [`${tail}${next}`, `${tail}-${next}`];
      const keep =
        !before.endsWith('\u00AD') && words.has(hyphenated.toLowerCase()) && !words.has(whole.toLowerCase());
      joined[joined.length - 1] = `${head}${keep ? hyphenated : whole}${rest}`;
    }
  }
  return joinLines(joined, language);
}

/** The words of a text in lower case, as `joinWrapped` needs them. */
export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+(?:[-\u2010][\p{L}\p{N}]+)*/gu) ?? []);
}
