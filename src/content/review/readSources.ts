// Reads the sources that editors keep beside the content folder; an article without one is reviewed without it.
import { readFile, stat } from 'node:fs/promises';
import type { Corpus, Finding } from '../article.js';
import { createReport } from '../finding.js';
import { reasonOf } from '../load.js';
import { parseSourceText, type SourcePiece, sourcePath } from '../sourceText.js';
import { decodeUtf8 } from '../text.js';

/** More than a long book has. */
const MAX_SOURCE_TEXT_BYTES = 16 * 1024 * 1024;

/** The sources by article id, and what is wrong with their files. */
export interface Sources {
  readonly texts: ReadonlyMap<string, readonly SourcePiece[]>;
  /** Warnings; files as paths that a terminal can open. */
  readonly findings: readonly Finding[];
}

/** Reads the source of each article that has one. Never throws for what is on the disk. */
export async function readSources(contentDir: string, { articles }: Corpus): Promise<Sources> {
  const texts = new Map<string, readonly SourcePiece[]>();
  const findings: Finding[] = [];
  for (const { id } of articles) {
    const file = sourcePath(contentDir, id);
    const report = createReport(file);
    const text = await readText(file, report);
    const pieces = text === undefined ? [] : parseSourceText(text);
    if (pieces.some(({ kind }) => kind === 'numbered')) texts.set(id, pieces);
    else if (text !== undefined)
      report.warn(
        1,
        'this source has no numbered paragraphs, so that nothing is compared with it',
        'begin each with its locator, such as [¶1], or let footnote import write it',
      );
    findings.push(...report.findings);
  }
  return { texts, findings };
}

async function readText(file: string, report: ReturnType<typeof createReport>): Promise<string | undefined> {
  try {
    const { size } = await stat(file);
    if (size > MAX_SOURCE_TEXT_BYTES) {
      report.warn(
        1,
        `the file has ${size} bytes, ${MAX_SOURCE_TEXT_BYTES} at most`,
        'leave out what is not the text',
      );
      return undefined;
    }
    const decoded = decodeUtf8(await readFile(file));
    if ('text' in decoded) return decoded.text;
    report.warn(decoded.problem.line, decoded.problem.message, decoded.problem.remedy);
  } catch (error) {
    const reason = reasonOf(error, 'file');
    if (reason !== reasonOf({ code: 'ENOENT' }, 'file'))
      report.warn(1, `this source can’t be read: ${reason}`, 'check its permissions');
  }
  return undefined;
}
