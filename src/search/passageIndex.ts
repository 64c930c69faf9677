// Everything searchable about the passages of one language, field by field, so that no field drowns another.
import type { Article, Corpus, Located, Passage, Section } from '../content/article.js';
import { type AnswerType, hasAnswerOf } from './answerType.js';
import { FieldIndex } from './field.js';
import { type Token, tokenize } from './tokens.js';

/** A passage with where it stands; its place in `entries` is its document number in every index. */
export interface Entry {
  readonly article: Article;
  readonly section: Section;
  readonly passage: Passage;
}

/** Small documents (sentences, readers' questions), each belonging to one or more passages. */
interface Parts {
  readonly index: FieldIndex;
  readonly owners: readonly (readonly number[])[];
}

interface WeighedParts extends Parts {
  /** Sum of idf over each one's terms, for likeness both ways. */
  readonly masses: readonly number[];
}

interface QuestionParts extends WeighedParts {
  readonly texts: readonly string[];
}

export interface PassageIndex {
  readonly language: string;
  readonly entries: readonly Entry[];
  readonly byId: ReadonlyMap<string, number>;
  readonly text: FieldIndex;
  readonly sentences: Parts;
  readonly terms: FieldIndex;
  readonly synonyms: FieldIndex;
  readonly title: FieldIndex;
  readonly questions: QuestionParts;
  /** Titles and headings of sections, each a document of its own. */
  readonly names: WeighedParts;
  /** All fields but the readers' questions: the texts' own words. */
  readonly own: FieldIndex;
  /** All fields together: tells whether the text knows a word at all, and how rare it is. */
  readonly all: FieldIndex;
  /** Neighbouring pairs of terms in passage, terms and title. */
  readonly pairs: FieldIndex;
  /** The text's own words as written → how often; what spelling is mended against. */
  readonly vocabulary: ReadonlyMap<string, number>;
  /** Term → the word it most often stands for, as written in lower case. */
  readonly surfaces: ReadonlyMap<string, string>;
  /** Kind of answer → which passages have one, by document number: 1 or 0. */
  readonly answers: Readonly<Record<AnswerType, Float64Array>>;
  /** Term → how often it comes in all texts and questions, per word. */
  readonly frequency: (term: string) => number;
}

/** The same article in the language, if the corpus has it. */
export function inLanguage(article: Article, language: string): Article | undefined {
  if (languageOf(article) === language) return article;
  return article.translations.find((translation) => languageOf(translation) === language);
}

/** The language part of an article's tag: `zh` of `zh-Hans`. */
export function languageOf(article: Article): string {
  return article.language.split('-')[0]?.toLowerCase() ?? article.language;
}

/** Languages that the corpus can be asked in. */
export function languagesOf(corpus: Corpus): string[] {
  const all = corpus.articles.flatMap((article) => [article, ...article.translations].map(languageOf));
  return [...new Set(all)];
}

