// Question and thread → Answer: cleans, tells the kind of question, searches, and judges the outcome.
import type { Article, Corpus, Section } from '../content/article.js';
import { clean, longestQuestion } from '../search/clean.js';
import { detectLanguage } from '../search/language.js';
import { inLanguage, languageOf as languageOfArticle } from '../search/passageIndex.js';
import { createSearcher, type Hit, type SearchOptions, type SearchResult } from '../search/searcher.js';
import { createSpeller } from '../search/spell.js';
import { fold } from '../search/tokens.js';
import { aboutFacts, metadataWords, mostAboutWords, sourcesOf } from './about.js';
import type {
  AboutAnswer,
  Answer,
  Answerer,
  Match,
  NotCoveredAnswer,
  PassageAnswer,
  SectionRef,
  ThreadContext,
} from './answer.js';
import { compared } from './compare.js';
import { followUpOf, readingsOf } from './followUp.js';
import { type Overview, overviewOf } from './overview.js';

const mostMatches = 10;
const mostSeeAlso = 2;

/**
 * An answerer over one corpus; building it indexes the corpus, asking is then a matter of a millisecond.
 * @example createAnswerer(corpus).answer('who wrote this?').kind // 'about'
 */
export function createAnswerer(corpus: Corpus, options: SearchOptions = {}): Answerer {
  const searcher = createSearcher(corpus, options);
  const places = placesOf(corpus);
  const metadataSpeller = createSpeller(new Map(metadataWords.map((word) => [word, 1])), (word) =>
    metadataWords.includes(word),
  );
  const languages: readonly string[] = searcher.languages;

  const refused = (
    question: string,
    language: string,
    reason: NotCoveredAnswer['reason'],
    more: Partial<NotCoveredAnswer> = {},
  ): NotCoveredAnswer => ({
    kind: 'not_covered',
    outcome: 'not_covered',
    question,
    language,
    confidence: 0,
    corrected: {},
    reason,
    seeAlso: firstSections(corpus),
    ...more,
  });

  const judged = (question: string, language: string, result: SearchResult): Answer => {
    const { confidence, verdict, corrected } = result;
    const [best, ...others] = result.hits;
    if (!best || verdict === 'none') {
      const seeAlso = best ? sectionsOf(result.hits).slice(0, mostSeeAlso) : firstSections(corpus);
      return refused(question, language, 'off_topic', { confidence, corrected, seeAlso });
    }
    return {
      kind: 'passage',
      ...(verdict === 'answer' ? { outcome: 'answer' } : { outcome: 'unsure', reason: 'weak' }),
      question,
      language,
      confidence,
      corrected,
      matches: [best, ...others],
      seeAlso: sectionsOf(others)
        .filter(({ section }) => section !== best.section)
        .slice(0, mostSeeAlso),
    };
  };

  /** Metadata and overview questions need to know which article is meant: the thread's, the named, or the only one. */
  const meantArticle = (
    question: string,
    language: string,
    context: ThreadContext | undefined,
  ): Article | undefined => {
    const inThread = context?.passageIds
      .map((id) => places.in()(id)?.article)
      .find((found) => found !== undefined);
    const asked = fold(question);
    const named = corpus.articles.find(({ title }) => asked.includes(fold(title)));
    const article = named ?? inThread ?? (corpus.articles.length === 1 ? corpus.articles[0] : undefined);
    return article && (inLanguage(article, language) ?? article);
  };

  const answer = (raw: string, context?: ThreadContext): Answer => {
    if (raw.length > longestQuestion) return refused('', languages[0] ?? 'en', 'too_long');
    const { text, smallTalk } = clean(raw);
    const language = languageOf(text, languages, (word) => searcher.knows(word, 'en'));
    if (text === '') {
      return smallTalk
        ? refused('', language, 'small_talk', { smallTalk, seeAlso: [] })
        : refused('', language, 'empty');
    }
    const followUp = followUpOf(text, language, context);
    if (context && followUp.kind === 'navigate') {
      const moved = neighbour(context, followUp.step, places.in(language));
      if (moved) return passages(text, language, moved, 1);
    }
    if (context && followUp.kind === 'more') {
      const rest = restOf(context, places.in(language));
      if (rest.length > 0) return passages(text, language, rest, 1);
    }
    const article = meantArticle(text, language, context);
    if (article) {
      const facts = aboutFacts(mend(text), article);
      const [first, ...others] = facts;
      if (first) return about(text, language, article, [first, ...others]);
      const overview = overviewOf(text, article);
      if (overview) return overviewAnswer(text, language, overview);
    }
    if (!languages.includes(language)) return inOtherLanguage(text, language);
    if (!context || followUp.kind !== 'ellipsis') return judged(text, language, found(text, language));
    const results = readingsOf(text, clean(context.question).text, language).map((reading) =>
      searcher.search(reading.text, language, reading.background),
    );
    return judged(
      text,
      language,
      results.reduce((best, result) => (result.confidence > best.confidence ? result : best)),
    );
  };

  /** What a question finds; a comparison leads with the best passage for each of its two things. */
  const found = (text: string, language: string): SearchResult => {
    const sides = compared(text);
    const [one, other] = (sides ?? []).map((side) => searcher.search(side, language));
    return (one && other && sideBySide(one, other)) ?? searcher.search(text, language);
  };

  /** Latin names and terms in a question of a language the texts lack still find their passages. */
  const inOtherLanguage = (text: string, language: string): Answer => {
    const latin = text.match(/[\p{Script=Latin}\p{N}]{2,}/gu)?.join(' ') ?? '';
    const home = languages[0];
    if (latin !== '' && home !== undefined && !/^\p{Script=Latin}/u.test(text)) {
      const result = searcher.search(latin, home);
      if (result.known) return judged(text, language, result);
    }
    return refused(text, language, 'language');
  };

  /** Mends typing errors in metadata words ("auther"), only to tell whether the question is about the source. */
  const mend = (text: string): string =>
    (text.match(/\p{L}+/gu) ?? []).length > mostAboutWords
      ? text
      : text.replace(/\p{L}+/gu, (word) => metadataSpeller.suggest(word.toLowerCase())[0]?.word ?? word);

  return {
    answer,
    remember(given, previous) {
      if (given.kind === 'not_covered') return previous;
      const passageIds = given.matches.map(({ passage }) => passage.id);
      const leans =
        previous !== undefined && followUpOf(given.question, given.language, previous).kind !== 'standalone';
      const question = leans ? `${given.question} ${previous.question}`.slice(0, 400) : given.question;
      return { question, passageIds: passageIds.length > 0 ? passageIds : (previous?.passageIds ?? []) };
    },
    find: (id, wanted) => {
      const place = places.in(wanted)(id);
      return place && { ...place, score: 0, matched: [] };
    },
    inOtherLanguages: ({ article, passage }) =>
      languages
        .filter((other) => other !== languageOfArticle(article))
        .flatMap((other) => {
          const place = places.in(other)(passage.id);
          return place && languageOfArticle(place.article) === other
            ? [{ ...place, score: 0, matched: [] }]
            : [];
        }),
  };
}

