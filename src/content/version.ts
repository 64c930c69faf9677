// One article in one language as read from its files, and the checks that need more than one of them.
import type { Finding, SourceId } from './article.js';
import { type ArticleDraft, parseArticleFile } from './articleFile.js';
import type { SourceRef } from './fields.js';
import type { Report } from './finding.js';
import { formatLocator, nearestSource } from './locator.js';
import { checkOrder, type Reached } from './passages.js';
import { parseSectionFile, type SectionDraft } from './sectionFile.js';

/** A file of the folder, with its path relative to the content folder; no text when its bytes are none. */
export interface TextFile {
  readonly file: string;
  readonly text: string | undefined;
}

/** A section's file: `stem` is its name without language and ending. */
export interface SectionText extends TextFile {
  readonly stem: string;
}

/** A section's file with what was read from it. */
export interface SectionEntry {
  readonly stem: string;
  readonly file: string;
  readonly draft: SectionDraft | undefined;
}

/** An article in one language; `article` is missing when its file is, or when it can't be read. */
export interface Version {
  readonly article: ArticleDraft | undefined;
  readonly sections: readonly SectionEntry[];
}

/** Gives the report on a file, by its path. */
export type Reports = (file: string) => Report;

/**
 * Parses the files of one language and checks them against each other.
 *
 * @param language decides how wrapped lines are joined when the article's file doesn't say.
 * @param sections in reading order.
 */
export function readVersion(
  articleText: TextFile | undefined,
  sections: readonly SectionText[],
  language: string,
  reports: Reports,
): Version {
  const article = articleText && take(parseArticleFile, articleText, reports);
  const entries = sections.map(({ stem, file, text }) => {
    const parse = (body: string) => parseSectionFile(body, file, article?.language || language);
    return { stem, file, draft: take(parse, { file, text }, reports) };
  });
  const version = { article, sections: entries };
  checkIds(version, reports);
  checkReadingOrder(version, reports);
  checkSources(version, reports);
  return version;
}

/** Parses a file that has a text, and adds what was found to its report. */
function take<Draft>(
  parse: (
    text: string,
    file: string,
  ) => { readonly draft: Draft | undefined; readonly findings: readonly Finding[] },
  { file, text }: TextFile,
  reports: Reports,
): Draft | undefined {
  if (text === undefined) return undefined;
  const { draft, findings } = parse(text, file);
  reports(file).add(findings);
  return draft;
}

function checkIds({ sections }: Version, reports: Reports): void {
  const seen = new Map<string, string>();
  for (const { file, draft } of sections) {
    if (!draft || draft.id === '') continue;
    const other = seen.get(draft.id);
    if (other)
      reports(file).error(
        draft.idLine,
        `the section id ${draft.id} is already that of ${other}`,
        'give each section of an article an id of its own',
      );
    else seen.set(draft.id, file);
  }
}

// Within a file every kind is checked there; from section to section only ¶, since captions and notes may be gathered.
function checkReadingOrder({ sections }: Version, reports: Reports): void {
  const reached: Reached = new Map();
  for (const { file, draft } of sections) {
    const [passage] = (draft?.passages ?? []).flatMap((each) => {
      const sources = each.sources.filter((source) => source.startsWith('P'));
      return sources.length > 0 ? [{ ...each, sources }] : [];
    });
    if (passage) checkOrder([passage], reached, reports(file));
    const last = draft?.passages.flatMap(({ sources }) => sources.filter(isParagraph).slice(0, 1)).at(-1);
    if (last) reached.set('P', { source: last, place: `in ${file}` });
  }
}

function isParagraph(source: SourceId): boolean {
  return source.startsWith('P');
}

function checkSources({ article, sections }: Version, reports: Reports): void {
  const drafts = sections.flatMap(({ draft }) => draft ?? []);
  for (const draft of drafts) {
    if (!draft.sound) continue;
    const existing = draft.passages.flatMap(({ sources }) => sources);
    for (const ref of [...draft.terms, ...draft.questions, ...draft.key])
      checkSource(ref, existing, 'of this section', reports(draft.file));
  }
  if (!article || drafts.length < sections.length || drafts.some(({ sound }) => !sound)) return;
  const all = drafts.flatMap(({ passages }) => passages.flatMap(({ sources }) => sources));
  for (const ref of article.glossary.values())
    checkSource(ref, all, 'of this article', reports(article.file));
}

function checkSource(ref: SourceRef, existing: readonly SourceId[], whose: string, report: Report): void {
  const missing = ref.sources.find((source) => !existing.includes(source));
  if (!missing) return;
  const near = nearestSource(missing, existing);
  report.error(
    ref.line,
    `no passage ${whose} has the locator ${formatLocator([missing])}`,
    near ? `write the nearest that one has, ${formatLocator([near])}, or leave it out` : 'leave it out',
  );
}
