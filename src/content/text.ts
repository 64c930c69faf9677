// Bytes to text: what a content file may be made of, before anything in it is understood.
import type { Report } from './finding.js';

/** Files above this are refused unread: a section's summary is a few thousand characters. */
export const MAX_FILE_BYTES = 256 * 1024;

/** What keeps bytes from being a text, with the 1-based line it is on. */
export interface EncodingProblem {
  readonly line: number;
  readonly message: string;
  readonly remedy: string;
}

/**
 * Decodes a file's bytes as UTF-8, with or without a byte order mark.
 *
 * @returns the text, or the first place where the bytes are no UTF-8.
 */
export function decodeUtf8(
  bytes: Uint8Array,
): { readonly text: string } | { readonly problem: EncodingProblem } {
  const text = decode(bytes);
  if (text !== undefined) return { text };
  const [first, second] = bytes;
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return {
    problem: {
      line: utf16 ? 1 : firstBadLine(bytes),
      message: utf16 ? 'the file is UTF-16, not UTF-8' : 'the file is not UTF-8: this line holds other bytes',
      remedy: 'save it again with the encoding UTF-8',
    },
  };
}

/**
 * A file's text as lines, without byte order mark and carriage returns; control characters are reported.
 * Only line ends are changed, so that passages stay as the editor wrote them.
 */
export function linesOf(text: string): readonly string[] {
  return text.replace(/^\uFEFF/u, '').split(/\r\n|\n/u);
}

/** Reports control characters, at most one finding a line. Tabs are fine. */
export function checkCharacters(lines: readonly string[], report: Report): void {
  for (const [index, line] of lines.entries()) {
    const found = /[^\P{Cc}\t]/u.exec(line);
    if (!found) continue;
    const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    report.error(
      index + 1,
      `an invisible control character (U+${code}) stands at character ${found.index + 1}`,
      'delete it, or type the line anew',
    );
  }
}

/**
 * Length as Slack counts it once `&`, `<` and `>` are escaped as its API asks (`&amp;`, `&lt;`, `&gt;`).
 *
 * @example slackLength('R&D') // 7
 */
export function slackLength(text: string): number {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').length;
}

/**
 * The first sentence of a text, by the rules of its language; abbreviations such as “Mr.” don't end it.
 *
 * @example firstSentence('Mr. Li asked why. Nobody knew.', 'en') // 'Mr. Li asked why.'
 */
export function firstSentence(text: string, language: string): string {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  let sentence = '';
  for (const { segment } of segmenter.segment(text)) {
    sentence += segment;
    if (!ABBREVIATION.test(segment)) break;
  }
  return sentence.trim();
}

const ABBREVIATION = /(?:^|[\s(“"])(?:(?:\p{L}\.)*\p{L}|Mr|Mrs|Ms|Dr|Prof|St|No|vs|approx|Figs?|Nos)\.\s*$/u;

/**
 * Joins the lines of a wrapped paragraph: with one space, or with nothing between Chinese or Japanese characters.
 * In a text of those languages one such character beside the break is enough.
 */
export function joinLines(lines: readonly string[], language: string): string {
  const ideographic = /^(?:zh|ja|yue)\b/u.test(language);
  return lines.reduce((joined, line) => {
    const left = CJK.test([...joined.slice(-2)].at(-1) ?? '');
    const right = CJK.test([...line.slice(0, 2)][0] ?? '');
    const close = ideographic ? left || right : left && right;
    return joined === '' || close ? joined + line : `${joined} ${line}`;
  }, '');
}

// Ideographs, kana, and the punctuation that stands between them (U+3000–303F, full-width forms).
const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFF65]$/u;

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

// A line feed is one byte in UTF-8 and part of no other character, so that lines can be tried one by one.
function firstBadLine(bytes: Uint8Array): number {
  let start = 0;
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0 || decode(bytes.subarray(start, end)) === undefined) return line;
    start = end + 1;
  }
}
