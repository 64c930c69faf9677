// Folders of bytes → the corpus, or all that is wrong with it at once. Pure: the reading of files is in load.ts.
import { createHash } from 'node:crypto';
import type { Article, Corpus, Finding } from './article.js';
import { assembleArticle } from './assemble.js';
import { draftsIn, excused, isDraft, nothingFinished } from './drafts.js';
import { fileRole } from './fileName.js';
import { compareFindings, createReport, hasErrors, type Report } from './finding.js';
import type { SectionDraft } from './sectionFile.js';
import { decodeUtf8 } from './text.js';
import { checkTranslation } from './translation.js';
import { type Reports, readVersion, type SectionText, type TextFile, type Version } from './version.js';

/** A file's name within its folder, and what it holds; no bytes when it could not be read, which is reported then. */
export interface ContentFile {
  readonly name: string;
  readonly bytes: Uint8Array | undefined;
}

/** An article's folder, by its name within the content folder. */
export interface ContentFolder {
  readonly name: string;
  readonly files: readonly ContentFile[];
}

/** The corpus when nothing is wrong with it; warnings don't count. Findings are sorted by file and line. */
export interface BuildResult {
  readonly corpus: Corpus | undefined;
  readonly findings: readonly Finding[];
  /** How many files were read as content. */
  readonly files: number;
  /** Texts with passages that are still to be written, as files name them: `tea/article.md`. They aren't served. */
  readonly drafts: readonly string[];
}

/** The files of one language; a section's order is its number, then its name. */
interface VersionFiles {
  article?: TextFile;
  readonly sections: (SectionText & { readonly number: number })[];
}

/**
 * Parses and checks all articles. Never throws for what stands in the files.
 *
 * @param folders in the order in which the articles are listed.
 * @param earlier findings from reading the folders; with an error among them there is no corpus.
 */
export function buildCorpus(
  folders: readonly ContentFolder[],
  earlier: readonly Finding[] = [],
): BuildResult {
  const all = new Map<string, Report>();
  const reports: Reports = (file) => {
    const report = all.get(file) ?? createReport(file);
    all.set(file, report);
    return report;
  };
  const hash = createHash('sha256');
  let files = 0;
  const ids = new Map<string, string>();
  const read = folders.map((folder) => {
    const versions = sortFiles(folder, reports, (name, bytes) => {
      files += 1;
      hash.update(JSON.stringify([folder.name, name, bytes.length])).update(bytes);
    });
    return readArticle(folder.name, versions, reports);
  });
  const finished = read.filter(({ original }) => !isDraft(original));
  // Finished texts first: an id that a draft claims too is the draft's to change.
  for (const { original } of new Set([...finished, ...read]))
    if (original.article) checkArticleId(original.article, ids, reports);
  const drafts = read.flatMap(({ folder, original, translations }) =>
    draftsIn(folder, original, translations),
  );
  const findings = [
    ...[...earlier, ...[...all.values()].flatMap((report) => report.findings)].map((finding) =>
      excused(finding, drafts),
    ),
    ...(finished.length === 0 ? drafts.slice(0, 1).map(({ file }) => nothingFinished(file)) : []),
  ].toSorted(compareFindings);
  const result = { findings, files, drafts: drafts.map(({ file }) => file) };
  if (hasErrors(findings)) return { corpus: undefined, ...result };
  return { corpus: { articles: finished.flatMap(assemble), hash: hash.digest('hex') }, ...result };
}

/** An article as read, in its own language and in others. */
interface ReadArticle {
  readonly folder: string;
  readonly original: Version;
  readonly translations: ReadonlyMap<string, Version>;
}

/** Decodes the content files of a folder and sorts them by language; '' is the original. */
function sortFiles(
  folder: ContentFolder,
  reports: Reports,
  read: (name: string, bytes: Uint8Array) => void,
): ReadonlyMap<string, VersionFiles> {
  const versions = new Map<string, VersionFiles>([['', { sections: [] }]]);
  for (const file of folder.files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${folder.name}/${file.name}`;
    const role = fileRole(file.name);
    if (role.kind === 'ignored') continue;
    if (role.kind === 'unknown') {
      reports(path)[role.severity](1, role.message, role.remedy);
      continue;
    }
    const text = textOf(file, reports(path));
    if (file.bytes) read(file.name, file.bytes);
    const version = versions.get(role.language ?? '') ?? { sections: [] };
    versions.set(role.language ?? '', version);
    if (role.kind === 'article') version.article = { file: path, text };
    else version.sections.push({ file: path, text, stem: role.stem, number: role.number });
  }
  for (const { sections } of versions.values()) sections.sort((a, b) => a.number - b.number);
  return versions;
}

function textOf({ bytes }: ContentFile, report: Report): string | undefined {
  if (!bytes) return undefined;
  const decoded = decodeUtf8(bytes);
  if ('text' in decoded) return decoded.text;
  const { line, message, remedy } = decoded.problem;
  report.error(line, message, remedy);
  return undefined;
}

function readArticle(
  folder: string,
  versions: ReadonlyMap<string, VersionFiles>,
  reports: Reports,
): ReadArticle {
  const own = versions.get('') ?? { sections: [] };
  if (!own.article)
    reports(`${folder}/article.md`).error(
      1,
      'this file is missing',
      'add it with the article’s metadata and an abstract, or delete the folder',
    );
  const original = readVersion(own.article, own.sections, 'en', reports);
  if (own.article && own.sections.length === 0)
    reports(own.article.file).error(
      1,
      'the article has no sections',
      'add a file such as 01-introduction.md beside it',
    );
  const translations = new Map<string, Version>();
  for (const [language, files] of versions) {
    if (language === '') continue;
    if (!files.article)
      reports(`${folder}/article.${language}.md`).error(
        1,
        'this file is missing, and sections are translated',
        'add it: article.md in that language',
      );
    else if (!own.article)
      reports(files.article.file).error(
        1,
        'this is a translation without its original',
        `add ${folder}/article.md`,
      );
    const version = readVersion(files.article, files.sections, language, reports);
    checkTranslation(original, version, language, folder, reports);
    translations.set(language, version);
  }
  return { folder, original, translations };
}

/** Builds the article; nothing is missing from a version without errors. */
function assemble({ original, translations }: ReadArticle): readonly Article[] {
  if (!original.article) return [];
  const source = assembleArticle(original.article, drafts(original), []);
  const others = [...translations.values()].flatMap((version) =>
    version.article && !isDraft(version) ? assembleArticle(version.article, drafts(version), [], source) : [],
  );
  return [{ ...source, translations: others }];
}

function drafts({ sections }: Version): readonly SectionDraft[] {
  return sections.flatMap(({ draft }) => draft ?? []);
}

function checkArticleId(
  article: { readonly id: string; readonly idLine: number; readonly file: string },
  ids: Map<string, string>,
  reports: Reports,
): void {
  if (article.id === '') return;
  const other = ids.get(article.id);
  if (other)
    reports(article.file).error(
      article.idLine,
      `the article id ${article.id} is already that of ${other}`,
      'give each article an id of its own',
    );
  else ids.set(article.id, article.file);
}
