// Markdown → blocks, by the parser that reads content too; front matter, footnotes and pipe tables are read beside it.
import { fromMarkdown } from 'mdast-util-from-markdown';
import { parse } from 'yaml';
import { arrange, isoDate, statedMetadata } from './arrange.js';
import {
  type Block,
  createLeftOut,
  type LeftOutList,
  type Metadata,
  type SourceDocument,
  tidy,
} from './sourceDocument.js';

type MarkdownNode = ReturnType<typeof fromMarkdown>['children'][number];

/** Reads a Markdown text (CommonMark, with the tables and footnotes of GitHub's). */
export function readMarkdown(text: string): SourceDocument {
  const leftOut = createLeftOut();
  const { body, metadata } = takeFrontMatter(text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n'));
  const { lines, notes } = takeFootnotes(body.split('\n'));
  const blocks = fromMarkdown(lines.join('\n')).children.flatMap((node) => blocksOf(node, leftOut));
  return arrange([...blocks, ...notes], metadata, leftOut);
}

function takeFrontMatter(text: string): { readonly body: string; readonly metadata: Metadata } {
  const [whole = '', yaml = ''] = /^---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/su.exec(text) ?? [];
  const fields = fieldsOf(yaml);
  if (whole === '' || fields === undefined) return { body: text, metadata: {} };
  const field = (...names: readonly string[]): string | undefined =>
    names.map((name) => plain(fields[name])).find((value) => value !== undefined);
  const metadata = statedMetadata({
    title: field('title'),
    author: field('author', 'authors'),
    publication: field('publication', 'journal', 'publisher', 'source', 'site'),
    published: isoDate(field('published', 'date', 'updated')),
    language: field('language', 'lang'),
    url: field('url', 'canonical', 'permalink'),
  });
  return { body: text.slice(whole.length), metadata };
}

function fieldsOf(yaml: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = parse(yaml, { logLevel: 'silent', schema: 'failsafe' });
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function plain(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((item): item is string => typeof item === 'string');
  return texts.join(', ') || undefined;
}

const FOOTNOTE = /^\[\^([^\]]{1,40})\]:\s*(.*)$/u;

// GitHub's footnotes are no part of CommonMark: their definitions are notes, and the marks in the text go.
function takeFootnotes(lines: readonly string[]): {
  readonly lines: readonly string[];
  readonly notes: readonly Block[];
} {
  const notes: string[] = [];
  const rest: string[] = [];
  let open = false;
  for (const line of lines) {
    const footnote = FOOTNOTE.exec(line);
    if (footnote) notes.push(footnote[2] ?? '');
    else if (open && /^(?: {2,}|\t)\S/u.test(line)) notes.push(`${notes.pop() ?? ''} ${line.trim()}`);
    else rest.push(line.replace(/\[\^[^\]]{1,40}\]/gu, ''));
    open = footnote !== null || (open && /^(?: {2,}|\t)\S/u.test(line));
  }
  return { lines: rest, notes: notes.map((text) => ({ kind: 'note', text })) };
}

function blocksOf(node: MarkdownNode, leftOut: LeftOutList): readonly Block[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', level: node.depth, text: inline(node, leftOut) }];
    case 'paragraph': {
      const text = inline(node, leftOut);
      return [pipeTable(text) ?? { kind: 'paragraph', text }];
    }
    case 'list':
      return [{ kind: 'list', items: node.children.map((item) => inline(item, leftOut)) }];
    case 'blockquote':
      return node.children.flatMap((child) => blocksOf(child, leftOut));
    case 'code':
      return [{ kind: 'paragraph', text: node.value }];
    case 'html':
      leftOut.add('html', tidy(node.value).slice(0, 60));
      return [];
    default:
      return [];
  }
}

// Lines end with a feed, which tables need; others lose it when the text is tidied.
function inline(node: MarkdownNode, leftOut: LeftOutList): string {
  if (node.type === 'image' || node.type === 'imageReference') leftOut.add('image', node.alt ?? '');
  if (node.type === 'html') leftOut.add('html', tidy(node.value).slice(0, 60));
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (node.type === 'break') return '\n';
  if (!('children' in node)) return '';
  const block = node.type === 'listItem' || node.type === 'list' || node.type === 'blockquote';
  return node.children.map((child) => inline(child, leftOut)).join(block ? ' ' : '');
}

function pipeTable(text: string): Block | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  if (lines.length < 2 || !/^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/u.test(lines[1] ?? '')) return undefined;
  if (!lines[0]?.includes('|')) return undefined;
  const rows = lines.filter((_, index) => index !== 1);
  return {
    kind: 'table',
    rows: rows.map((line) => line.replace(/^\||\|$/gu, '').split(/(?<!\\)\|/u)),
  };
}
