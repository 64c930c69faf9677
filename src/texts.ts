// The texts that are served, as the composition root holds them: a good edit takes the place of what was there, a bad
// one leaves it as it is.
import { setImmediate as turn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Answerer } from './answer/answer.js';
import type { Corpus } from './content/article.js';
import { keepServed } from './content/keep.js';
import type { LoadResult } from './content/load.js';
import type { Texts } from './slack/desk.js';
import type { TextsNews } from './words/words.js';

export interface LiveTextsOptions {
  /** The texts as they were loaded at the start, and their drafts. */
  readonly first: Extract<LoadResult, { kind: 'valid' }>;
  readonly load: () => Promise<LoadResult>;
  readonly answererOf: (corpus: Corpus) => Answerer | Promise<Answerer>;
  /** What the admin and the editors are to know; the same is told once. */
  readonly tell: (news: TextsNews) => void;
}

export interface LiveTexts {
  /** What is served now. Whoever has it in hand goes on with it, whatever is loaded meanwhile. */
  current(): Texts;
  /** Loads the folder again; one at a time. Rejects when an answerer can't be made; the old texts stay. */
  reload(): Promise<void>;
}

/**
 * Serves the first texts until others are loaded that are good.
 *
 * @example const texts = await liveTexts({ first, load: () => loadCorpus('content'), answererOf, tell });
 */
export async function liveTexts({ first, load, answererOf, tell }: LiveTextsOptions): Promise<LiveTexts> {
  let served: Texts = { corpus: first.corpus, answerer: await answererOf(first.corpus) };
  let drafts = first.drafts;
  let { hash } = first.corpus;
  /** What was told last and isn't mended yet. */
  let trouble: TextsNews | undefined;
  const complain = (news: TextsNews) => {
    if (!isDeepStrictEqual(news, trouble)) tell(news);
    trouble = news;
  };

  /** Serves this corpus unless it reads as what is served; returns whether it is another one. */
  const serve = async (corpus: Corpus): Promise<boolean> => {
    const same = corpus.hash === hash || isDeepStrictEqual(corpus.articles, served.corpus.articles);
    if (!same) {
      // Indexing keeps the process busy, as parsing did: what came in meanwhile goes between them.
      await turn();
      served = { corpus, answerer: await answererOf(corpus) };
    }
    hash = corpus.hash;
    return !same;
  };

  return {
    current: () => served,
    async reload() {
      const loaded = await load();
      if (loaded.kind !== 'valid') {
        complain({ kind: 'refused', findings: loaded.findings });
        return;
      }
      const { corpus, kept } = keepServed(served.corpus, loaded);
      const fresh = await serve(corpus);
      for (const file of loaded.drafts)
        if (!drafts.includes(file) && !kept.includes(file)) tell({ kind: 'draft', file });
      drafts = loaded.drafts;
      const { articles } = served.corpus;
      const sections = articles.reduce((sum, article) => sum + article.sections.length, 0);
      if (fresh) tell({ kind: 'reloaded', articles: articles.length, sections });
      if (kept.length > 0) complain({ kind: 'kept', drafts: kept });
      else {
        if (trouble) tell({ kind: 'mended' });
        trouble = undefined;
      }
    },
  };
}
