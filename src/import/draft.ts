// A document → the files of a draft that an editor finishes: metadata as found, a file a section, a locator a paragraph.
import { stringify } from 'yaml';
import { ARTICLE_LIMITS } from '../content/articleFile.js';
import { formatLocator } from '../content/locator.js';
import { SECTION_LIMITS } from '../content/sectionFile.js';
import { formatSourceText } from '../content/sourceText.js';
import { slackLength } from '../content/text.js';
import { dateIn } from './clues.js';
import { type Counts, type DraftSection, type Numbered, numberBlocks } from './number.js';
import type { Metadata, SourceDocument } from './sourceDocument.js';

/** A field that every article has. */
export type RequiredField = 'title' | 'author' | 'publication' | 'published' | 'language';

/** What the drafted files say to the editor, by language where readers see it later. */
export interface DraftWords {
  /** Stands as a remark where the document does not say. */
  notFound(field: RequiredField): string;
  /** Remarks in a section's front matter on what may be added; each is one line. */
  readonly hints: readonly string[];
  introduction(language: string | undefined): string;
  aboutTheText(language: string | undefined): string;
  section(language: string | undefined, number: number): string;
}

/** The drafted folder: its files by name, and the numbered source. */
export interface Draft {
  readonly id: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly source: string;
  readonly counts: Counts;
  readonly found: Metadata;
  readonly missing: readonly RequiredField[];
  /** Titles and headings that were too long for a message, and are cut in the draft. */
  readonly shortened: readonly string[];
}

const REQUIRED: readonly RequiredField[] = ['title', 'author', 'publication', 'published', 'language'];

/**
 * Drafts an article.
 *
 * @param id the article's id; lower-case letters, digits and single hyphens.
 */
export function draftArticle(document: SourceDocument, id: string, words: DraftWords): Draft {
  const numbered = numberBlocks(document);
  const { language } = document.metadata;
  const shortened: string[] = [];
  const clip = (text: string, max: number) => {
    const cut = shorten(text, max);
    if (cut !== text) shortened.push(cut);
    return cut;
  };
  const ids = new Set<string>();
  const width = Math.max(String(numbered.sections.length).length, 2);
  const sections = numbered.sections.map((section, index) => {
    const title = clip(titleOf(section, index + 1, language, words), SECTION_LIMITS.title);
    const sectionId = unusedId(idOf(section, title) || `section-${index + 1}`, ids);
    const fields = [
      ['id', sectionId],
      ['title', title],
      ['heading', section.heading && clip(section.heading, SECTION_LIMITS.heading)],
      ['part', section.part && shorten(section.part, SECTION_LIMITS.part)],
    ] as const;
    const head = [
      ...fields.flatMap(([name, text]) => (text ? [`${name}: ${scalar(text)}`] : [])),
      ...words.hints.map((hint) => `# ${hint}`),
    ];
    return {
      name: `${String(index + 1).padStart(width, '0')}-${sectionId}.md`,
      text: fileText(
        head,
        section.sources.map((source) => `[${formatLocator([source])}]`),
      ),
    };
  });
  return {
    id,
    files: [
      { name: 'article.md', text: articleText(document.metadata, id, numbered, words, clip) },
      ...sections,
    ],
    source: formatSourceText(numbered.pieces),
    counts: numbered.counts,
    found: document.metadata,
    missing: REQUIRED.filter((name) => document.metadata[name] === undefined),
    shortened,
  };
}

/**
 * An id made of a text, in Latin letters; empty when it has none.
 *
 * @example idFrom('II. Green development!') // 'ii-green-development'
 */
export function idFrom(text: string): string {
  const id = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}|['’]/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
  // Long enough to be told apart, short enough to be typed.
  return id.length <= 48
    ? id
    : id
        .slice(0, 49)
        .replace(/-[^-]*$/u, '')
        .slice(0, 48);
}

function articleText(
  metadata: Metadata,
  id: string,
  { bylines }: Numbered,
  words: DraftWords,
  clip: (text: string, max: number) => string,
): string {
  const field = (name: RequiredField) => {
    const text = metadata[name];
    if (text === undefined) return `${name}: # ${words.notFound(name)}`;
    const max = name === 'published' || name === 'language' ? text.length : ARTICLE_LIMITS[name];
    return `${name}: ${name === 'published' || name === 'language' ? text : scalar(clip(text, max))}`;
  };
  const located = [
    ...(metadata.title === undefined ? [] : ['title: H1']),
    ...(['author', 'publication', 'published'] as const).flatMap((name) => {
      const said = bylines.find(({ text }) => says(text, name, metadata[name]));
      return said ? [`${name}: ${said.source}`] : [];
    }),
  ];
  const { url } = metadata;
  return fileText(
    [
      `id: ${id}`,
      ...REQUIRED.map(field),
      ...(url && slackLength(url) <= ARTICLE_LIMITS.url ? [`url: ${scalar(url)}`] : []),
      ...(located.length > 0 ? [`locators: {${located.join(', ')}}`] : []),
    ],
    [],
  );
}

function says(
  byline: string,
  name: 'author' | 'publication' | 'published',
  value: string | undefined,
): boolean {
  if (value === undefined) return false;
  return name === 'published' ? dateIn(byline) === value : byline.includes(value);
}

function fileText(head: readonly string[], paragraphs: readonly string[]): string {
  return ['---', ...head, '---', paragraphs.join('\n\n'), ''].join('\n');
}

// Always in quotes, so that no colon or hash of a heading means something to YAML.
function scalar(text: string): string {
  return stringify(text, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 }).trim();
}

const NUMBER =
  /^(?:[IVXLC]+[.)]|\d{1,3}(?:\.\d{1,3})*[.)]?|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])\s*(?=\S)/u;

function titleOf(
  section: DraftSection,
  number: number,
  language: string | undefined,
  words: DraftWords,
): string {
  if (section.kind === 'introduction') return words.introduction(language);
  if (section.kind === 'about') return words.aboutTheText(language);
  const heading = section.heading ?? section.part ?? '';
  return heading.replace(NUMBER, '').trim() || heading || words.section(language, number);
}

function idOf({ kind }: DraftSection, title: string): string {
  if (kind === 'introduction') return 'introduction';
  return kind === 'about' ? 'about-this-article' : idFrom(title);
}

function unusedId(id: string, taken: Set<string>): string {
  let unused = id;
  for (let number = 2; taken.has(unused); number++) unused = `${id}-${number}`;
  taken.add(unused);
  return unused;
}

// At a word's end where there is one, so that the editor sees what was meant.
function shorten(text: string, max: number): string {
  if (slackLength(text) <= max) return text;
  let cut = [...text].slice(0, max).join('');
  while (slackLength(cut) >= max) cut = [...cut].slice(0, -1).join('');
  return `${cut.replace(/(?<=.{20})\s+\S*$/su, '').trim()}…`;
}
