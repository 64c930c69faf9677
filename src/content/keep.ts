// What goes on being served when a text that readers have is taken back to a draft, as a slip of an editor's does.
import { posix } from 'node:path';
import type { Article, Corpus } from './article.js';

/** A corpus in which nothing that was served has become a draft. */
export interface Kept {
  readonly corpus: Corpus;
  /** The drafts whose articles are served as they last were, all languages of them: `tea/article.md`. */
  readonly kept: readonly string[];
}

/**
 * Puts back the articles of which a text was served and now is a draft, whole: their languages must fit each other.
 * An article whose folder is gone stays away, and one whose id another article now has does, too.
 *
 * @param served what readers have now.
 * @param loaded what the folder holds now, and its drafts, as `loadCorpus` names them.
 */
export function keepServed(
  served: Corpus,
  loaded: { readonly corpus: Corpus; readonly drafts: readonly string[] },
): Kept {
  const { corpus, drafts } = loaded;
  const back = served.articles.filter(({ id, file, translations }) => {
    const taken = corpus.articles.some((other) => other.id === id && other.file !== file);
    return !taken && [file, ...translations.map((text) => text.file)].some((text) => drafts.includes(text));
  });
  if (back.length === 0) return { corpus, kept: [] };
  const files = new Set(back.map(({ file }) => file));
  const articles = [...back, ...corpus.articles.filter(({ file }) => !files.has(file))];
  const folders = new Set(back.map(folderOf));
  return {
    corpus: { ...corpus, articles: articles.toSorted((a, b) => (folderOf(a) < folderOf(b) ? -1 : 1)) },
    kept: drafts.filter((draft) => folders.has(posix.dirname(draft))),
  };
}

function folderOf({ file }: Article): string {
  return posix.dirname(file);
}
