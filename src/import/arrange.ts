// What every reader does at its end: finds title, by-line, captions and notes among its blocks, and what the text is.
import { dateIn, isCaption, isFurniture, isNote, languageOf, readByline } from './clues.js';
import { type Block, type LeftOutList, type Metadata, type SourceDocument, tidy } from './sourceDocument.js';

type Heading = Extract<Block, { readonly kind: 'heading' }>;

/** By-lines stand within the first few blocks, and no text before them. */
const BYLINE_WITHIN = 6;
/** A subtitle or a by-line under the title, not yet the text. */
const SHORT = 200;

/**
 * Makes a document of a reader's blocks.
 *
 * @param stated what the file states about itself outside its text; the text's own title and by-line fill the rest.
 * @example arrange([{ kind: 'heading', level: 1, text: 'Tea' }, { kind: 'paragraph', text: 'Hot.' }], {}, createLeftOut()).metadata.title // 'Tea'
 */
export function arrange(blocks: readonly Block[], stated: Metadata, leftOut: LeftOutList): SourceDocument {
  const tidied = blocks.flatMap((block) => tidyBlock(block) ?? []);
  const begun = withoutFurniture(tidied, leftOut);
  const { title, rest } = takeTitle(begun, stated.title);
  const { byline, blocks: bylined } = takeByline(rest);
  const metadata = { ...byline, ...stated };
  const captioned = bylined.map(
    (block): Block =>
      block.kind === 'paragraph' && isCaption(block.text) ? { ...block, kind: 'caption' } : block,
  );
  const noted = markNotes(captioned, metadata.author);
  const language = metadata.language ?? languageOf(noted.flatMap(textsOf).join('\n').slice(0, 20_000));
  return {
    metadata: {
      ...metadata,
      ...(title === undefined ? {} : { title }),
      ...(language === undefined ? {} : { language }),
    },
    blocks: evenLevels(noted),
    leftOut: leftOut.all(),
  };
}

/** All texts of a block: a list's items, a table's cells. */
export function textsOf(block: Block): readonly string[] {
  if (block.kind === 'list') return block.items;
  if (block.kind === 'table') return block.rows.flat();
  return [block.text];
}

/**
 * A date in any of the common writings as an ISO date, also with a time; nothing when it has no day.
 *
 * @example isoDate('2024-01-05T10:00:00Z') // '2024-01-05'
 */
export function isoDate(text: string | null | undefined): string | undefined {
  return text ? dateIn(text.replace(/[T ]\d{1,2}:\d{2}.*$/u, '')) : undefined;
}

/** Only the fields that have a text. */
export function statedMetadata(
  fields: {
    readonly [name in keyof Metadata]: string | null | undefined;
  },
): Metadata {
  const texts = Object.entries(fields).map(([name, text]) => [name, tidy(text ?? '')] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== ''));
}

function tidyBlock(block: Block): Block | undefined {
  if (block.kind === 'list') {
    const items = block.items.map(tidy).filter((item) => item !== '');
    return items.length > 0 ? { ...block, items } : undefined;
  }
  if (block.kind === 'table') {
    const rows = block.rows.map((row) => row.map(tidy)).filter((row) => row.some((cell) => cell !== ''));
    return rows.length > 0 ? { ...block, rows } : undefined;
  }
  const text = tidy(block.text);
  return /[\p{L}\p{N}]/u.test(text) ? { ...block, text } : undefined;
}

function withoutFurniture(blocks: readonly Block[], leftOut: LeftOutList): readonly Block[] {
  const text = blocks.findIndex((block) => textsOf(block).join(' ').length > SHORT);
  return blocks.filter((block, index) => {
    if (text >= 0 && index >= text) return true;
    const drop = textsOf(block).every(isFurniture);
    if (drop) leftOut.add('page furniture', textsOf(block).join(' '));
    return !drop;
  });
}

// The title is the first heading before any text, when no other stands on its level or above, or when the file says so.
function takeTitle(
  blocks: readonly Block[],
  stated: string | undefined,
): { readonly title: string | undefined; readonly rest: readonly Block[] } {
  const firstText = blocks.findIndex((block) => textsOf(block).join(' ').length > SHORT);
  const at = blocks.findIndex(({ kind }) => kind === 'heading');
  const first = blocks[at];
  if (first?.kind !== 'heading' || (firstText >= 0 && firstText < at)) return { title: stated, rest: blocks };
  const others = blocks.filter((block): block is Heading => block.kind === 'heading' && block !== first);
  const alone = others.every(({ level }) => level > first.level);
  const same = stated !== undefined && key(stated).startsWith(key(first.text));
  if (!alone && !same) return { title: stated, rest: blocks };
  // What the page calls itself often has the site's name after it; the text's own heading hasn't.
  return { title: alone || same ? first.text : stated, rest: blocks.filter((block) => block !== first) };
}

function key(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function takeByline(blocks: readonly Block[]): {
  readonly byline: Metadata;
  readonly blocks: readonly Block[];
} {
  let byline: Metadata = {};
  let open = true;
  const read = blocks.map((block, index): Block => {
    if (index >= BYLINE_WITHIN || !open) return block;
    if (block.kind !== 'paragraph' && block.kind !== 'heading') return block;
    const found = readByline(block.text) ?? dateLine(block.text);
    if (found) {
      byline = { ...found, ...byline };
      return { kind: 'byline', text: block.text };
    }
    open = block.text.length <= SHORT;
    return block;
  });
  return { byline, blocks: read };
}

// A line that is a date and nothing else, as under many titles.
function dateLine(text: string): Metadata | undefined {
  const published = text.length <= 40 ? dateIn(text) : undefined;
  return published && text.split(/[\s,]+/u).length <= 4 ? { published } : undefined;
}

// From the end upwards, as far as notes go: what stands further up and looks like one belongs to the text.
function markNotes(blocks: readonly Block[], author: string | undefined): readonly Block[] {
  let first = blocks.length;
  for (let index = blocks.length - 1; index > 0; index--) {
    const block = blocks[index];
    if (block?.kind === 'note' || block?.kind === 'caption') continue;
    if (block?.kind !== 'paragraph' && block?.kind !== 'heading') break;
    if (!isNote(block.text, author)) break;
    first = index;
  }
  return blocks.map((block, index) =>
    index >= first && (block.kind === 'paragraph' || block.kind === 'heading')
      ? { kind: 'note', text: block.text }
      : block,
  );
}

// Levels without gaps from 1, so that a text whose headings begin at h3 has parts too.
function evenLevels(blocks: readonly Block[]): readonly Block[] {
  const used = [...new Set(blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : [])))];
  const order = used.toSorted((a, b) => a - b);
  return blocks.map((block) =>
    block.kind === 'heading' ? { ...block, level: order.indexOf(block.level) + 1 } : block,
  );
}