type Place = Pick<Match, 'article' | 'section' | 'passage'>;

/** Where a passage stands, by its id. */
type Places = (passageId: string) => Place | undefined;

/** Translations share their original's ids: `in` looks in one language first, then among the originals. */
function placesOf(corpus: Corpus): { in(language?: string): Places } {
  const originals = new Map<string, Place>();
  const byLanguage = new Map<string, Map<string, Place>>();
  for (const original of corpus.articles)
    for (const article of [original, ...original.translations]) {
      const language = languageOfArticle(article);
      const theirs = byLanguage.get(language) ?? new Map<string, Place>();
      byLanguage.set(language, theirs);
      for (const section of article.sections)
        for (const passage of section.passages) {
          theirs.set(passage.id, { article, section, passage });
          if (article === original) originals.set(passage.id, { article, section, passage });
        }
    }
  return {
    in: (language) => (id) => byLanguage.get(language ?? '')?.get(id) ?? originals.get(id),
  };
}

const asMatch =
  (article: Article, section: Section) =>
  (passage: Match['passage']): Match => ({
    article,
    section,
    passage,
    score: 0,
    matched: [],
  });

function passages(
  question: string,
  language: string,
  matches: readonly Match[],
  confidence: number,
): PassageAnswer {
  const [first, ...others] = matches as readonly [Match, ...Match[]];
  return {
    kind: 'passage',
    outcome: 'answer',
    question,
    language,
    confidence,
    corrected: {},
    matches: [first, ...others.slice(0, mostMatches - 1)],
    seeAlso: [],
  };
}

