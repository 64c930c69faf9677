// Which paragraphs of the source no passage covers, and which locators point at none.
import type { Article, Finding, Passage, Section, SourceId } from '../article.js';
import { createReport, shown } from '../finding.js';
import { formatLocator, numberOf } from '../locator.js';
import type { SourcePiece } from '../sourceText.js';

type Numbered = Extract<SourcePiece, { readonly kind: 'numbered' }>;
interface Placed {
  readonly section: Section;
  readonly passage: Passage;
}

/**
 * Compares an article's locators with the numbered source. Title and by-line need no passage, since they are metadata.
 *
 * @returns a finding for each paragraph without a passage, at the passage it would follow, and for each locator
 * without a paragraph.
 */
export function checkCoverage(article: Article, source: readonly SourcePiece[]): readonly Finding[] {
  const numbered = source.filter((piece): piece is Numbered => piece.kind === 'numbered');
  const existing = new Set(numbered.map((piece) => piece.source));
  const placed = article.sections.flatMap((section) =>
    section.passages.map((passage): Placed => ({ section, passage })),
  );
  const covered = new Set(placed.flatMap(({ passage }) => passage.sources));
  return [
    ...numbered
      .filter((piece) => !piece.source.startsWith('H') && !covered.has(piece.source))
      .flatMap((piece) => uncovered(piece, placed)),
    ...placed.flatMap((place) => unknown(place, existing)),
  ];
}

function uncovered({ source, text }: Numbered, placed: readonly Placed[]): readonly Finding[] {
  const at =
    placed.findLast(({ passage }) => passage.sources.some((other) => isBefore(other, source))) ?? placed[0];
  if (!at) return [];
  const report = createReport(at.section.file);
  const locator = formatLocator([source]);
  report.warn(
    at.passage.line,
    `no passage covers ${locator} of the source: ${shown(text)}`,
    `write one that ends with [${locator}], or put it into the locator of the passage that says it`,
  );
  return report.findings;
}

function isBefore(other: SourceId, source: SourceId): boolean {
  return other[0] === source[0] && numberOf(other) < numberOf(source);
}

function unknown({ section, passage }: Placed, existing: ReadonlySet<SourceId>): readonly Finding[] {
  const report = createReport(section.file);
  for (const source of passage.sources)
    if (!existing.has(source))
      report.warn(
        passage.line,
        `the source has no ${formatLocator([source])}`,
        'correct the locator, or number the source text anew',
      );
  return report.findings;
}
