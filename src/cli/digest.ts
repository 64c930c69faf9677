// `footnote digest preview`: a day's digest as readers will get it, for editors to read before it is posted.
import type { Corpus } from '../content/article.js';
import { type Digest, planDigest, readingKey } from '../digest/programme.js';
import type { SubscriptionChoice } from '../digest/subscription.js';
import type { Words } from '../words/words.js';
import type { Output } from './ask.js';

export interface PreviewOptions {
  /** Which day of the programme, from 1. */
  readonly day: number;
  /** Unset: all articles, one after the other. */
  readonly article?: string;
  readonly order: SubscriptionChoice['order'];
}

/**
 * Prints the digest of a day.
 *
 * @returns 1 when there is no such day or article, else 0.
 */
export function digestPreview(corpus: Corpus, options: PreviewOptions, words: Words, output: Output): 0 | 1 {
  const { day, article, order } = options;
  if (article !== undefined && !corpus.articles.some(({ id }) => id === article)) {
    output.err(
      words.cli.noArticle(
        article,
        corpus.articles.map(({ id }) => id),
      ),
    );
    return 1;
  }
  const programme = {
    order,
    atEnd: 'end',
    round: 1,
    seed: 0,
    ...(article ? { articleId: article } : {}),
  } as const;
  const had: string[] = [];
  for (;;) {
    const planned = planDigest(corpus, programme, had);
    if (planned.kind !== 'digest') {
      output.err(words.cli.noSuchDay(day, had.length));
      return 1;
    }
    if (had.length === day - 1) {
      for (const line of printedDigest(planned.digest, words)) output.out(line);
      return 0;
    }
    had.push(readingKey(planned.digest));
  }
}

/** The digest as lines for a person. */
function printedDigest(digest: Digest, words: Words): readonly string[] {
  const { section, passages, discussion, after } = digest;
  return [
    words.digest.day(digest),
    words.headingPath(section),
    '',
    ...passages.flatMap(({ text }) => [text, '']),
    `— ${words.digest.sourceNote(digest)}`,
    '',
    ...(discussion === undefined ? [] : [`${words.digest.toDiscuss}: ${discussion}`]),
    words.digest.after(after),
  ];
}
