// A PDF page's pieces of text → its lines in reading order: columns found by the empty strip between them.
import type { LeftOutList } from './sourceDocument.js';
import { tidy } from './sourceDocument.js';

/** A piece of text as drawn; in points from the page's lower left corner. */
export interface PdfFragment {
  readonly text: string;
  readonly x: number;
  /** Of its baseline. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly bold: boolean;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly fragments: readonly PdfFragment[];
}

/** A line of one column, with the edges of its column. */
export interface PdfLine {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly columnLeft: number;
  readonly columnRight: number;
  /** Counts the columns of all pages; lines of one are below each other. */
  readonly column: number;
  /** Whether it goes over both columns of its page. */
  readonly spans: boolean;
  /** Raised marks that lead to notes, taken out of its text. */
  readonly marks: readonly string[];
  readonly page: number;
}

/** The lines of a page, and its height. */
export interface PdfPageLines {
  readonly height: number;
  readonly lines: readonly Omit<PdfLine, 'page'>[];
}

type Row = readonly PdfFragment[];
type Line = Omit<PdfLine, 'columnLeft' | 'columnRight' | 'column' | 'spans' | 'page'>;

/** Orders a page's text: above a line that spans both columns, the left column and then the right one. */
export function columnLines({ width, height, fragments }: PdfPage): PdfPageLines {
  const gutter = gutterOf(rowsOf(fragments), width);
  if (gutter === undefined) return { height, lines: withEdges(rowsOf(fragments).map(lineOf), 0, false) };
  const crossing = fragments.filter((part) => hasText(part) && crosses(part, gutter));
  const isAcross = (part: PdfFragment) => crossing.some((other) => onOneBaseline(part, other));
  const across = rowsOf(fragments.filter(isAcross)).map(lineOf);
  const beside = fragments.filter((part) => !isAcross(part));
  // Each column by itself: their baselines need not agree.
  const columns = [
    rowsOf(beside.filter(({ x }) => x < gutter)).map(lineOf),
    rowsOf(beside.filter(({ x }) => x >= gutter)).map(lineOf),
  ];
  const lines: Omit<PdfLine, 'page'>[] = [];
  let column = 0;
  const put = (part: readonly Line[], spans: boolean) => {
    if (part.length > 0) lines.push(...withEdges(part, column++, spans));
  };
  // Lines over both columns that follow each other without a column's line between them belong together.
  let band: Line[] = [];
  let top = Number.POSITIVE_INFINITY;
  const putColumns = (bottom: number) => {
    const between = columns.map((own) => own.filter(({ y }) => y < top && y >= bottom));
    if (between.every((own) => own.length === 0)) return;
    put(band, true);
    band = [];
    for (const own of between) put(own, false);
  };
  for (const line of across) {
    putColumns(line.y);
    band.push(line);
    top = line.y;
  }
  putColumns(Number.NEGATIVE_INFINITY);
  put(band, true);
  return { height, lines };
}

function crosses({ x, width }: PdfFragment, gutter: number): boolean {
  return x < gutter - 1 && x + width > gutter + 1;
}

function onOneBaseline(a: PdfFragment, b: PdfFragment): boolean {
  return Math.abs(a.y - b.y) < Math.max(a.size, b.size) * 0.3;
}

/** Pieces on one baseline, left to right, raised marks among them; rows from the top down. */
function rowsOf(fragments: readonly PdfFragment[]): readonly Row[] {
  const rows: { y: number; size: number; row: PdfFragment[] }[] = [];
  for (const fragment of fragments.toSorted((a, b) => b.y - a.y)) {
    if (!hasText(fragment)) continue;
    const { y, size } = fragment;
    const row = rows.findLast((other) => Math.abs(other.y - y) < Math.max(other.size, size) * 0.45);
    if (!row) rows.push({ y, size, row: [fragment] });
    else {
      row.row.push(fragment);
      if (size > row.size) Object.assign(row, { y, size });
    }
  }
  return rows.map(({ row }) => row.toSorted((a, b) => a.x - b.x));
}

// The mark of a note, where it is no note's own: that begins its line.
function isMark({ text, size, y, x }: PdfFragment, before: PdfFragment | undefined): boolean {
  if (!before || x - (before.x + before.width) > before.size) return false;
  return (
    size < before.size * 0.8 &&
    y > before.y + before.size * 0.15 &&
    /^\s*(?:[\d,\s]{1,6}|[*†‡§]+)\s*$/u.test(text)
  );
}

function hasText({ text }: PdfFragment): boolean {
  return text.trim() !== '';
}

/** A word's gap is at most about one em, even where lines are stretched to the margins. */
const GUTTER_EMS = 1.1;
const LEAST_ROWS = 5;

/**
 * The middle of the strip between two columns, when the page has two: few rows cross it, and those right of it begin
 * at the same place.
 */
function gutterOf(rows: readonly Row[], width: number): number | undefined {
  const starts = rows.flatMap((row) =>
    row.flatMap(({ x, size }, index) => {
      const before = row[index - 1];
      const gap = before ? x - (before.x + before.width) : Number.POSITIVE_INFINITY;
      return x > width * 0.3 && x < width * 0.75 && gap > size * GUTTER_EMS ? [x] : [];
    }),
  );
  const common = mostCommon(starts.map(Math.round));
  if (common === undefined) return undefined;
  const gutter = common - 3;
  let [crossing, right, left] = [0, 0, 0];
  for (const row of rows) {
    if (row.some((part) => crosses(part, gutter))) crossing += 1;
    if (row.some(({ x }) => x >= gutter && x < gutter + 30)) right += 1;
    if (row.some(({ x, width: wide }) => x + wide <= gutter)) left += 1;
  }
  const columns = Math.min(left, right);
  return columns >= LEAST_ROWS && crossing <= columns * 0.8 ? gutter : undefined;
}

/** Joins a row's pieces, with a space where there is a gap. */
function lineOf(row: Row): Line {
  const [first] = row;
  const last = row.at(-1);
  let text = '';
  let end: number | undefined;
  let base: PdfFragment | undefined;
  const marks: string[] = [];
  for (const part of row) {
    if (isMark(part, base)) {
      marks.push(...part.text.trim().split(/[,\s]+/u));
      end = part.x + part.width;
      continue;
    }
    base = part;
    if (end !== undefined && part.x - end > part.size * 0.15 && !/\s$/u.test(text)) text += ' ';
    text += part.text;
    end = part.x + part.width;
  }
  const letters = (parts: Row) => parts.reduce((sum, part) => sum + part.text.trim().length, 0);
  const sizes = row.flatMap(({ size, text: own }) => Array<number>(own.trim().length).fill(size));
  return {
    text: tidy(text),
    x: first?.x ?? 0,
    right: last ? last.x + last.width : 0,
    y: first?.y ?? 0,
    size: mostCommon(sizes.map((size) => Math.round(size * 2) / 2)) ?? 0,
    bold: letters(row.filter(({ bold }) => bold)) > letters(row) / 2,
    marks,
  };
}

function withEdges(lines: readonly Line[], column: number, spans: boolean): PdfPageLines['lines'] {
  const columnLeft = mostCommon(lines.map(({ x }) => Math.round(x))) ?? 0;
  // Most of a text's lines reach its edge, or nearly.
  const rights = lines.map(({ right }) => right).toSorted((a, b) => a - b);
  const columnRight = rights[Math.floor(rights.length * 0.85)] ?? 0;
  return lines.map((line) => ({ ...line, columnLeft, columnRight, column, spans }));
}

/** The most frequent number; of two as frequent, the first. */
export function mostCommon(numbers: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  let best: number | undefined;
  for (const [number, count] of counts)
    if (best === undefined || count > (counts.get(best) ?? 0)) best = number;
  return best;
}

const PAGE_NUMBER = /^[\s–—-]*(?:page\s+)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|\/)\s*\d{1,4})?[\s–—-]*$/iu;
/** The strips at the top and at the bottom of a page in which running heads stand. */
const MARGIN = 0.12;

