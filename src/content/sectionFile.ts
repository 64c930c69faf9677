// One section file's text → its fields and passages, as far as they can be understood, and what is wrong with them.
import type { Finding, Located } from './article.js';
import { readBody } from './body.js';
import {
  readLocated,
  readSources,
  readText,
  readTextLists,
  type SourceRef,
  type TextRule,
} from './fields.js';
import { createReport } from './finding.js';
import { type Field, readFields, splitFrontMatter } from './frontMatter.js';
import { type PassageDraft, readPassages } from './passages.js';
import { checkCharacters, linesOf } from './text.js';
import { readId } from './values.js';

/** All fields of a section, in the order in which they are documented. */
export const SECTION_FIELDS = [
  'id',
  'title',
  'heading',
  'part',
  'summary',
  'terms',
  'questions',
  'synonyms',
  'discussion',
  'key',
] as const;

/** Characters. Slack: a header block takes 150, and our own titles stand in headers; the source's headings are cited in text. */
export const SECTION_LIMITS = {
  title: 150,
  heading: 300,
  part: 300,
  summary: 300,
  terms: 100,
  questions: 300,
  synonyms: 100,
  discussion: 300,
} as const;

/** A section as its file has it; whatever could not be read is empty. */
export interface SectionDraft {
  readonly file: string;
  readonly id: string;
  readonly idLine: number;
  readonly title: string;
  readonly heading: string | undefined;
  readonly part: string | undefined;
  readonly summary: string | undefined;
  readonly terms: readonly Located[];
  readonly questions: readonly Located[];
  readonly synonyms: ReadonlyMap<string, readonly string[]>;
  readonly discussion: string | undefined;
  readonly key: readonly SourceRef[];
  readonly passages: readonly PassageDraft[];
  /** False when a passage or its locator could not be read, so that missing ones mean nothing. */
  readonly sound: boolean;
  /** How many passages are still to be written; with any, the text is a draft. */
  readonly unwritten: number;
}

/**
 * Parses a section file.
 *
 * @param file path relative to the content folder, for the findings.
 * @param language of the article: decides how wrapped lines are joined.
 * @returns no draft when the front matter is missing or not closed.
 * @example parseSectionFile('---\nid: a\ntitle: A\n---\nOne passage. [¶1]\n', 'x/01-a.md', 'en').draft?.id // 'a'
 */
export function parseSectionFile(
  text: string,
  file: string,
  language: string,
): { readonly draft: SectionDraft | undefined; readonly findings: readonly Finding[] } {
  const lines = linesOf(text);
  const report = createReport(file, lines.length);
  checkCharacters(lines, report);
  const parts = splitFrontMatter(lines, report);
  if (!parts) return { draft: undefined, findings: report.findings };

  const fields = readFields(parts.yaml, SECTION_FIELDS, report);
  const field = (name: (typeof SECTION_FIELDS)[number]): Field | undefined => fields?.get(name);
  const line = (name: keyof typeof SECTION_LIMITS): string | undefined =>
    readText(field(name), rule(name), report);
  if (fields)
    for (const name of ['id', 'title'] as const)
      if (!field(name))
        report.error(1, `the field ${name} is missing`, `add a line ${name}: … to the front matter`);

  const body = readBody(parts.body, parts.bodyLine, language, report);
  const { passages, sound, unwritten } = readPassages(body.paragraphs, report);
  if (body.sound && body.paragraphs.length === 0)
    report.error(parts.bodyLine, 'the section has no passages', 'write at least one below the front matter');

  const draft: SectionDraft = {
    file,
    id: readId(field('id'), report) ?? '',
    idLine: field('id')?.line ?? 1,
    title: line('title') ?? '',
    heading: line('heading'),
    part: line('part'),
    summary: line('summary'),
    terms: readLocated(field('terms'), rule('terms'), report),
    questions: readLocated(field('questions'), rule('questions'), report),
    synonyms: readTextLists(field('synonyms'), rule('synonyms'), report),
    discussion: line('discussion'),
    key: readSources(field('key'), report),
    passages,
    sound: sound && body.sound && passages.length > 0,
    unwritten,
  };
  return { draft, findings: report.findings };
}

function rule(name: keyof typeof SECTION_LIMITS): TextRule {
  return { max: SECTION_LIMITS[name] };
}
