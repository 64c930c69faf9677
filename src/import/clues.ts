// What a block of text is, told by how such blocks are commonly written: by-lines, dates, captions, notes, headings.
import { tidy } from './sourceDocument.js';

/** What a by-line says. */
export interface Byline {
  readonly author?: string;
  readonly publication?: string;
  readonly published?: string;
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const MONTH = `(${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|')})\\.?`;
// Dates in numbers with the day or the month first are left to the editor: 5/1/2024 is two dates.
const DATES: readonly [pattern: RegExp, order: readonly [year: number, month: number, day: number]][] = [
  [/\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/u, [1, 2, 3]],
  [/(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]/u, [1, 2, 3]],
  [new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'iu'), [3, 1, 2]],
  [new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH},?\\s+(\\d{4})\\b`, 'iu'), [3, 2, 1]],
];

/**
 * The first full date in a text, as an ISO date; `undefined` when there is none in the calendar.
 *
 * @example dateIn('Updated: January 5, 2024') // '2024-01-05'
 */
export function dateIn(text: string): string | undefined {
  for (const [pattern, [year, month, day]] of DATES) {
    const found = pattern.exec(text);
    if (!found) continue;
    const iso = `${found[year]}-${monthNumber(found[month] ?? '')}-${(found[day] ?? '').padStart(2, '0')}`;
    const at = new Date(`${iso}T00:00:00Z`);
    if (!Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso)) return iso;
  }
  return undefined;
}

function monthNumber(text: string): string {
  const named = MONTHS.findIndex((month) => month.startsWith(text.slice(0, 3).toLowerCase()));
  return String(/^\d/u.test(text) ? text : named + 1).padStart(2, '0');
}

const AUTHOR = /^(?:by|written by|authors?\s*:|作者\s*[:：]|文\s*[/／:：])\s*/iu;
const LABEL =
  /[\s|·•,;，；]*(?:\b(sources?|publication|published in|from)\s*:|\b(updated|published(?: on)?|posted(?: on)?|date|last (?:updated|modified))\b\s*:?|(来源|出处)\s*[:：]|(日期|时间|发布时间|更新时间)\s*[:：])\s*/giu;
const LONGEST_BYLINE = 250;

/**
 * Reads a line such as `By Ann Leaf Source: The Kettle Updated: 2024-01-05`; `undefined` for other lines.
 */
export function readByline(text: string): Byline | undefined {
  if (text.length > LONGEST_BYLINE || /[.!?]\s+\p{Lu}\p{Ll}+\s+\p{Ll}+\s+\p{Ll}+/u.test(text))
    return undefined;
  const named = AUTHOR.exec(text);
  const labels = [...text.matchAll(LABEL)].filter(
    (label) => named !== null || label[0].includes(':') || label[0].includes('：') || label.index === 0,
  );
  if (!named && !(labels[0]?.index === 0)) return undefined;
  const ends = (index: number) => labels.find((label) => label.index >= index)?.index ?? text.length;
  const author = named ? nameOf(text.slice(named[0].length, ends(named[0].length))) : undefined;
  const source = labels.find(([, english, , chinese]) => english ?? chinese);
  const publication = source
    ? nameOf(text.slice(source.index + source[0].length, ends(source.index + 1)))
    : undefined;
  const published = dateIn(text);
  if (named && (author === undefined || /^\p{Ll}/u.test(author))) return undefined;
  if (!author && !publication && !published) return undefined;
  return {
    ...(author ? { author } : {}),
    ...(publication ? { publication } : {}),
    ...(published ? { published } : {}),
  };
}

// A name ends where a date or a separator begins.
function nameOf(text: string): string | undefined {
  const [name = ''] = text.split(/\s*[|·•]\s*|\s+[-–—]\s+|,?\s*(?=\b\d{4}[-/.年])/u);
  const date = new RegExp(`[,\\s]*\\b(?:${MONTH}\\s+\\d{1,2}|\\d{1,2}\\s+${MONTH}).*$`, 'iu');
  return tidy(name.replace(date, '').replace(/[,;:，；：]\s*$/u, '')) || undefined;
}

const CAPTION_START =
  /^(?:(?:fig(?:ure)?|photo(?:graph)?|picture|plate|map|chart|table|diagram|box|exhibit)\.?\s*[A-Z]?\d+(?:[.\-–]\d+)?\s*[.:|–—-]|(?:photo(?:graph)?|picture|image|caption)s?\s*:|[图表]\s*\d+)/iu;
const CREDIT =
  /(?:\b(?:PHOTO|PHOTOGRAPH|IMAGE|PICTURE|ILLUSTRATION|GRAPHIC)S?\b\s*(?:BY\b|COURTESY\b|CREDIT\b|:)|\((?:photo|photograph|image|picture|illustration|credit)s?\s*(?:by|courtesy|credit)?\s*:?\s)[^.!?。]{1,80}$|(?:摄|供图)[)）]?$/u;
const LONGEST_CAPTION = 500;

/** Whether a block stands under a picture or over a table, by its number (`Figure 3:`) or its credit (`PHOTO BY …`). */
export function isCaption(text: string): boolean {
  return text.length <= LONGEST_CAPTION && (CAPTION_START.test(text) || CREDIT.test(text));
}

const FOOTNOTE_MARK = /^(?:\[\d{1,3}\]|\(\d{1,3}\)|[*†‡§]{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|注[:：\d①-⑳])\s*\S/u;
const FIRST_PRINTED =
  /^(?:this (?:article|text|paper|essay|piece|report|chapter)(?: was| is| has been)?\s+|it\s+)?(?:was )?(?:(?:originally|first) (?:appeared|published|printed|posted|issued)|(?:re)?printed (?:from|with)|translated (?:from|by)|adapted from|excerpted from)\b/iu;
const LABELLED =
  /^(?:(?:about the authors?|authors?[’']s? notes?|editors?[’']s? notes?|notes?|sources?|acknowledge?ments|disclaimer)\s*[:：–—]|(?:copyright\s*)?©|copyright \(c\)|原载|作者(?:简介|系|为|单位)|责任编辑)/iu;

/**
 * Whether a block at the end of a text is a note to it: a footnote, where it was first printed, who the author is.
 *
 * @param author known from the by-line.
 */
export function isNote(text: string, author: string | undefined): boolean {
  if ([FOOTNOTE_MARK, FIRST_PRINTED, LABELLED].some((clue) => clue.test(text))) return true;
  if (!author || !text.startsWith(author)) return false;
  return /^[\s,(（]*(?:is|was|are|teaches|works|serves|holds|writes|[,(（]|系|是|为|现任|单位)/u.test(
    text.slice(author.length),
  );
}

const FURNITURE = new Set(
  'nav navigation menu search home skip to main content login log sign in up out register subscribe share print email tweet facebook twitter back top close next previous page cookie cookies settings 首页 搜索 导航 登录 注册 打印 分享'.split(
    ' ',
  ),
);

/** Whether a line is what web pages have around a text: the words of menus and nothing else. */
export function isFurniture(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 0 && words.length <= 12 && words.every((word) => FURNITURE.has(word));
}

/** Whether a line is one of a table of contents: dots, and a page at its end. */
export function isContentsLine(text: string): boolean {
  return /(?:\.\s?){4,}\s*\d+\s*$|…{2,}\s*\d+\s*$/u.test(text);
}

const LONGEST_HEADING = 200;

/** Whether a line may be a heading by its looks: short, beginning like one, and not ending like a sentence. */
export function looksLikeHeading(text: string): boolean {
  if (text.length > LONGEST_HEADING || text.split(/\s/u).length > 30) return false;
  if (!/^[\p{Lu}\p{Lo}\p{N}“"‘'(（《【]/u.test(text)) return false;
  if (!/[.,;:!。，；：、…]["”’')）]*$/u.test(text)) return true;
  return /^(?:[IVXLC]+|\d+(?:\.\d+)*)\.$/u.test(text) || isNumberedTitle(text);
}

// `3. Protecting the Rights of Others.`: a number, and words in capitals as in titles, up to a full stop.
function isNumberedTitle(text: string): boolean {
  const [, title] = /^(?:[IVXLC]+|\d{1,3}(?:\.\d{1,3})*)[.)]?\s+([^.!?;:]{2,80})\.$/u.exec(text) ?? [];
  const long = title?.split(/\s+/u).filter((word) => word.length > 3) ?? [];
  return long.length > 0 && long.filter((word) => /^\p{Lu}/u.test(word)).length > long.length * 0.7;
}

/** Depth by a heading's number: 1 for `II.`, `Chapter 2`, `一、`; 2 for `1.1`; `undefined` without one. */
export function numberedDepth(text: string): number | undefined {
  if (
    /^(?:[IVXLC]+[.)]|(?:part|chapter|section|book|article|annex|appendix)\s+(?:\d+|[IVXLC]+|[A-Z])\b|第[一二三四五六七八九十百\d]+[章编部篇]|[一二三四五六七八九十]+、)/iu.test(
      text,
    )
  )
    return /^(?:section|第.+节)/iu.test(text) ? 2 : 1;
  if (/^(?:第[一二三四五六七八九十百\d]+[节条]|[（(][一二三四五六七八九十]+[)）])/u.test(text)) return 2;
  const number = /^(\d{1,3}(?:\.\d{1,3}){0,4})[.)]?\s+\p{L}/u.exec(text)?.[1];
  return number?.split('.').length;
}

const ENGLISH = new Set('the of and to in a is that for it as with on by be are this was or'.split(' '));

/** The language of a text, where its script or its commonest words tell it: `zh`, `ja`, `ko`, `en`; else nothing. */
export function languageOf(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return undefined;
  const share = (script: RegExp) => (text.match(script)?.length ?? 0) / letters;
  if (share(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu) > 0.1) return 'ja';
  if (share(/\p{Script=Han}/gu) > 0.3) return 'zh';
  if (share(/\p{Script=Hangul}/gu) > 0.3) return 'ko';
  if (share(/\p{Script=Latin}/gu) < 0.5) return undefined;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.filter((word) => ENGLISH.has(word)).length / words.length > 0.15 ? 'en' : undefined;
}
