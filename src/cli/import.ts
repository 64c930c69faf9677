// `footnote import`: drafts an article's folder from a document, and says what was found, left out and is to be done.
import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { reasonOf } from '../content/load.js';
import { draftArticle, idFrom } from '../import/draft.js';
import { type ImportProblem, MAX_SOURCE_BYTES } from '../import/format.js';
import { readSource } from '../import/readSource.js';
import { draftPaths, writeDraft } from '../import/write.js';
import { draftWords, importProblem, importReport } from '../words/en-import.js';
import type { Output } from './ask.js';

/** What is imported, and where to. */
export interface ImportOptions {
  readonly contentDir: string;
  /** The article's id; made of the title, else of the file's name, when left out. */
  readonly id?: string;
}

/**
 * Imports one document.
 *
 * @returns exit status: 0 when the draft is written, else 1, with one line on standard error and nothing written.
 */
export async function importFile(file: string, options: ImportOptions, output: Output): Promise<0 | 1> {
  const fail = (problem: ImportProblem): 1 => {
    output.err(oneLine(importProblem(file, problem)));
    return 1;
  };
  const bytes = await readBytes(file);
  if (!(bytes instanceof Uint8Array)) return fail(bytes);
  const read = await readSource(bytes, basename(file));
  if ('problem' in read) return fail(read.problem);
  const { document, format } = read;
  const id = options.id ?? (idFrom(document.metadata.title ?? '') || idFrom(basename(file, extname(file))));
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(id) || id.length > 64) return fail({ kind: 'bad_id', id });
  const draft = draftArticle(document, id, draftWords);
  const problem = await writeDraft(draft, options.contentDir);
  if (problem) return fail(problem);
  const paths = { file, ...draftPaths(options.contentDir, id) };
  for (const line of importReport(draft, format, document.leftOut, paths)) output.out(oneLine(line));
  return 0;
}

async function readBytes(file: string): Promise<Uint8Array | ImportProblem> {
  try {
    const entry = await stat(file);
    if (!entry.isFile()) return { kind: 'not_a_file' };
    if (entry.size > MAX_SOURCE_BYTES) return { kind: 'too_large', bytes: entry.size, max: MAX_SOURCE_BYTES };
    return new Uint8Array(await readFile(file));
  } catch (error) {
    return { kind: 'unreadable', detail: reasonOf(error, 'file') };
  }
}

// A document is untrusted in a terminal: no control character of it may reach it.
function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/\p{Cc}/gu, '�');
}
