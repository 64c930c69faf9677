// A tree of HTML elements → blocks; for saved pages, and for Word documents, whose reader makes HTML of them.
import { isCaption, looksLikeHeading, numberedDepth } from './clues.js';
import type { Block, LeftOutList } from './sourceDocument.js';
import { tidy } from './sourceDocument.js';

/** As much of a DOM as is needed here. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<DomNode>;
  getAttribute?(name: string): string | null;
}

const TEXT_NODE = 3;
const ELEMENT_NODE = 1;
const HEADING = /^H([1-6])$/u;
const SILENT = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE FORM BUTTON INPUT SELECT TEXTAREA NAV DIALOG HEAD LINK META'.split(' '),
);
const FRAMES = new Set(['IFRAME', 'OBJECT', 'EMBED', 'VIDEO', 'AUDIO']);
const IMAGES = new Set(['IMG', 'SVG', 'CANVAS', 'PICTURE']);
const CONTAINERS = new Set(
  'HTML BODY MAIN ARTICLE SECTION DIV HEADER FOOTER ASIDE BLOCKQUOTE FIGURE DL DD DT CENTER DETAILS SUMMARY FIELDSET ADDRESS HGROUP'.split(
    ' ',
  ),
);
const BLOCKS = new Set('P UL OL TABLE PRE FIGCAPTION HR H1 H2 H3 H4 H5 H6'.split(' '));
const NOTE_ID = /^(?:fn|footnote|endnote|cite_note)[-:_]?\w*\d/iu;
/** Kept on headings while Readability makes `h2` of each `h1`. */
export const LEVEL_MARK = 'data-footnote-level';

/** Below all headings that are marked as such. */
const BY_LOOKS = 7;

/**
 * All blocks below an element, in reading order. Where no heading but the title is marked as one, lines in bold that
 * look like headings are: many people write them so.
 */
export function htmlBlocks(root: DomNode, leftOut: LeftOutList): readonly Block[] {
  const bold = new Set<Block>();
  const blocks = blocksBelow(root, leftOut, bold);
  if (blocks.filter(({ kind }) => kind === 'heading').length > 1) return blocks;
  return blocks.map((block) =>
    block.kind === 'paragraph' && bold.has(block)
      ? { kind: 'heading', level: BY_LOOKS + (numberedDepth(tidy(block.text)) ?? 1), text: block.text }
      : block,
  );
}

function blocksBelow(root: DomNode, leftOut: LeftOutList, bold: Set<Block>): readonly Block[] {
  const blocks: Block[] = [];
  let run = '';
  // Text that stands beside blocks, without a paragraph of its own.
  const flush = () => {
    if (tidy(run) !== '') blocks.push({ kind: 'paragraph', text: run });
    run = '';
  };
  const visit = (node: DomNode): void => {
    const name = nameOf(node);
    if (SILENT.has(name)) return;
    if (node.nodeType === ELEMENT_NODE && isBlock(node)) {
      flush();
      const made = blockOf(node, leftOut);
      if (made) blocks.push(...made);
      if (made?.length === 1 && made[0]?.kind === 'paragraph' && isBoldLine(node)) bold.add(made[0]);
      if (!made) for (const child of node.childNodes) visit(child);
      flush();
    } else run += inlineText(node, leftOut);
  };
  for (const child of root.childNodes) visit(child);
  flush();
  return blocks;
}

function blockOf(node: DomNode, leftOut: LeftOutList): readonly Block[] | undefined {
  const name = nameOf(node);
  const heading = HEADING.exec(name)?.[1];
  if (heading)
    return [
      {
        kind: 'heading',
        level: Number(attribute(node, LEVEL_MARK) || heading),
        text: inlineText(node, leftOut),
      },
    ];
  if (isNoteElement(node)) return [{ kind: 'note', text: inlineText(node, leftOut) }];
  if (name === 'P' || name === 'PRE') return paragraphOf(node, leftOut);
  if (name === 'FIGCAPTION') return [{ kind: 'caption', text: inlineText(node, leftOut) }];
  if (name === 'UL' || name === 'OL') return listOf(node, leftOut);
  if (name === 'TABLE') return tableOf(node, leftOut);
  return name === 'HR' ? [] : undefined;
}

function paragraphOf(node: DomNode, leftOut: LeftOutList): readonly Block[] {
  const text = inlineText(node, leftOut);
  const caption = /\b(?:wp-)?caption(?:-text)?\b/iu.test(attribute(node, 'class'));
  return [{ kind: caption ? 'caption' : 'paragraph', text }];
}

