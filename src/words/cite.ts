// What every language shares in citing a source: runs of paragraph numbers, and dates as precise as the source has them.
import type { Article, Section, SourceId } from '../content/article.js';

/** How a language names what isn't a numbered paragraph. */
export interface LocatorNames {
  readonly caption: string;
  readonly note: string;
  readonly title: string;
  readonly byLine: string;
}

/**
 * Writes source ids as a reader cites them: consecutive paragraphs as a run, the rest named.
 *
 * @example locatorText(['P15', 'P16'], names) // '¶15–16'
 */
export function locatorText(sources: readonly SourceId[], names: LocatorNames): string {
  const numbers = sources.filter((id) => id.startsWith('P')).map((id) => Number(id.slice(1)));
  const others = sources.filter((id) => !id.startsWith('P')).map((id) => otherName(id, names));
  return [...(numbers.length > 0 ? [`¶${runs(numbers)}`] : []), ...others].join(', ');
}

function runs(numbers: readonly number[]): string {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

function otherName(id: SourceId, names: LocatorNames): string {
  const number = id.slice(1);
  if (id.startsWith('C')) return `${names.caption} ${number}`;
  if (id.startsWith('N')) return `${names.note} ${number}`;
  return number === '1' ? names.title : names.byLine;
}

/**
 * A date of the metadata in words, as precise as it is given: a day, a month or a year; anything else stays as written.
 *
 * @example dateText('2024-01-05', 'en-GB') // '5 January 2024'
 */
export function dateText(date: string, locale: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date);
  if (!parts) return date;
  const [, year, month, day] = parts;
  const at = new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return date;
  const options: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    ...(month ? { month: 'long' } : {}),
    ...(day ? { day: 'numeric' } : {}),
    timeZone: 'UTC',
  };
  return new Intl.DateTimeFormat(locale, options).format(at);
}

/** A language's name in another language: `languageName('zh', 'en')` is `Chinese`; the tag itself when unknown. */
export function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Items as a list in a sentence: “a, b and c”. */
export function listText(items: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
}

/** The source's own heading if it has one, else our title. */
export const sectionName = (section: Section): string => section.heading ?? section.title;

/** Part › Section. */
export const headingPath = (section: Section): string =>
  [section.part, sectionName(section)].filter(Boolean).join(' › ');

/** The parts of an article, in reading order. */
export function partsOf(article: Article): readonly string[] {
  return [...new Set(article.sections.flatMap((section) => (section.part ? [section.part] : [])))];
}