/**
 * The lines of all pages without what repeats at their edges, and without page numbers. Columns are counted on from
 * page to page.
 */
export function withoutRunningHeads(
  pages: readonly PdfPageLines[],
  leftOut: LeftOutList,
): readonly PdfLine[] {
  const size = mostCommon(
    pages.flatMap(({ lines }) => lines.flatMap((line) => Array<number>(line.text.length).fill(line.size))),
  );
  const keyOf = ({ text, y }: Line) =>
    `${Math.round(y / 4)} ${text.replace(/\d+|\b[ivxlc]+\b/giu, '#').toLowerCase()}`;
  // A title may stand as high as a running head, in larger letters.
  const atEdge = ({ lines, height }: PdfPageLines) =>
    lines.filter(
      (line) =>
        (line.y < height * MARGIN || line.y > height * (1 - MARGIN)) && line.size <= (size ?? 0) * 1.2,
    );
  const seen = new Map<string, number>();
  for (const page of pages)
    for (const key of new Set(atEdge(page).map(keyOf))) seen.set(key, (seen.get(key) ?? 0) + 1);
  let columns = 0;
  return pages.flatMap((page, number) => {
    const edge = new Set(atEdge(page));
    const kept = page.lines.filter((line) => {
      const drop = edge.has(line) && (PAGE_NUMBER.test(line.text) || (seen.get(keyOf(line)) ?? 0) > 1);
      if (drop)
        leftOut.add(
          'running head or page number',
          PAGE_NUMBER.test(line.text) ? '' : line.text.replace(/\s*\d+$/u, ''),
        );
      return !drop;
    });
    const first = columns;
    columns += Math.max(0, ...page.lines.map(({ column }) => column + 1));
    return kept.map((line) => ({ ...line, column: first + line.column, page: number + 1 }));
  });
}
