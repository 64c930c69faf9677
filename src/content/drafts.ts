// Texts that are still being written: which they are, and that what is wrong with them keeps no other text from readers.
import type { Finding } from './article.js';
import type { Version } from './version.js';

/** A text in one language with passages that are still to be written. */
export interface DraftText {
  /** Path of its `article.md`, relative to the content folder. */
  readonly file: string;
  /** Whether a file is part of it. */
  holds(file: string): boolean;
}

/** Whether passages of this text are still to be written. */
export function isDraft({ sections }: Version): boolean {
  return sections.some(({ draft }) => draft !== undefined && draft.unwritten > 0);
}

/**
 * The texts of an article's folder that are not to be served: all of them when the original is a draft, else the
 * translations that are.
 *
 * @param translations by language tag, as in the names of their files.
 */
export function draftsIn(
  folder: string,
  original: Version,
  translations: ReadonlyMap<string, Version>,
): readonly DraftText[] {
  if (isDraft(original))
    return [{ file: `${folder}/article.md`, holds: (file) => file.startsWith(`${folder}/`) }];
  return [...translations]
    .filter(([, version]) => isDraft(version))
    .map(([language]) => ({
      file: `${folder}/article.${language}.md`,
      holds: (file) => file.startsWith(`${folder}/`) && file.endsWith(`.${language}.md`),
    }));
}

/** A finding as it counts: in a draft nothing is more than a warning, since readers don't get it anyway. */
export function excused(finding: Finding, drafts: readonly DraftText[]): Finding {
  return drafts.some(({ holds }) => holds(finding.file)) ? { ...finding, severity: 'warning' } : finding;
}

/** What is reported when there is no finished text at all, since an empty bot would only puzzle its readers. */
export function nothingFinished(file: string): Finding {
  return {
    severity: 'error',
    file,
    line: 1,
    message: 'no text is finished, so that there is none to serve',
    remedy: 'write all passages of at least one',
  };
}
