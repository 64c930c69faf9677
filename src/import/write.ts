// Puts a draft on the disk, whole or not at all: written aside first, then moved into place, over nothing.
import { access, link, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { reasonOf } from '../content/load.js';
import { sourcePath } from '../content/sourceText.js';
import type { Draft } from './draft.js';
import type { ImportProblem } from './format.js';

/** Where a draft goes: the article's folder, and its source beside the content folder. */
export interface DraftPaths {
  readonly folder: string;
  readonly source: string;
}

/** The places of a draft; the source's folder is the content folder's neighbour. */
export function draftPaths(contentDir: string, id: string): DraftPaths {
  return {
    folder: join(contentDir, id),
    source: sourcePath(contentDir, id),
  };
}

/**
 * Writes a draft. Nothing is overwritten, and nothing is left behind when it fails.
 *
 * @returns nothing, or why it was not written.
 */
export async function writeDraft(draft: Draft, contentDir: string): Promise<ImportProblem | undefined> {
  const paths = draftPaths(contentDir, draft.id);
  const existing = await existingOf([paths.folder, paths.source]);
  if (existing.length > 0) return { kind: 'exists', paths: existing };
  const sourcesDir = dirname(paths.source);
  // Names that begin with a dot are no content, should a bot read the folder meanwhile.
  const aside: string[] = [];
  let linked = false;
  try {
    await mkdir(contentDir, { recursive: true });
    await mkdir(sourcesDir, { recursive: true });
    const folder = await mkdtemp(join(contentDir, '.import-'));
    aside.push(folder);
    const sources = await mkdtemp(join(sourcesDir, '.import-'));
    aside.push(sources);
    await mkdir(join(folder, draft.id));
    for (const { name, text } of draft.files) await writeFile(join(folder, draft.id, name), text);
    await writeFile(join(sources, 'source.txt'), draft.source);
    // Unlike a rename, a link fails when the name is taken meanwhile.
    await link(join(sources, 'source.txt'), paths.source);
    linked = true;
    await rename(join(folder, draft.id), paths.folder);
    return undefined;
  } catch (error) {
    if (linked) await rm(paths.source, { force: true });
    return { kind: 'not_written', folder: contentDir, detail: reasonOf(error, 'folder') };
  } finally {
    for (const folder of aside) await rm(folder, { recursive: true, force: true });
  }
}

async function existingOf(paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    paths.map((path) =>
      access(path).then(
        () => [path],
        () => [],
      ),
    ),
  );
  return found.flat();
}
