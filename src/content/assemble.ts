// Drafts that have passed all checks → articles as the rest of the bot sees them, with the ids of their passages.
import type { Article, Passage, Section, SourceId } from './article.js';
import type { ArticleDraft } from './articleFile.js';
import type { SourceRef } from './fields.js';
import { formatLocator } from './locator.js';
import { SECTION_LIMITS, type SectionDraft } from './sectionFile.js';
import { firstSentence } from './text.js';

/**
 * Builds an article of its drafts.
 *
 * @param original what this is a translation of: its key passages are taken over where the translation names none.
 */
export function assembleArticle(
  draft: ArticleDraft,
  sections: readonly SectionDraft[],
  translations: readonly Article[],
  original?: Article,
): Article {
  return {
    id: draft.id,
    title: draft.title,
    author: draft.author,
    publication: draft.publication,
    published: draft.published,
    language: draft.language,
    ...(draft.url === undefined ? {} : { url: draft.url }),
    ...(draft.original === undefined ? {} : { original: draft.original }),
    ...(draft.authorNote === undefined ? {} : { authorNote: draft.authorNote }),
    ...(draft.edition === undefined ? {} : { edition: draft.edition }),
    ...(draft.rights === undefined ? {} : { rights: draft.rights }),
    locators: sourceRecord(draft.locators),
    glossary: sourceRecord(draft.glossary),
    abstract: draft.abstract,
    sections: sections.map((section, position) =>
      assembleSection(section, draft, position, original?.sections[position]),
    ),
    translations,
    file: draft.file,
  };
}

/**
 * The id of a passage; in Slack's buttons and in question files it stands for the passage.
 *
 * @param nth 1 for the first passage of the section with this locator.
 * @example passageId('climate', 'warming', ['P15', 'P16'], 2) // 'climate/warming¶15–16.2'
 */
export function passageId(
  articleId: string,
  sectionId: string,
  sources: readonly SourceId[],
  nth: number,
): string {
  const locator = formatLocator(sources).replaceAll(', ', ',');
  return `${articleId}/${sectionId}${locator}${nth > 1 ? `.${nth}` : ''}`;
}

/**
 * The one line that stands for a section where the editor wrote none: its first sentence, cut where Slack
 * or a list of sections could not take it.
 */
function defaultSummary(firstPassage: string, language: string): string {
  const sentence = firstSentence(firstPassage, language);
  if (sentence.length <= SECTION_LIMITS.summary) return sentence;
  const cut = sentence.slice(0, SECTION_LIMITS.summary - 1).replace(/[\uD800-\uDBFF]$/u, '');
  const space = cut.lastIndexOf(' ');
  return `${space > SECTION_LIMITS.summary / 2 ? cut.slice(0, space) : cut}…`;
}

function assembleSection(
  draft: SectionDraft,
  article: ArticleDraft,
  position: number,
  original: Section | undefined,
): Section {
  const passages = assemblePassages(draft, article.id);
  return {
    id: draft.id,
    articleId: article.id,
    title: draft.title,
    ...(draft.heading === undefined ? {} : { heading: draft.heading }),
    ...(draft.part === undefined ? {} : { part: draft.part }),
    position,
    summary: draft.summary ?? defaultSummary(passages[0]?.text ?? '', article.language),
    terms: draft.terms,
    questions: draft.questions,
    synonyms: Object.fromEntries(draft.synonyms),
    ...(draft.discussion === undefined ? {} : { discussion: draft.discussion }),
    passages,
    key: keyPassages(draft, passages, original),
    file: draft.file,
  };
}

function assemblePassages(draft: SectionDraft, articleId: string): readonly Passage[] {
  const counts = new Map<string, number>();
  return draft.passages.map(({ sources, text, quoted, line }) => {
    const locator = formatLocator(sources);
    const nth = (counts.get(locator) ?? 0) + 1;
    counts.set(locator, nth);
    const id = passageId(articleId, draft.id, sources, nth);
    return { id, articleId, sectionId: draft.id, sources, text, quoted, line };
  });
}

function keyPassages(
  draft: SectionDraft,
  passages: readonly Passage[],
  original: Section | undefined,
): readonly Passage[] {
  const chosen = draft.key.flatMap(({ sources }) => passagesAt(sources, passages));
  if (chosen.length > 0) return [...new Set(chosen)];
  const same = original?.key.flatMap((key) => passages[original.passages.indexOf(key)] ?? []) ?? [];
  return same.length > 0 ? same : passages.slice(0, 1);
}

/** The passages with exactly this locator; where there are none, those that rest on one of its sources. */
function passagesAt(sources: readonly SourceId[], passages: readonly Passage[]): readonly Passage[] {
  const locator = formatLocator(sources);
  const exact = passages.filter((passage) => formatLocator(passage.sources) === locator);
  if (exact.length > 0) return exact;
  return passages.filter((passage) => passage.sources.some((source) => sources.includes(source)));
}

function sourceRecord(map: ReadonlyMap<string, SourceRef>): Readonly<Record<string, readonly SourceId[]>> {
  return Object.fromEntries([...map].map(([name, { sources }]) => [name, sources]));
}
