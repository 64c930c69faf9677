// The reading programme: which section is next for readers who had some already, and the digest it makes.
import { createHash } from 'node:crypto';
import type { Article, Corpus, Passage, Section, SourceId } from '../content/article.js';
import type { Subscription } from './subscription.js';

/** A section and the article it belongs to. */
export interface Reading {
  readonly article: Article;
  readonly section: Section;
}

/** What follows a digest: another section, the programme from its beginning, or nothing more. */
export type After =
  | ({ readonly kind: 'section' } & Reading)
  | ({ readonly kind: 'start_over' } & Reading)
  | { readonly kind: 'end' };

/** What is posted on one day; a plain value, which a surface shows. */
export interface Digest extends Reading {
  /** The key passages, at least one. */
  readonly passages: readonly Passage[];
  /** What they rest on, for the source note: each once, in their order. */
  readonly sources: readonly SourceId[];
  /** Passages are quoted from the source, not summarized: all, some or none. */
  readonly quoted: 'all' | 'some' | 'none';
  /** One question to discuss: the editors', else one of the section's questions. */
  readonly discussion?: string;
  readonly round: number;
  /** "Day 4 of 17": which section of this round it is, and how many the round has, those taken out meanwhile included. */
  readonly day: number;
  readonly total: number;
  readonly after: After;
  /** The article that was chosen and is no longer there: the programme goes on with the others. */
  readonly missingArticle?: string;
}

/** The day's digest, or why there is none: everything was had, or there is no text at all. */
export type Planned =
  | { readonly kind: 'digest'; readonly digest: Digest }
  | { readonly kind: 'finished' }
  | { readonly kind: 'empty' };

/** What the programme needs to know of a subscription. */
export type ProgrammeOf = Pick<Subscription, 'articleId' | 'order' | 'atEnd' | 'round' | 'seed'>;

/**
 * Chooses the section of the day: the first that the readers haven't had in this round. Nothing but what was had is
 * remembered, so sections that are added, taken out, renamed or put in another order are neither repeated nor left out.
 *
 * @param had `article/section` of what was posted in this round, in the order of the dates (the ledger's `had`).
 * @example planDigest(corpus, subscription, ['village/wells']) // … { day: 2, total: 4, section: 'The water tax' }
 */
export function planDigest(corpus: Corpus, subscription: ProgrammeOf, had: readonly string[]): Planned {
  const articles = articlesOf(corpus, subscription.articleId);
  const missing = subscription.articleId !== undefined && !isThere(corpus, subscription.articleId);
  const plan = (round: number, before: readonly string[]) =>
    remaining(articles, { ...subscription, round }, before);
  const anew = (round: number, last: string | undefined) => notAtOnce(plan(round, []), last);
  let { round } = subscription;
  let before = had;
  let rest = plan(round, before);
  if (rest.length === 0 && had.length > 0) {
    if (subscription.atEnd === 'end') return { kind: 'finished' };
    round += 1;
    before = [];
    rest = anew(round, had.at(-1));
  }
  const [today, ...later] = rest;
  if (!today) return { kind: 'empty' };
  const again = anew(round + 1, readingKey(today))[0];
  const after: After = later[0]
    ? { kind: 'section', ...later[0] }
    : subscription.atEnd === 'restart' && again
      ? { kind: 'start_over', ...again }
      : { kind: 'end' };
  const discussion = discussionOf(today.section, round);
  return {
    kind: 'digest',
    digest: {
      ...today,
      passages: today.section.key,
      sources: [...new Set(today.section.key.flatMap(({ sources }) => sources))],
      quoted: quotedOf(today.section.key),
      ...(discussion === undefined ? {} : { discussion }),
      round,
      day: before.length + 1,
      total: before.length + rest.length,
      after,
      ...(missing && subscription.articleId !== undefined ? { missingArticle: subscription.articleId } : {}),
    },
  };
}

/** `article/section`, as the ledger's `had` has it. */
export function readingKey({ article, section }: Reading): string {
  return `${article.id}/${section.id}`;
}

function isThere(corpus: Corpus, articleId: string): boolean {
  return corpus.articles.some(({ id }) => id === articleId);
}

/** The chosen article; all of them when none was chosen, or when it went away. */
function articlesOf(corpus: Corpus, articleId: string | undefined): readonly Article[] {
  return articleId !== undefined && isThere(corpus, articleId)
    ? corpus.articles.filter(({ id }) => id === articleId)
    : corpus.articles;
}

/** What is still to come, one article after the other; the one that was begun last is finished first. */
function remaining(
  articles: readonly Article[],
  { order, round, seed }: ProgrammeOf,
  had: readonly string[],
): readonly Reading[] {
  const done = new Set(had);
  const last = had.at(-1)?.split('/')[0];
  const begun = articles.filter(({ id }) => id === last);
  const others = articles.filter(({ id }) => id !== last);
  return [...begun, ...others].flatMap((article) => {
    const left = article.sections
      .map((section): Reading => ({ article, section }))
      .filter((reading) => !done.has(readingKey(reading)));
    return order === 'reading' ? left : shuffled(left, `${seed}:${round}`);
  });
}

/** Each section's place is drawn by itself, so that content changes move no other one. */
function shuffled(readings: readonly Reading[], draw: string): readonly Reading[] {
  return readings
    .map((reading) => ({ reading, place: number(`${draw}:${readingKey(reading)}`) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ reading }) => reading);
}

/** A new round doesn't begin with what the last one ended with, unless there is nothing else. */
function notAtOnce(readings: readonly Reading[], last: string | undefined): readonly Reading[] {
  const [first, second, ...others] = readings;
  return first && second && readingKey(first) === last ? [second, first, ...others] : readings;
}

/** The editors' question, else one of the readers' questions: another one in each round. */
function discussionOf(section: Section, round: number): string | undefined {
  if (section.discussion !== undefined) return section.discussion;
  const { questions } = section;
  if (questions.length === 0) return undefined;
  const first = number(`${section.articleId}/${section.id}`);
  return questions[(first + round) % questions.length]?.text;
}

function quotedOf(passages: readonly Passage[]): Digest['quoted'] {
  if (passages.every(({ quoted }) => quoted)) return 'all';
  return passages.some(({ quoted }) => quoted) ? 'some' : 'none';
}

/** A number of 48 bits drawn from a text, the same everywhere. */
function number(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, 6);
}
