// Lines of a PDF → paragraphs, headings by their letters, lists and footnotes: what the page's layout tells.
import { isCaption, languageOf, looksLikeHeading } from './clues.js';
import { mostCommon, type PdfLine } from './pdfLines.js';
import type { Chunk } from './plainText.js';
import { joinWrapped, wordsOf } from './wrapping.js';

const ENDED = /[.!?。！？:：]["”’')\]]*$/u;
const BULLET = /^(?:[•‣◦·▪–●○■*-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+/u;
const NOTE_MARK = /^(\d{1,3}|[*†‡§]{1,3})[.)]?\s*\S/u;

/** A run of lines that belong together. */
interface Run {
  readonly kind: 'text' | 'heading' | 'item' | 'note';
  readonly level: number;
  readonly lines: PdfLine[];
}

/** What is usual in the document; in points. */
interface Usual {
  readonly size: number;
  readonly leading: number;
  /** Sizes of headings, the largest first. */
  readonly larger: readonly number[];
  /** Whether paragraphs begin with an indented line. */
  readonly indents: boolean;
}

/** Puts lines together to chunks, footnotes last. */
export function pdfChunks(lines: readonly PdfLine[]): readonly Chunk[] {
  const usual = usualOf(lines);
  const { text, notes } = takeNotes(lines, usual);
  const whole = lines.map((line) => line.text).join('\n');
  const language = languageOf(whole.slice(0, 20_000)) ?? 'en';
  const words = wordsOf(whole);
  const join = ({ lines: own }: Run) =>
    joinWrapped(
      own.map((line) => line.text),
      language,
      words,
    );
  const chunks: Chunk[] = [];
  for (const run of [...runsOf(text, usual), ...notes]) {
    const last = chunks.at(-1);
    if (run.kind === 'heading' && looksLikeHeading(join(run)))
      chunks.push({ text: join(run), level: run.level });
    else if (run.kind === 'note') chunks.push({ text: join(run), note: true });
    else if (run.kind !== 'item') chunks.push({ text: join(run) });
    else if (last?.items)
      chunks[chunks.length - 1] = { text: '', items: [...last.items, join(run).replace(BULLET, '')] };
    else chunks.push({ text: '', items: [join(run).replace(BULLET, '')] });
  }
  return chunks;
}

function usualOf(lines: readonly PdfLine[]): Usual {
  const size = mostCommon(lines.flatMap((line) => Array<number>(line.text.length).fill(line.size))) ?? 10;
  const body = lines.filter((line) => line.size === size);
  const gaps = body.flatMap((line, index) => {
    const before = body[index - 1];
    return before && before.column === line.column && before.y > line.y
      ? [Math.round(before.y - line.y)]
      : [];
  });
  const larger = new Set(lines.flatMap((line) => (line.size > size * 1.12 ? [line.size] : [])));
  const indented = body.filter((line) => isIndented(line)).length;
  return {
    size,
    leading: mostCommon(gaps) ?? size * 1.2,
    larger: [...larger].toSorted((a, b) => b - a),
    indents: indented > 2 && indented < body.length / 2,
  };
}

function isIndented({ x, columnLeft, size }: PdfLine): boolean {
  return x - columnLeft > size * 0.7 && x - columnLeft < size * 4;
}

// Footnotes: the small lines at a column's foot, from the first that begins with a mark which the page's text has.
function takeNotes(
  lines: readonly PdfLine[],
  usual: Usual,
): { readonly text: readonly PdfLine[]; readonly notes: readonly Run[] } {
  const notes: Run[] = [];
  const text: PdfLine[] = [];
  const marks = new Set(lines.flatMap((line) => line.marks.map((mark) => `${line.page} ${mark}`)));
  const isMarked = ({ text: own, page }: PdfLine) => marks.has(`${page} ${NOTE_MARK.exec(own)?.[1]}`);
  for (const number of new Set(lines.map(({ column }) => column))) {
    const column = lines.filter((line) => line.column === number);
    const body = column.findLastIndex(({ size }) => size >= usual.size * 0.93);
    const first = column.findIndex((line, index) => index > body && isMarked(line) && !isCaption(line.text));
    const own = first < 0 ? column.length : first;
    text.push(...column.slice(0, own));
    for (const line of column.slice(own)) {
      if (isMarked(line)) notes.push({ kind: 'note', level: 0, lines: [line] });
      else notes.at(-1)?.lines.push(line);
    }
  }
  return { text, notes };
}

function runsOf(lines: readonly PdfLine[], usual: Usual): readonly Run[] {
  const runs: Run[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    const kind = kindOf(line, usual);
    const before = last?.lines.at(-1);
    if (last && before && goesOn(last, before, line, kind, usual)) {
      last.lines.push(line);
      continue;
    }
    // A caption may stand amid a paragraph that goes on below it, or in the next column.
    const resumed = runs.findLast((run) => run.kind === 'text' && !isCaptionRun(run));
    const end = resumed?.lines.at(-1);
    if (
      kind === 'text' &&
      resumed &&
      resumed !== last &&
      end &&
      last &&
      isCaptionRun(last) &&
      line.size === usual.size
    )
      if (!ENDED.test(end.text) && /^\p{Ll}/u.test(line.text)) {
        resumed.lines.push(line);
        continue;
      }
    runs.push({ kind, level: levelOf(line, usual), lines: [line] });
  }
  return runs;
}

function isCaptionRun({ kind, lines }: Run): boolean {
  return kind === 'text' && isCaption(lines.map(({ text }) => text).join(' '));
}

function kindOf(line: PdfLine, usual: Usual): Run['kind'] {
  if (line.size > usual.size * 1.12) return 'heading';
  if (line.bold && looksLikeHeading(line.text) && !isCaption(line.text)) return 'heading';
  return BULLET.test(line.text) ? 'item' : 'text';
}

function levelOf({ size }: PdfLine, { larger }: Usual): number {
  const rank = larger.indexOf(size);
  return rank < 0 ? larger.length + 1 : rank + 1;
}

function goesOn(run: Run, before: PdfLine, line: PdfLine, kind: Run['kind'], usual: Usual): boolean {
  if (kind === 'item' || Math.abs(before.size - line.size) > 0.6) return false;
  if (run.kind === 'heading' || kind === 'heading') {
    const near = before.column === line.column && before.y - line.y < line.size * 1.7;
    const resumed = before.column !== line.column && /^\p{Ll}/u.test(line.text);
    return run.kind === kind && before.bold === line.bold && (resumed || (near && before.y > line.y));
  }
  const sameColumn = before.column === line.column && before.y > line.y;
  const ended = ENDED.test(before.text);
  if (before.spans !== line.spans) return false;
  if (!sameColumn) {
    if (/^\p{Ll}/u.test(line.text) || !ended) return true;
    return usual.indents && !isIndented(line);
  }
  if (before.y - line.y > usual.leading * 1.4) return false;
  if (run.kind === 'item') return line.x > (run.lines[0]?.x ?? 0) + 1 || !ended;
  if (isIndented(line) && !isIndented(before)) return false;
  const short = before.right < before.columnRight - (before.columnRight - before.columnLeft) * 0.12;
  return !(short && ended && line.size >= usual.size);
}
