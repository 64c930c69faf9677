// English: what `footnote import` prints, and what it writes into a draft for the editor.
import type { Draft, DraftWords, RequiredField } from '../import/draft.js';
import type { Format, ImportProblem } from '../import/format.js';
import type { LeftOut } from '../import/sourceDocument.js';
import { listText } from './cite.js';

const LOCALE = 'en-GB';
const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`;

const FORMATS: Readonly<Record<Format, string>> = {
  markdown: 'Markdown',
  html: 'a web page',
  docx: 'a Word document',
  pdf: 'a PDF',
  text: 'plain text',
};

const NOT_FOUND: Readonly<Record<RequiredField, string>> = {
  title: 'not found in the file: write the title in quotes',
  author: 'not found in the file: write who wrote it, in quotes',
  publication: 'not found in the file: write where it was published, in quotes',
  published: 'not found in the file: write the date as 2024-01-05',
  language: 'not found in the file: write a language tag such as en or zh',
};

const LEFT_OUT: Readonly<Record<LeftOut['what'], readonly [one: string, many: string]>> = {
  image: ['picture', 'pictures'],
  frame: ['embedded frame, film or sound', 'embedded frames, films or sounds'],
  html: ['piece of HTML', 'pieces of HTML'],
  formula: ['formula', 'formulas'],
  'running head or page number': ['running head or page number', 'running heads and page numbers'],
  'page furniture': ['line of page furniture', 'lines of page furniture'],
  'page without text': ['page without text, perhaps a scan', 'pages without text, perhaps scans'],
  contents: ['line of a table of contents', 'lines of a table of contents'],
};

/** What a draft says to its editor, and names its readers may see. */
export const draftWords: DraftWords = {
  notFound: (field) => NOT_FOUND[field],
  hints: [
    'terms:       the article’s own expressions, one a line: - "expression [¶1]"',
    'questions:   what readers would ask in everyday words, one a line: - "question? [¶1]"',
  ],
  introduction: (language) => (isChinese(language) ? '引言' : 'Introduction'),
  aboutTheText: (language) => (isChinese(language) ? '关于本文' : 'About this article'),
  section: (language, number) => (isChinese(language) ? `第${number}节` : `Section ${number}`),
};

function isChinese(language: string | undefined): boolean {
  return language?.split('-')[0] === 'zh';
}

/** Said at start of each text that is left out, since an editor may not know that a line made it a draft. */
export function draftNotServed(file: string): string {
  return `${file} is a draft and not served: footnote check lists the passages that are still to be written.`;
}

/** Why a file was not imported, and what would help: one line. */
export function importProblem(file: string, problem: ImportProblem): string {
  switch (problem.kind) {
    case 'unreadable':
      return `${file} can’t be read: ${problem.detail}; give the path of a document`;
    case 'not_a_file':
      return `${file} is not a file; give the path of a document`;
    case 'empty':
      return `${file} is empty; give a document that has a text`;
    case 'binary':
      return `${file} is not a document that can be read here; Markdown, HTML, DOCX, PDF and plain text can`;
    case 'zip':
      return `${file} is a ZIP archive and no Word document; unpack it, or save the document again as DOCX`;
    case 'old_word':
      return `${file} is a Word document of the old kind or under a password; save it as DOCX without one`;
    case 'encrypted':
      return `${file} asks for a password; save it again without one`;
    case 'no_text':
      return `${file} has no text that can be read, as a scan has none; run it through text recognition first`;
    case 'too_large':
      return `${file} is too large: ${megabytes(problem.bytes)}, ${megabytes(problem.max)} at most; save it without pictures, or part it`;
    case 'broken':
      return `${file} can’t be read as ${FORMATS[problem.format]} (${problem.detail}); open and save it again, or save it as plain text`;
    case 'exists':
      return `nothing was written: ${listText(problem.paths, LOCALE)} already ${problem.paths.length === 1 ? 'exists' : 'exist'}; choose another id with --id, or move the old one away`;
    case 'bad_id':
      return `${problem.id === '' ? 'no id can be made of the title' : `“${problem.id}” is not an id`}; give one of lower-case letters, digits and single hyphens with --id, such as --id green-handbook`;
    case 'not_written':
      return `nothing was written, since ${problem.folder} can’t be written to: ${problem.detail}; check its permissions`;
  }
}

/** What was imported, what is missing, and what to do next: a line each. */
export function importReport(
  draft: Draft,
  format: Format,
  leftOut: readonly LeftOut[],
  paths: { readonly file: string; readonly folder: string; readonly source: string },
): readonly string[] {
  const { counts, found, missing, shortened } = draft;
  const also = [
    ...(counts.tables > 0 ? [plural(counts.tables, 'table')] : []),
    ...(counts.lists > 0 ? [plural(counts.lists, 'list')] : []),
  ];
  const read = [
    plural(counts.headings, 'heading'),
    `${plural(counts.paragraphs, 'paragraph')}${also.length > 0 ? ` (${listText(also, LOCALE)} among them)` : ''}`,
    plural(counts.captions, 'caption'),
    plural(counts.notes, 'note'),
  ];
  const known = Object.entries(found).map(([name, text]) => `${name} “${text}”`);
  return [
    `read ${paths.file} as ${FORMATS[format]}: ${listText(read, LOCALE)}`,
    ...(known.length > 0 ? [`found: ${known.join(', ')}`] : []),
    ...(missing.length > 0 ? [`not found, to be written in article.md: ${listText(missing, LOCALE)}`] : []),
    ...leftOut.map(leftOutText),
    ...shortened.map((text) => `shortened, since it is too long for a message: “${text}”`),
    `wrote ${paths.folder} (article.md and ${plural(draft.files.length - 1, 'section')}) and ${paths.source}`,
    'next: write a passage before each locator, and the abstract in article.md; footnote check lists what is left, and nothing of it is served until then',
  ];
}

function leftOutText({ what, count, examples }: LeftOut): string {
  const [one, many] = LEFT_OUT[what];
  const named = examples.map((example) => `“${example}”`);
  return `left out: ${plural(count, one, many)}${named.length > 0 ? `: ${named.join(', ')}${count > named.length ? ', …' : ''}` : ''}`;
}
