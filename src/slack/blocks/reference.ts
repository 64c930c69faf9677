// What a button carries: ids only, from which the answer is built anew. Text that comes back from Slack is never trusted.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Answer, Answerer, Fact, Match } from '../../answer/answer.js';
import type { Article, Corpus, Section } from '../../content/article.js';
import { LIMITS } from './compose.js';

const FACTS = [
  'author',
  'author_note',
  'published',
  'publication',
  'original',
  'title',
  'url',
  'language',
  'structure',
  'rights',
] as const satisfies readonly Fact[];

const asked = z.string().max(64);
const language = z.string().max(35);
const reference = z.discriminatedUnion('k', [
  z.object({
    k: z.literal('p'),
    o: z.enum(['answer', 'unsure']),
    p: z.array(z.string()).min(1),
    l: language,
    q: asked,
  }),
  z.object({ k: z.literal('f'), a: z.string(), l: language, f: z.array(z.enum(FACTS)).min(1), q: asked }),
  z.object({
    k: z.literal('o'),
    a: z.string(),
    l: language,
    t: z.string().optional(),
    s: z.array(z.string()).optional(),
    q: asked,
  }),
]);

/** An answer by its ids, in the language it was shown in; `q` tells one asking from another, so that each can be shared once. */
export type Reference = z.output<typeof reference>;

/** What is left of an answer when it is built anew: what was said, not what was asked. */
export type Rebuilt =
  | {
      readonly kind: 'passage';
      readonly outcome: 'answer' | 'unsure';
      readonly matches: readonly [Match, ...Match[]];
    }
  | { readonly kind: 'about'; readonly article: Article; readonly facts: readonly [Fact, ...Fact[]] }
  | {
      readonly kind: 'overview';
      readonly article: Article;
      readonly part?: string;
      readonly sections: readonly [Section, ...Section[]];
    };

/** How many passages an `unsure` answer shows. */
export const SHOWN_WHEN_UNSURE = 3;

/** A short name for one asking: the same for the same inbox key. */
export function askingId(inboxKey: string): string {
  return createHash('sha256').update(inboxKey).digest('base64url').slice(0, 16);
}

/** The value for an answer's button; `undefined` when there is nothing to share or it would be too long for Slack. */
export function referenceTo(answer: Answer, q: string): string | undefined {
  const value = JSON.stringify(shape(answer, q));
  return value !== undefined && value.length <= LIMITS.value ? value : undefined;
}

function shape(answer: Answer, q: string): Reference | undefined {
  switch (answer.kind) {
    case 'passage': {
      const shown = answer.matches.slice(0, answer.outcome === 'unsure' ? SHOWN_WHEN_UNSURE : 1);
      const { language: l } = answer.matches[0].article;
      return { k: 'p', o: answer.outcome, p: shown.map((match) => match.passage.id), l, q };
    }
    case 'about':
      return { k: 'f', a: answer.article.id, l: answer.article.language, f: [...answer.facts], q };
    case 'overview': {
      const { article, part, sections } = answer;
      const whole = article.sections.filter((section) => part === undefined || section.part === part);
      const isWhole =
        whole.length === sections.length && whole.every((section, index) => section === sections[index]);
      return {
        k: 'o',
        a: article.id,
        l: article.language,
        ...(part === undefined ? {} : { t: part }),
        ...(isWhole ? {} : { s: sections.map((section) => section.id) }),
        q,
      };
    }
    case 'not_covered':
      return undefined;
  }
}

/** Reads a button's value; `undefined` when it isn't one of ours. */
export function readReference(value: string | undefined): Reference | undefined {
  if (!value) return undefined;
  try {
    return reference.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}

/** Builds what was said from today's corpus; `undefined` when the text no longer has it. */
export function rebuild(ref: Reference, corpus: Corpus, answerer: Answerer): Rebuilt | undefined {
  if (ref.k === 'p') {
    const [first, ...rest] = ref.p.flatMap((id) => answerer.find(id, ref.l) ?? []);
    return first ? { kind: 'passage', outcome: ref.o, matches: [first, ...rest] } : undefined;
  }
  const article = findArticle(corpus, ref.a, ref.l);
  if (!article) return undefined;
  if (ref.k === 'f') {
    const [first, ...rest] = ref.f;
    return first ? { kind: 'about', article, facts: [first, ...rest] } : undefined;
  }
  const wanted = article.sections.filter((section) =>
    ref.s ? ref.s.includes(section.id) : ref.t === undefined || section.part === ref.t,
  );
  const [first, ...rest] = wanted;
  return first
    ? {
        kind: 'overview',
        article,
        ...(ref.t === undefined ? {} : { part: ref.t }),
        sections: [first, ...rest],
      }
    : undefined;
}

/** The article that was chosen, or the only one there is; `undefined` when there are several, or it is gone. */
export function chosenArticle({ articles }: Corpus, articleId: string | undefined): Article | undefined {
  if (articleId !== undefined) return articles.find(({ id }) => id === articleId);
  return articles.length === 1 ? articles[0] : undefined;
}

/** An article, in a language if one is named; the original stands in where it isn't translated. */
export function findArticle(corpus: Corpus, articleId: string, tag?: string): Article | undefined {
  const original = corpus.articles.find((article) => article.id === articleId);
  return original?.translations.find((translation) => translation.language === tag) ?? original;
}

const passageReference = z.object({ i: z.string(), l: language });

/** The value of a button that is about one passage, in the language it is wanted in. */
export function passageValue({ article, passage }: Pick<Match, 'article' | 'passage'>): string {
  return JSON.stringify({ i: passage.id, l: article.language });
}

/** Finds the passage of such a button in today's corpus; `undefined` when it is gone or the value isn't ours. */
export function passageOf(value: string | undefined, answerer: Answerer): Match | undefined {
  try {
    const read = passageReference.safeParse(JSON.parse(value ?? '')).data;
    return read && answerer.find(read.i, read.l);
  } catch {
    return undefined;
  }
}
