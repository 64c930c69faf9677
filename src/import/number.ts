// A document's blocks → the ids of its paragraphs, captions, notes and headings, and the sections they stand in.
import type { SourceId } from '../content/article.js';
import type { SourcePiece } from '../content/sourceText.js';
import { textsOf } from './arrange.js';
import type { Block, SourceDocument } from './sourceDocument.js';

/** A section as it will be drafted: the headings above it, and what it has to cover. */
export interface DraftSection {
  readonly kind: 'introduction' | 'headed' | 'about';
  /** The source's own heading; none for the introduction and for what is about the text. */
  readonly heading?: string;
  /** The heading of the highest level above it, or its own when others stand below that. */
  readonly part?: string;
  readonly sources: readonly SourceId[];
}

/** How many of each kind a document has. */
export interface Counts {
  readonly headings: number;
  readonly paragraphs: number;
  readonly captions: number;
  readonly notes: number;
  readonly tables: number;
  readonly lists: number;
}

/** A document with its paragraphs numbered. */
export interface Numbered {
  readonly sections: readonly DraftSection[];
  readonly pieces: readonly SourcePiece[];
  /** The by-lines with their ids. */
  readonly bylines: readonly { readonly source: SourceId; readonly text: string }[];
  readonly counts: Counts;
}

/** Letter of the ids; lists and tables count as paragraphs, since they are summarized like them. */
const LETTERS = { paragraph: 'P', list: 'P', table: 'P', caption: 'C', note: 'N', byline: 'H' } as const;

/** Numbers a document: `H1` is the title, by-lines follow; paragraphs, captions and notes each from 1. */
export function numberBlocks({ metadata, blocks }: SourceDocument): Numbered {
  const reached = { P: 0, C: 0, N: 0, H: 1 };
  const title = metadata.title;
  const pieces: SourcePiece[] = title ? [{ kind: 'numbered', source: 'H1', text: title }] : [];
  const sections: { section: Omit<DraftSection, 'sources'>; sources: SourceId[] }[] = [
    { section: { kind: 'introduction' }, sources: [] },
  ];
  const about: SourceId[] = [];
  const bylines: { source: SourceId; text: string }[] = [];
  const levels = new Set(blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : [])));
  let part: string | undefined;
  for (const block of blocks) {
    if (block.kind === 'heading') {
      if (block.level === 1) part = levels.size > 1 ? block.text : undefined;
      const own = part === block.text ? {} : { heading: block.text };
      sections.push({
        section: { kind: 'headed', ...own, ...(part === undefined ? {} : { part }) },
        sources: [],
      });
      pieces.push({ kind: 'heading', level: block.level + 1, text: block.text });
      continue;
    }
    const letter = LETTERS[block.kind];
    reached[letter] += 1;
    const source: SourceId = `${letter}${reached[letter]}`;
    pieces.push({ kind: 'numbered', source, text: sourceTextOf(block) });
    if (block.kind === 'byline') bylines.push({ source, text: block.text });
    if (letter === 'H' || letter === 'N') about.push(source);
    else sections.at(-1)?.sources.push(source);
  }
  const headed = sections.map(({ section, sources }) => ({ ...section, sources }));
  return {
    sections: [...headed, { kind: 'about' as const, sources: about }].filter(
      ({ sources }) => sources.length > 0,
    ),
    pieces,
    bylines,
    counts: countBlocks(blocks),
  };
}

function sourceTextOf(block: Exclude<Block, { readonly kind: 'heading' }>): string {
  if (block.kind === 'list') return `\n${block.items.map((item) => `- ${item}`).join('\n')}`;
  if (block.kind === 'table') return `\n${block.rows.map((row) => row.join(' | ')).join('\n')}`;
  return textsOf(block).join(' ');
}

function countBlocks(blocks: readonly Block[]): Counts {
  const count = (...kinds: readonly Block['kind'][]) =>
    blocks.filter(({ kind }) => kinds.includes(kind)).length;
  return {
    headings: count('heading'),
    paragraphs: count('paragraph', 'list', 'table'),
    captions: count('caption'),
    notes: count('note'),
    tables: count('table'),
    lists: count('list'),
  };
}
