// Plain text → blocks: paragraphs by blank lines or by long lines, headings by their looks and numbers.
import { arrange } from './arrange.js';
import {
  isCaption,
  isContentsLine,
  isFurniture,
  isNote,
  languageOf,
  looksLikeHeading,
  numberedDepth,
  readByline,
} from './clues.js';
import { type Block, createLeftOut, type LeftOutList, type SourceDocument, tidy } from './sourceDocument.js';
import { joinWrapped, wordsOf } from './wrapping.js';

/** Above it, a line was not broken to fit a page: it is a paragraph of its own. */
const WRAPPED_AT = 100;

/** Reads a plain text. */
export function readPlainText(text: string): SourceDocument {
  const leftOut = createLeftOut();
  return arrange(classifyChunks(chunksOf(text), leftOut), {}, leftOut);
}

/** A piece of text between blank lines, and the marks that tell what it is. */
export interface Chunk {
  readonly text: string;
  /** Known to be a heading by more than its words, such as larger letters; its level. */
  readonly level?: number;
  readonly items?: readonly string[];
  /** Known to be a footnote by where it stands. */
  readonly note?: boolean;
}

const BULLET = /^\s*(?:[-*+•‣◦·–]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+/u;
const UNDERLINE = /^(?:={3,}|-{3,})\s*$/u;

function chunksOf(text: string): readonly Chunk[] {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n|\f/u);
  const written = lines.filter((line) => line.trim() !== '').map((line) => line.length);
  const usual = written.toSorted((a, b) => a - b)[Math.floor(written.length * 0.9)] ?? 0;
  const language = languageOf(text.slice(0, 20_000)) ?? 'en';
  const words = wordsOf(text);
  return groupsOf(lines).flatMap((group): readonly Chunk[] => {
    const trimmed = group.map((line) => line.trim());
    if (group.length === 2 && UNDERLINE.test(trimmed[1] ?? ''))
      return [{ text: trimmed[0] ?? '', level: trimmed[1]?.startsWith('=') ? 1 : 2 }];
    const items = itemsOf(group);
    if (items.length > 1)
      return [{ text: '', items: items.map((item) => joinWrapped(item, language, words)) }];
    if (usual > WRAPPED_AT) return trimmed.map((line) => ({ text: line }));
    return [{ text: joinWrapped(trimmed, language, words) }];
  });
}

function groupsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '') groups.push([]);
    else groups.at(-1)?.push(line);
  }
  return groups.filter((group) => group.length > 0);
}

// A list's items, each with the lines that go on below it; none when the group begins otherwise.
function itemsOf(group: readonly string[]): readonly (readonly string[])[] {
  if (!BULLET.test(group[0] ?? '')) return [];
  const items: string[][] = [];
  for (const line of group) {
    if (BULLET.test(line)) items.push([line.replace(BULLET, '').trim()]);
    else items.at(-1)?.push(line.trim());
  }
  return items;
}

/** Names of sections that stand beside the numbered ones, not below the last of them. */
const UNNUMBERED =
  /^(?:abstract|summary|preface|foreword|introduction|background|conclusions?|discussion|references|bibliography|acknowledge?ments|appendix|notes|glossary|index)\b/iu;

/**
 * Decides which chunks are headings, and of which level; also for other formats that have only lines.
 *
 * @example classifyChunks([{ text: 'Tea' }, { text: 'It is hot.' }], createLeftOut())[0] // { kind: 'heading', level: 0, text: 'Tea' }
 */
export function classifyChunks(chunks: readonly Chunk[], leftOut: LeftOutList): readonly Block[] {
  const pieces = chunks
    .map((chunk) => ({ ...chunk, text: tidy(chunk.text) }))
    .filter(({ text, items }) => {
      const contents = isContentsLine(text);
      if (contents) leftOut.add('contents');
      return !contents && (items !== undefined || text !== '');
    });
  // A text that marks its headings, more than its title, is not searched for others by their looks.
  const marked = pieces.filter(({ level }) => level !== undefined).length > 1;
  const headings = pieces.map((piece, index) =>
    marked ? piece.level !== undefined : isHeading(piece, pieces, index),
  );
  const title = titleAt(pieces, headings);
  let depth = 0;
  return pieces.flatMap((piece, index): readonly Block[] => {
    const { text, items, note } = piece;
    if (items) return [{ kind: 'list', items }];
    if (note) return [{ kind: 'note', text }];
    if (!headings[index]) return [{ kind: 'paragraph', text }];
    if (index === title) return [{ kind: 'heading', level: 0, text }];
    if (index < title) {
      leftOut.add('page furniture', text);
      return [];
    }
    const numbered = numberedDepth(text);
    if (numbered !== undefined) depth = numbered;
    const unnumbered = UNNUMBERED.test(text) ? 1 : depth + 1;
    // Headings that look alike are told apart by their numbers, and looks come first.
    const level = piece.level === undefined ? (numbered ?? unnumbered) : piece.level * 10 + (numbered ?? 1);
    return [{ kind: 'heading', level, text }];
  });
}

function isHeading(piece: Chunk, pieces: readonly Chunk[], index: number): boolean {
  if (piece.items || piece.note) return false;
  if (piece.level !== undefined) return true;
  const { text } = piece;
  if (!looksLikeHeading(text) || isCaption(text) || isNote(text, undefined)) return false;
  if (readByline(text)) return false;
  // Something must stand below it; three numbered lines in a row are a list.
  if (pieces.slice(index + 1).every((next) => looksLikeHeading(next.text))) return false;
  const near = [pieces[index - 1], pieces[index + 1]];
  const depth = numberedDepth(text);
  return depth === undefined || near.some((other) => !other || numberedDepth(other.text) !== depth);
}

/**
 * Where the title stands: right above the by-line when there is one, else at the beginning. What is above the title is
 * a page's furniture. −1 when the text begins without a title.
 */
function titleAt(pieces: readonly Chunk[], headings: readonly boolean[]): number {
  const text = headings.indexOf(false);
  const above = text < 0 ? [] : pieces.slice(0, text).map((_, index) => index);
  const byline = readByline(pieces[text]?.text ?? '') !== undefined;
  const named = above.filter((index) => !isFurniture(pieces[index]?.text ?? ''));
  return (byline ? named.at(-1) : named[0]) ?? -1;
}
