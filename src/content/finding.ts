// Findings: how they are collected while reading a file, ordered, and printed as `file:line: what is wrong; how to mend it`.
import Fuse from 'fuse.js';
import type { Finding } from './article.js';

/** Collects what is wrong with one file. Lines are 1-based and kept within the file. */
export interface Report {
  readonly file: string;
  readonly findings: readonly Finding[];
  error(line: number, message: string, remedy: string): void;
  warn(line: number, message: string, remedy: string): void;
  /** Takes over what was found elsewhere in the same file. */
  add(found: readonly Finding[]): void;
  /** Takes no more findings on a line, since what is there has been replaced. */
  mute(line: number): void;
}

/**
 * Starts an empty report on one file.
 *
 * @param file path relative to the content folder.
 * @param lines number of lines in the file; a finding past the last one is moved to it.
 */
export function createReport(file: string, lines = Number.POSITIVE_INFINITY): Report {
  const findings: Finding[] = [];
  const muted = new Set<number>();
  const add = (severity: Finding['severity'], line: number, message: string, remedy: string) => {
    if (!muted.has(line))
      findings.push({
        severity,
        file,
        line: Math.min(Math.max(line, 1), Math.max(lines, 1)),
        message,
        remedy,
      });
  };
  return {
    file,
    findings,
    error: (line, message, remedy) => add('error', line, message, remedy),
    warn: (line, message, remedy) => add('warning', line, message, remedy),
    add: (found) => {
      for (const finding of found) findings.push(finding);
    },
    mute: (line) => muted.add(line),
  };
}

/**
 * One finding as one line of text, as compilers print theirs, so that editors and terminals can jump to it.
 *
 * @param folder put before the file's path, when the reader stands outside the content folder.
 * @example formatFinding(finding) // 'a/07-b.md:12: this passage has no locator; end it with …'
 */
export function formatFinding(finding: Finding, folder = ''): string {
  const base = folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
  const kind = finding.severity === 'warning' ? 'warning: ' : '';
  return oneLine(`${base}${finding.file}:${finding.line}: ${kind}${finding.message}; ${finding.remedy}`);
}

/** Order in which findings are read: by file, by line, errors before warnings. */
export function compareFindings(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  if (a.line !== b.line) return a.line - b.line;
  if (a.severity !== b.severity) return a.severity === 'error' ? -1 : 1;
  return 0;
}

/** Whether any of the findings is an error; warnings alone don't keep a text from being served. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}

/** An editor's text inside a message: in quotation marks, on one line, at most 60 characters. */
export function shown(text: string): string {
  const characters = [...oneLine(text)];
  return `“${characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : characters.join('')}”`;
}

/**
 * The known name that is nearest to a misspelt one, `undefined` when none is near.
 *
 * @example nearest('titel', ['id', 'title']) // 'title'
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  // Fuse's default threshold; above it, short names match by chance.
  return new Fuse(known, { threshold: 0.6, distance: 20 }).search(name)[0]?.item;
}

// Content is untrusted in a terminal: no control character of a file may reach it.
function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/\p{Cc}/gu, '�');
}