function listOf(node: DomNode, leftOut: LeftOutList): readonly Block[] {
  const items = [...node.childNodes].filter((child) => nameOf(child) === 'LI');
  const notes = items.filter(isNoteElement);
  const others = items.filter((item) => !isNoteElement(item));
  return [
    ...(others.length > 0
      ? [{ kind: 'list' as const, items: others.map((item) => inlineText(item, leftOut)) }]
      : []),
    ...notes.map((item): Block => ({ kind: 'note', text: inlineText(item, leftOut) })),
  ];
}

function tableOf(node: DomNode, leftOut: LeftOutList): readonly Block[] {
  const captions: Block[] = [];
  const rows: string[][] = [];
  const layout: Block[] = [];
  const visit = (part: DomNode): void => {
    const name = nameOf(part);
    if (name === 'CAPTION') captions.push({ kind: 'caption', text: inlineText(part, leftOut) });
    else if (name === 'TR') {
      const cells = [...part.childNodes].filter((cell) => /^T[DH]$/u.test(nameOf(cell)));
      // Pages of old lay out their whole text in the one cell of a table.
      if (cells.length === 1 && cells[0] && [...cells[0].childNodes].filter(isBlock).length > 1)
        layout.push(...blocksBelow(cells[0], leftOut, new Set()));
      else rows.push(cells.map((cell) => inlineText(cell, leftOut)));
    } else for (const child of part.childNodes) visit(child);
  };
  for (const child of node.childNodes) visit(child);
  return [...captions, ...(rows.length > 0 ? [{ kind: 'table' as const, rows }] : []), ...layout];
}

function inlineText(node: DomNode, leftOut: LeftOutList): string {
  if (node.nodeType === TEXT_NODE) return node.nodeValue ?? '';
  if (node.nodeType !== ELEMENT_NODE) return '';
  const name = nameOf(node);
  if (SILENT.has(name)) return '';
  if (name === 'BR') return ' ';
  if (IMAGES.has(name)) {
    leftOut.add('image', tidy(attribute(node, 'alt')));
    return '';
  }
  if (FRAMES.has(name)) {
    leftOut.add('frame', tidy(attribute(node, 'title') || attribute(node, 'src')).slice(0, 60));
    return '';
  }
  if (name === 'MATH') {
    leftOut.add('formula', tidy(attribute(node, 'alttext')));
    return '';
  }
  if (isNoteMark(node)) return '';
  const text = [...node.childNodes].map((child) => inlineText(child, leftOut)).join('');
  return isBlock(node) || name === 'LI' ? ` ${text} ` : text;
}

function isBoldLine(node: DomNode): boolean {
  const parts = [...node.childNodes].filter((child) => textOf(child).trim() !== '');
  const text = tidy(textOf(node));
  return (
    parts.every((part) => /^(?:STRONG|B)$/u.test(nameOf(part))) && looksLikeHeading(text) && !isCaption(text)
  );
}

function isBlock(node: DomNode): boolean {
  const name = nameOf(node);
  return CONTAINERS.has(name) || BLOCKS.has(name) || (name !== 'LI' && isNoteElement(node));
}

function isNoteElement(node: DomNode): boolean {
  const name = nameOf(node);
  if (!['LI', 'P', 'ASIDE', 'DIV'].includes(name)) return false;
  return NOTE_ID.test(attribute(node, 'id')) || /^doc-(?:foot|end)note$/u.test(attribute(node, 'role'));
}

// `¹` in the text and `↑` under it, which lead to a note and back; `¶` after a heading, which leads to itself.
function isNoteMark(node: DomNode): boolean {
  const name = nameOf(node);
  if (name !== 'SUP' && name !== 'A') return false;
  const text = textOf(node).trim();
  const links = name === 'A' ? [node] : [...node.childNodes].filter((child) => nameOf(child) === 'A');
  const within = links.some((link) => attribute(link, 'href').includes('#'));
  return (
    within && (/^[↑↩^⤴¶#§]\uFE0E?$/u.test(text) || /^[[(]?(?:\d{1,3}|[*†‡§]|note \d+)[\])]?$/iu.test(text))
  );
}

function textOf(node: DomNode): string {
  if (node.nodeType === TEXT_NODE) return node.nodeValue ?? '';
  return [...node.childNodes].map(textOf).join('');
}

function nameOf(node: DomNode): string {
  return node.nodeType === ELEMENT_NODE ? node.nodeName.toUpperCase() : '';
}

function attribute(node: DomNode, name: string): string {
  return node.getAttribute?.(name) ?? '';
}