/** Builds the index of all passages in a language. */
export function buildPassageIndex(corpus: Corpus, language: string): PassageIndex {
  const entries: Entry[] = [];
  for (const original of corpus.articles) {
    const article = inLanguage(original, language);
    for (const section of article?.sections ?? [])
      for (const passage of section.passages) entries.push({ article: article as Article, section, passage });
  }
  const byId = new Map(entries.map(({ passage }, doc) => [passage.id, doc]));
  const vocabulary = new Map<string, number>();
  const occurrences = new Map<string, number>();
  const surfaces = new Map<string, string>();
  let total = 0;
  const cut = (text: string): Token[] => {
    const tokens = tokenize(text, language);
    total += tokens.length;
    for (const { surface, term } of tokens) {
      vocabulary.set(surface, (vocabulary.get(surface) ?? 0) + 1);
      occurrences.set(term, (occurrences.get(term) ?? 0) + 1);
      const commonest = surfaces.get(term);
      if (
        commonest === undefined ||
        (vocabulary.get(surface) as number) > (vocabulary.get(commonest) as number)
      )
        surfaces.set(term, surface);
    }
    return tokens;
  };
  const termsOf = (tokens: readonly Token[]) => tokens.map(({ term }) => term);

  const sentenceDocs: string[][] = [];
  const sentenceOwners: number[][] = [];
  const questionDocs: string[][] = [];
  const questionOwners: number[][] = [];
  const questionTexts: string[] = [];
  const splitter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const questionAt = new Map<Located, number>();

  const docs = entries.map(({ article, section, passage }, doc) => {
    const text = cut(passage.text);
    for (const { segment } of splitter.segment(passage.text)) {
      sentenceDocs.push(termsOf(tokenize(segment, language)));
      sentenceOwners.push([doc]);
    }
    const mine = (located: Located) => belongs(located, passage);
    const termTokens = section.terms.filter(mine).map(({ text: term }) => cut(term));
    const glossary = Object.entries(article.glossary)
      .filter(([, sources]) => belongs({ sources }, passage))
      .map(([term]) => cut(term));
    const title = [section.title, section.heading ?? '', section.part ?? ''].map(cut);
    for (const question of section.questions.filter(mine)) {
      const known = questionAt.get(question);
      if (known === undefined) {
        questionAt.set(question, questionDocs.length);
        questionDocs.push(termsOf(cut(question.text)));
        questionOwners.push([doc]);
        questionTexts.push(question.text);
      } else (questionOwners[known] as number[]).push(doc);
    }
    const lowered = passage.text.toLowerCase();
    const synonyms = Object.entries(section.synonyms)
      .filter(([word]) => lowered.includes(word.toLowerCase()))
      .flatMap(([, others]) => others.map(cut));
    return {
      text: termsOf(text),
      terms: [...termTokens, ...glossary].flatMap(termsOf),
      synonyms: synonyms.flatMap(termsOf),
      title: title.flatMap(termsOf),
      pairs: [text, ...termTokens, ...title].flatMap(pairsOf),
    };
  });

  const withAnswer = (type: AnswerType) =>
    Float64Array.from(entries, ({ passage }) => (hasAnswerOf(type, passage.text) ? 1 : 0));
  const everything = docs.map((doc) => [...doc.text, ...doc.terms, ...doc.synonyms, ...doc.title]);
  const own = new FieldIndex(everything);
  questionDocs.forEach((terms, q) => {
    for (const doc of questionOwners[q] as number[]) everything[doc]?.push(...terms);
  });
  const questionIndex = new FieldIndex(questionDocs, { k1: 1.2, b: 0.3 });
  return {
    language,
    entries,
    byId,
    text: new FieldIndex(docs.map(({ text }) => text)),
    sentences: { index: new FieldIndex(sentenceDocs, { k1: 1.2, b: 0.4 }), owners: sentenceOwners },
    terms: new FieldIndex(
      docs.map(({ terms }) => terms),
      { k1: 1.2, b: 0.3 },
    ),
    synonyms: new FieldIndex(
      docs.map(({ synonyms }) => synonyms),
      { k1: 1.2, b: 0.3 },
    ),
    title: new FieldIndex(
      docs.map(({ title }) => title),
      { k1: 1.2, b: 0.3 },
    ),
    questions: {
      index: questionIndex,
      owners: questionOwners,
      texts: questionTexts,
      masses: massesOf(questionDocs, questionIndex),
    },
    names: namesOf(entries, language),
    own,
    all: new FieldIndex(everything),
    pairs: new FieldIndex(
      docs.map(({ pairs }) => pairs),
      { k1: 1.2, b: 0.3 },
    ),
    vocabulary,
    surfaces,
    answers: { number: withAnswer('number'), time: withAnswer('time') },
    frequency: (term) => (occurrences.get(term) ?? 0) / Math.max(1, total),
  };
}

function massesOf(docs: readonly (readonly string[])[], index: FieldIndex): number[] {
  return docs.map((terms) => [...new Set(terms)].reduce((sum, term) => sum + index.idf(term), 0));
}

function namesOf(entries: readonly Entry[], language: string): WeighedParts {
  const owners = new Map<string, number[]>();
  entries.forEach(({ section: { title, heading } }, doc) => {
    for (const name of new Set([title, heading ?? title]))
      owners.set(name, [...(owners.get(name) ?? []), doc]);
  });
  const docs = [...owners.keys()].map((name) => tokenize(name, language).map(({ term }) => term));
  const index = new FieldIndex(docs);
  return { index, owners: [...owners.values()], masses: massesOf(docs, index) };
}

/** A term or question with a locator belongs to the passages that share a source paragraph, without one to all. */
function belongs({ sources }: Pick<Located, 'sources'>, passage: Passage): boolean {
  return sources.length === 0 || sources.some((source) => passage.sources.includes(source));
}

/** Terms that stand next to each other (stop words between them allowed once). */
export function pairsOf(tokens: readonly Token[]): string[] {
  const pairs: string[] = [];
  for (let i = 1; i < tokens.length; i++) {
    const [left, right] = [tokens[i - 1], tokens[i]];
    if (left && right && right.position - left.position <= 2) pairs.push(`${left.term} ${right.term}`);
  }
  return pairs;
}
