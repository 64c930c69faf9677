// Summaries that copy the source, and quotations that don't stand in it.
import type { Article, Finding } from '../article.js';
import { createReport, type Report, shown } from '../finding.js';
import { formatLocator } from '../locator.js';
import type { SourcePiece } from '../sourceText.js';
import { keyAt, runsOf, wordsIn } from './words.js';

/** So many words in a row are no longer our own: the measure of the content format. */
export const COPIED_WORDS = 8;

/**
 * Finds runs of eight words or more that an article's summaries have in common with the source. Titles, headings and
 * names may be repeated; a passage marked as a quotation must be one.
 */
export function checkCopies(article: Article, source: readonly SourcePiece[]): readonly Finding[] {
  const { language } = article;
  const runs = (pieces: readonly SourcePiece[]) =>
    new Set(pieces.flatMap(({ text }) => runsOf(wordsIn(text, language), COPIED_WORDS)));
  const allowed = runs(source.filter(isHeading));
  const taken = runs(source.filter((piece) => !isHeading(piece)));
  const copied = (text: string) => firstCopy(text, language, taken, allowed);

  const about = createReport(article.file);
  reportCopy(copied(article.abstract), 'the abstract', 1, about);
  return [
    ...about.findings,
    ...article.sections.flatMap((section) => {
      const report = createReport(section.file);
      for (const { quoted, text, line, sources } of section.passages)
        if (!quoted) reportCopy(copied(text), 'this passage', line, report);
        else if (!stands(text, sources, source, language))
          report.warn(
            line,
            `this quotation does not stand in ${formatLocator(sources)} of the source word for word`,
            'copy it exactly, or write it in your own words without >',
          );
      return report.findings;
    }),
  ];
}

function isHeading(piece: SourcePiece): boolean {
  return piece.kind === 'heading' || piece.source.startsWith('H');
}

function reportCopy(copy: string | undefined, what: string, line: number, report: Report): void {
  if (copy !== undefined)
    report.warn(
      line,
      `${what} copies ${COPIED_WORDS} words or more of the source: ${shown(copy)}`,
      'say it in your own words, or quote it as a passage that begins with >',
    );
}

/** The first run of words that is copied, as long as it goes on, and still long enough without the names in it. */
function firstCopy(
  text: string,
  language: string,
  taken: ReadonlySet<string>,
  allowed: ReadonlySet<string>,
): string | undefined {
  const words = wordsIn(text, language);
  const named = namesIn(words.map(({ start, end }) => text.slice(start, end)));
  const isCommon = (index: number) => {
    const run = keyAt(words, index, COPIED_WORDS);
    return index + COPIED_WORDS <= words.length && taken.has(run) && !allowed.has(run);
  };
  for (let first = 0; first < words.length; first++) {
    if (!isCommon(first)) continue;
    let last = first;
    while (isCommon(last + 1)) last += 1;
    const end = last + COPIED_WORDS;
    if (named.slice(first, end).filter((name) => !name).length >= COPIED_WORDS)
      return text.slice(words[first]?.start, words[end - 1]?.end);
    first = last;
  }
  return undefined;
}

const SMALL = /^(?:a|an|the|of|for|and|on|in|at|to|with|by|de|la|von|van)$/u;

/** Which words are part of a name: two or more with capitals, and the small words between them. */
function namesIn(words: readonly string[]): readonly boolean[] {
  const names = words.map(() => false);
  let first = -1;
  let last = -1;
  const close = () => {
    if (last > first) names.fill(true, first, last + 1);
    first = -1;
  };
  for (const [index, word] of words.entries()) {
    if (/^[\p{Lu}\p{N}]/u.test(word)) {
      if (first < 0) first = index;
      last = index;
    } else if (!SMALL.test(word)) close();
  }
  close();
  return names;
}

function stands(
  text: string,
  sources: readonly string[],
  pieces: readonly SourcePiece[],
  language: string,
): boolean {
  const own = pieces.flatMap((piece) =>
    piece.kind === 'numbered' && sources.includes(piece.source) ? [piece.text] : [],
  );
  const joined = (words: string) =>
    ` ${wordsIn(words, language)
      .map(({ key }) => key)
      .join(' ')} `;
  return joined(own.join('\n')).includes(joined(text));
}
