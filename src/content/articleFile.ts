// The text of `article.md` → the article's metadata and abstract, as far as they can be understood.
import type { Finding, Original } from './article.js';
import { readBody } from './body.js';
import { readPairs, readSourceMap, readText, type SourceRef, type TextRule } from './fields.js';
import { createReport, type Report } from './finding.js';
import { type Field, readFields, reportUnknown, splitFrontMatter } from './frontMatter.js';
import { splitLocator } from './locator.js';
import { checkProse } from './passages.js';
import { checkCharacters, linesOf } from './text.js';
import { readDate, readId, readLanguage, readUrl } from './values.js';

const REQUIRED = ['id', 'title', 'author', 'publication', 'published', 'language'] as const;
const OPTIONAL = ['url', 'original', 'author_note', 'edition', 'rights', 'locators', 'glossary'] as const;
/** All fields of an article, in the order in which they are documented. */
export const ARTICLE_FIELDS = [...REQUIRED, ...OPTIONAL] as const;
type Name = (typeof ARTICLE_FIELDS)[number];

const ORIGINAL_FIELDS = ['publication', 'date', 'language'];
/** What `locators` may name: the fields that say something of the source, and how it is organized. */
const LOCATED_FIELDS = [
  ...ARTICLE_FIELDS.filter((name) => !['id', 'locators', 'glossary'].includes(name)),
  'structure',
];

/** Characters. Slack: a header block takes 150; all metadata together must fit one section block of 3,000. */
export const ARTICLE_LIMITS = {
  title: 150,
  author: 150,
  publication: 150,
  url: 500,
  author_note: 600,
  edition: 300,
  rights: 600,
  glossary: 100,
} as const;

/** An article as its file has it; whatever could not be read is empty. */
export interface ArticleDraft {
  readonly file: string;
  readonly id: string;
  readonly idLine: number;
  readonly title: string;
  readonly author: string;
  readonly publication: string;
  readonly published: string;
  readonly language: string;
  readonly languageLine: number;
  readonly url: string | undefined;
  readonly original: Original | undefined;
  readonly authorNote: string | undefined;
  readonly edition: string | undefined;
  readonly rights: string | undefined;
  readonly locators: ReadonlyMap<string, SourceRef>;
  readonly glossary: ReadonlyMap<string, SourceRef>;
  readonly abstract: string;
}

/**
 * Parses `article.md` or a translation of it.
 *
 * @param file path relative to the content folder, for the findings.
 * @returns no draft when the front matter is missing or not closed.
 */
export function parseArticleFile(
  text: string,
  file: string,
): { readonly draft: ArticleDraft | undefined; readonly findings: readonly Finding[] } {
  const lines = linesOf(text);
  const report = createReport(file, lines.length);
  checkCharacters(lines, report);
  const parts = splitFrontMatter(lines, report);
  if (!parts) return { draft: undefined, findings: report.findings };

  const fields = readFields(parts.yaml, ARTICLE_FIELDS, report);
  const field = (name: Name): Field | undefined => fields?.get(name);
  const line = (name: keyof typeof ARTICLE_LIMITS) => readText(field(name), rule(name), report);
  if (fields)
    for (const name of REQUIRED)
      if (!field(name))
        report.error(1, `the field ${name} is missing`, `add a line ${name}: … to the front matter`);

  const language = readLanguage(field('language'), report) ?? '';
  const draft: ArticleDraft = {
    file,
    id: readId(field('id'), report) ?? '',
    idLine: field('id')?.line ?? 1,
    title: line('title') ?? '',
    author: line('author') ?? '',
    publication: line('publication') ?? '',
    published: readDate(field('published'), false, report) ?? '',
    language,
    languageLine: field('language')?.line ?? 1,
    url: readUrl(field('url'), rule('url'), report),
    original: readOriginal(field('original'), report),
    authorNote: line('author_note'),
    edition: line('edition'),
    rights: line('rights'),
    locators: readLocators(field('locators'), report),
    glossary: readGlossary(field('glossary'), report),
    abstract: readAbstract(parts.body, parts.bodyLine, language || 'en', report),
  };
  return { draft, findings: report.findings };
}

function readOriginal(field: Field | undefined, report: Report): Original | undefined {
  const parts = new Map<string, Field>();
  for (const part of readPairs(field, 'publication: Qiushi', report))
    if (ORIGINAL_FIELDS.includes(part.name)) parts.set(part.name, part);
    else reportUnknown(part.name, part.line, ORIGINAL_FIELDS, report);
  const publication = readText(parts.get('publication'), rule('publication'), report);
  const date = readDate(parts.get('date'), true, report);
  const language = readLanguage(parts.get('language'), report);
  if (publication === undefined && date === undefined && language === undefined) return undefined;
  return {
    ...(publication === undefined ? {} : { publication }),
    ...(date === undefined ? {} : { date }),
    ...(language === undefined ? {} : { language }),
  };
}

function readLocators(field: Field | undefined, report: Report): ReadonlyMap<string, SourceRef> {
  const map = readSourceMap(field, 'author: H2', report);
  for (const [name, { line }] of map)
    if (!LOCATED_FIELDS.includes(name)) reportUnknown(name, line, LOCATED_FIELDS, report);
  return map;
}

function readGlossary(field: Field | undefined, report: Report): ReadonlyMap<string, SourceRef> {
  const map = readSourceMap(field, 'term: ¶15', report);
  for (const [term, { line }] of map)
    if (term.length > ARTICLE_LIMITS.glossary)
      report.error(
        line,
        `this term of the glossary has ${term.length} characters, ${ARTICLE_LIMITS.glossary} at most`,
        'shorten it',
      );
  return map;
}

function readAbstract(body: readonly string[], firstLine: number, language: string, report: Report): string {
  const { paragraphs, sound } = readBody(body, firstLine, language, report);
  for (const { text, quoted, line, lastLine } of paragraphs) {
    if (splitLocator(text).kind !== 'plain')
      report.error(
        lastLine,
        'the abstract has a locator',
        'delete it: the abstract sums up the whole article',
      );
    if (quoted) report.error(line, 'the abstract has a quotation', 'say it in your own words, without >');
  }
  const abstract = paragraphs.map(({ text }) => text).join('\n\n');
  checkProse(abstract, 'the abstract', paragraphs[0]?.line ?? firstLine, report);
  if (sound && abstract === '')
    report.error(firstLine, 'the abstract is missing', 'write about three sentences below the front matter');
  return abstract;
}

function rule(name: keyof typeof ARTICLE_LIMITS): TextRule {
  return { max: ARTICLE_LIMITS[name] };
}
