// Reads the content folder from disk. What its files mean is decided in corpus.ts; here is only what disks can do.
import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Corpus, Finding } from './article.js';
import { buildCorpus, type ContentFile, type ContentFolder } from './corpus.js';
import { fileRole, isHidden } from './fileName.js';
import { createReport, type Report } from './finding.js';
import { MAX_FILE_BYTES } from './text.js';

/** What came of reading the content folder; only a valid one has a corpus. */
export type LoadResult =
  /** Findings are warnings, if any. */
  | {
      readonly kind: 'valid';
      readonly corpus: Corpus;
      readonly findings: readonly Finding[];
      readonly files: number;
      /** Texts that are not served, since passages of theirs are still to be written: `tea/article.md`. */
      readonly drafts: readonly string[];
    }
  | {
      readonly kind: 'invalid';
      readonly corpus: undefined;
      readonly findings: readonly Finding[];
      readonly files: number;
    }
  /** The folder itself can't be read, or has no article: one finding, whose file is the folder as given. */
  | {
      readonly kind: 'unreadable' | 'empty';
      readonly corpus: undefined;
      readonly findings: readonly [Finding];
      readonly files: 0;
      /** In words, such as `no such folder`. */
      readonly detail: string;
    };

/**
 * Loads all articles below a content folder, one folder each, and checks them. All findings come at once, sorted by
 * file and line. Never throws for what is on the disk; can be called again at any time.
 *
 * @param dir the content folder.
 * @example const { corpus, findings } = await loadCorpus('content'); // corpus is undefined when a finding is an error
 */
export async function loadCorpus(dir: string): Promise<LoadResult> {
  let root: string;
  let entries: readonly Dirent[];
  try {
    root = await realpath(dir);
    entries = await readdir(root, { withFileTypes: true });
  } catch (error) {
    return noCorpus(
      'unreadable',
      dir,
      reasonOf(error, 'folder'),
      'give the path of the folder that holds the articles',
    );
  }
  const folders: ContentFolder[] = [];
  const reports: Report[] = [];
  for (const { name } of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isHidden(name)) continue;
    const report = createReport(name);
    reports.push(report);
    const folder = await readEntry(root, name, report);
    if (folder) {
      folders.push(folder.content);
      reports.push(...folder.reports);
    }
  }
  const earlier = reports.flatMap(({ findings }) => findings);
  if (folders.length === 0 && earlier.every(({ severity }) => severity === 'warning'))
    return noCorpus(
      'empty',
      dir,
      'no article',
      'add a folder with an article.md and a section such as 01-introduction.md',
    );
  const result = buildCorpus(folders, earlier);
  const { corpus, findings, files, drafts } = result;
  return corpus
    ? { kind: 'valid', corpus, findings, files, drafts }
    : { kind: 'invalid', corpus, findings, files };
}

/** Reads one entry of the content folder: an article's folder, or something that should not be there. */
async function readEntry(
  root: string,
  name: string,
  report: Report,
): Promise<{ readonly content: ContentFolder; readonly reports: readonly Report[] } | undefined> {
  const path = await insidePath(root, join(root, name), report);
  if (!path) return undefined;
  try {
    if (!(await stat(path)).isDirectory()) {
      reportStray(name, report);
      return undefined;
    }
    const entries = (await readdir(path)).filter((file) => fileRole(file).kind !== 'ignored').sort();
    const reports = entries.map((file) => createReport(`${name}/${file}`));
    const files = await Promise.all(
      entries.map((file, index) => readContentFile(root, join(path, file), file, reports[index] ?? report)),
    );
    return { content: { name, files }, reports };
  } catch (error) {
    report.error(1, `this folder can’t be read: ${reasonOf(error, 'folder')}`, 'check its permissions');
    return undefined;
  }
}

function reportStray(name: string, report: Report): void {
  const { kind } = fileRole(name);
  if (kind === 'article' || kind === 'section')
    report.error(
      1,
      'this file is in no article’s folder',
      'move it into the folder of its article, inside the content folder',
    );
  else if (!/^readme\b/iu.test(name))
    report.warn(1, 'this file is not read', 'move it out of the content folder');
}

/** Reads a file of an article's folder. What can't be read is reported, and has no bytes. */
async function readContentFile(
  root: string,
  path: string,
  name: string,
  report: Report,
): Promise<ContentFile> {
  const real = await insidePath(root, path, report);
  if (!real) return { name, bytes: undefined };
  try {
    const entry = await stat(real);
    // Files that aren't content are named in a finding, but not read.
    const content = fileRole(name).kind !== 'unknown';
    if (entry.isFile() && content && entry.size <= MAX_FILE_BYTES)
      return { name, bytes: await readFile(real) };
    if (content && !entry.isFile()) report.error(1, 'this is not a file', 'put a text file in its place');
    if (content && entry.isFile())
      report.error(
        1,
        `the file has ${entry.size} bytes, ${MAX_FILE_BYTES} at most`,
        'split the section into several',
      );
  } catch (error) {
    report.error(1, `this file can’t be read: ${reasonOf(error, 'file')}`, 'check its permissions');
  }
  return { name, bytes: undefined };
}

/** The real path of an entry; symbolic links that lead out of the content folder, or nowhere, are reported. */
async function insidePath(root: string, path: string, report: Report): Promise<string | undefined> {
  try {
    const real = await realpath(path);
    if (real === root || real.startsWith(root.endsWith(sep) ? root : root + sep)) return real;
    report.error(1, 'this link leads out of the content folder', 'put the file itself in its place');
  } catch (error) {
    const link = await lstat(path).then(
      (entry) => entry.isSymbolicLink(),
      () => false,
    );
    if (link)
      report.error(
        1,
        `this link can’t be followed: ${reasonOf(error, 'file')}`,
        'put the file itself in its place',
      );
    else report.error(1, `this can’t be read: ${reasonOf(error, 'file')}`, 'check its permissions');
  }
  return undefined;
}

function noCorpus(kind: 'unreadable' | 'empty', dir: string, detail: string, remedy: string): LoadResult {
  const message =
    kind === 'empty' ? 'the content folder holds no article' : `the content folder can’t be read: ${detail}`;
  return {
    kind,
    corpus: undefined,
    findings: [{ severity: 'error', file: dir, line: 1, message, remedy }],
    files: 0,
    detail,
  };
}

/**
 * Why the disk refused, in words, or its error code where there are none.
 *
 * @example reasonOf(error, 'file') // 'no such file'
 */
export function reasonOf(error: unknown, what: 'file' | 'folder'): string {
  // By its shape: an error made in another realm is no instance of this one's Error.
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: `no such ${what}`,
    ENOTDIR: 'not a folder',
    EACCES: 'no permission',
    EPERM: 'no permission',
    ELOOP: 'the link leads to itself',
  };
  return reasons[code] ?? code;
}