function about(
  question: string,
  language: string,
  article: Article,
  facts: AboutAnswer['facts'],
): AboutAnswer {
  const wanted = new Set(facts.flatMap((fact) => sourcesOf(fact, article)));
  const matches = article.sections.flatMap((section) =>
    section.passages
      .filter(({ sources }) => sources.some((source) => wanted.has(source)))
      .map(asMatch(article, section)),
  );
  return {
    kind: 'about',
    outcome: 'answer',
    question,
    language,
    confidence: 1,
    corrected: {},
    article,
    facts,
    matches,
  };
}

/** The sections asked for; as passages, one for each source paragraph, or each section's key one if they are many. */
function overviewAnswer(question: string, language: string, { article, part, sections }: Overview): Answer {
  const each = sections.flatMap((section) => {
    const seen = new Set<string>();
    return section.passages
      .filter(
        ({ sources }) =>
          sources[0]?.startsWith('P') &&
          !sources.every((source) => seen.has(source)) &&
          sources.every((source) => seen.add(source)),
      )
      .map(asMatch(article, section));
  });
  const key = sections.flatMap((section) => section.key.slice(0, 1).map(asMatch(article, section)));
  return {
    kind: 'overview',
    outcome: 'answer',
    question,
    language,
    confidence: 1,
    corrected: {},
    article,
    ...(part === undefined ? {} : { part }),
    sections,
    matches: (each.length <= mostMatches ? each : key).slice(0, mostMatches),
  };
}

/** The key passages of the section before or after the one the thread is at; `undefined` at either end. */
function neighbour(context: ThreadContext, step: 1 | -1, places: Places): Match[] | undefined {
  const here = places(context.passageIds[0] ?? '');
  const section = here?.article.sections[here.section.position + step];
  return here && section ? section.key.map(asMatch(here.article, section)) : undefined;
}

/** What else there is on the last question: the rest of its section, then its other matches. */
function restOf(context: ThreadContext, places: Places): Match[] {
  const here = places(context.passageIds[0] ?? '');
  if (!here) return [];
  const later = here.section.passages.slice(here.section.passages.indexOf(here.passage) + 1);
  const others = context.passageIds.slice(1).flatMap((id) => {
    const place = places(id);
    return place && !later.includes(place.passage) ? [{ ...place, score: 0, matched: [] }] : [];
  });
  return [...later.map(asMatch(here.article, here.section)), ...others];
}

/** The best of each first; nothing when one of them isn't covered or both find the same. */
function sideBySide(one: SearchResult, other: SearchResult): SearchResult | undefined {
  const [first] = one.hits;
  const second = other.hits.find(({ passage }) => passage !== first?.passage);
  if (!first || !second || one.verdict === 'none' || other.verdict === 'none') return undefined;
  const led = new Set([first.passage, second.passage]);
  const rest = [...one.hits, ...other.hits].filter(({ passage }) => !led.has(passage) && led.add(passage));
  const weaker = one.confidence < other.confidence ? one : other;
  return {
    ...weaker,
    hits: [first, second, ...rest].slice(0, mostMatches),
    corrected: { ...one.corrected, ...other.corrected },
  };
}

function sectionsOf(hits: readonly Hit[]): SectionRef[] {
  const refs = new Map(hits.map(({ article, section }) => [section, { article, section }]));
  return [...refs.values()];
}

function firstSections(corpus: Corpus): SectionRef[] {
  const article = corpus.articles[0];
  return article ? article.sections.slice(0, mostSeeAlso).map((section) => ({ article, section })) : [];
}

/** The question's language; a guess by function words gives way when the texts know the words in English. */
function languageOf(text: string, languages: readonly string[], known: (word: string) => boolean): string {
  const language = detectLanguage(text);
  if (languages.includes(language) || !languages.includes('en')) return language;
  const words = text.match(/\p{Script=Latin}{3,}/gu) ?? [];
  const latinOnly = !/[^\p{Script=Latin}\p{P}\p{S}\p{N}\s]/u.test(text);
  return latinOnly && words.length > 0 && words.filter(known).length * 2 > words.length ? 'en' : language;
}
