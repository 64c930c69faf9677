// Overview questions ("summarise part II", "what are the five …?", "tl;dr"): which sections they ask for.
import type { Article, Section } from '../content/article.js';
import { fold, stem, tokenize } from '../search/tokens.js';

export interface Overview {
  readonly article: Article;
  /** The part's name when one part was asked for. */
  readonly part?: string;
  readonly sections: readonly [Section, ...Section[]];
}

const summaryCue =
  /\b(?:summar(?:y|i[sz]e[ds]?|ies|i[sz]ing)|overview|outline|recap|gist|synopsis|abstract|digest of|in a nutshell|in (?:short|brief)|big picture|main (?:points?|ideas?|messages?|arguments?|claims?|topics?|themes?)|key (?:points?|ideas?|messages?|takeaways?)|takeaways?|highlights?|table of contents|contents|bottom line)\b|\btl;? ?dr\b|总结|概括|概述|概要|摘要|大意|主要内容|主旨|要点|提纲|归纳/giu;
const aboutCue =
  /^(?:so )?what(?:'?s| is| was)? (?:is )?(?:(?:this|the|that|your|it)(?: (?:whole|long))?(?: (?:article|text|paper|piece|document|essay|thing|one))?|it)(?: (?:all|really|mostly|even))* about\W*$|(?:文章|本文|这篇(?:文章)?)(?:主要)?(?:是)?(?:讲|说|写|关于)(?:的是)?(?:了)?(?:些)?什么/iu;
const listCue =
  /\b(?:list|name|enumerate|what are|which are|give (?:me|us)|show (?:me|us)|tell (?:me|us)|walk (?:me|us) through)\b|列出|列举|哪些?|几个|几部分/giu;
const sectionNoun = /\b(?:parts|sections|chapters|headings|topics|themes)\b|部分|章节/iu;

const numbers: Readonly<Record<string, number>> = {
  ...{
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
  },
  ...{
    first: 1,
    second: 2,
    third: 3,
    fourth: 4,
    fifth: 5,
    sixth: 6,
    seventh: 7,
    eighth: 8,
    ninth: 9,
    tenth: 10,
  },
  ...{ '1st': 1, '2nd': 2, '3rd': 3, '4th': 4, '5th': 5, '6th': 6, '7th': 7, '8th': 8, '9th': 9, '10th': 10 },
  ...{ i: 1, ii: 2, iii: 3, iv: 4, v: 5, vi: 6, vii: 7, viii: 8, ix: 9, x: 10 },
  ...{ 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 },
};
const counted = Object.keys(numbers).join('|');
const ordinals = Object.keys(numbers)
  .filter((word) => /(?:st|nd|rd|th)$/.test(word))
  .concat('first', 'last', 'final', 'opening', 'closing')
  .join('|');
const partAfter = new RegExp(
  `\\b(?:part|section|chapter|segment)s?\\s+(?:no\\.?|number|#)?\\s*(\\d{1,2}|${counted})\\b`,
  'iu',
);
const partBefore = new RegExp(
  `(?:\\b(${ordinals})|第(\\d{1,2}|[一二两三四五六七八九十]))\\s*(?:part|section|chapter|segment|部分|章|节)`,
  'iu',
);
const count = new RegExp(`\\b(\\d{1,2}|${counted})\\b`, 'iu');
/** Chinese has no word boundaries: there a number counts something when a measure word follows. */
const chineseCount = /(\d{1,2}|[一二两三四五六七八九十])[个大条项点种]/gu;
/** Words for what a list consists of; they don't narrow it. */
const listNouns = new Set(
  'part section chapter heading point idea concept principle aspect step item element pillar area topic theme way main key central basic whole entire list overview summary content all each short brief quick nutshell gist recap outline take takeaway'
    .split(' ')
    .map(stem)
    .concat(
      '部分 章节 小节 章 节 概念 理念 原则 主要 核心 基本 内容 全部 全文 全篇 整篇 篇 这篇 这篇文章 给 一下 用 一句话 简单 简短 一共 总共 共有 分成 分为 包括 包含'.split(
        ' ',
      ),
    ),
);

/**
 * The sections an overview question asks for; `undefined` when it isn't one.
 * A number with a list ("the five …") must be the number of headed sections of one part, and every other word must
 * stand in that part's titles: otherwise the question is about something a passage lists, and is searched.
 * @example overviewOf('summarise part II', article)?.sections.length // 7
 */
export function overviewOf(question: string, article: Article): Overview | undefined {
  const asked = fold(question).trim();
  const summary = asked.search(summaryCue) >= 0;
  const list = asked.search(listCue) >= 0;
  if (aboutCue.test(asked)) return whole(article);
  const reference = partReference(asked);
  const stripped = [summaryCue, listCue, partAfter, partBefore, chineseCount].reduce(
    (text, cue) => text.replace(cue, ' '),
    asked,
  );
  const rest = contentWords(stripped, article);
  if (reference !== undefined && (summary || list || rest.length === 0)) {
    return rest.every((word) => wordsIn(titlesOf(article)).has(word))
      ? partOf(reference, article)
      : undefined;
  }
  if (list) {
    const number = numberIn(asked.match(count)?.[1] ?? [...asked.matchAll(chineseCount)][0]?.[1]);
    const group = number === undefined ? undefined : groupOf(number, rest, article);
    if (group) return group;
    if (number === undefined && rest.length === 0 && sectionNoun.test(asked)) return whole(article);
  }
  if (!summary) return undefined;
  if (rest.length === 0) return whole(article);
  return parts(article).find(({ part, sections }) => {
    const known = wordsIn([part, ...sections.map(({ title }) => title)]);
    return (
      rest.length >= 2 && rest.every((word) => known.has(word)) && wordsIn([part]).has(rest[0] as string)
    );
  });
}

function whole(article: Article): Overview | undefined {
  const [first, ...others] = article.sections;
  return first ? { article, sections: [first, ...others] } : undefined;
}

interface Part extends Overview {
  readonly part: string;
}

function parts(article: Article): Part[] {
  const names = [...new Set(article.sections.flatMap(({ part }) => (part === undefined ? [] : [part])))];
  return names.flatMap((part) => {
    const [first, ...others] = article.sections.filter((section) => section.part === part);
    return first ? [{ article, part, sections: [first, ...others] as const }] : [];
  });
}

/** A part by number, or by −1 for the last; a section by number where the article has no parts or not so many. */
function partOf(reference: number, article: Article): Overview | undefined {
  const all = parts(article);
  const part = all.at(reference < 0 ? reference : reference - 1);
  if (part) return part;
  const section = article.sections.at(reference < 0 ? reference : reference - 1);
  return section ? { article, sections: [section] } : undefined;
}

function partReference(asked: string): number | undefined {
  const after = asked.match(partAfter)?.[1];
  if (after !== undefined) return numberIn(after);
  const before = asked.match(partBefore);
  const word = before?.[1] ?? before?.[2];
  if (word === 'last' || word === 'final' || word === 'closing') return -1;
  return word === 'opening' ? 1 : numberIn(word);
}

function numberIn(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  return numbers[word] ?? (/^\d+$/.test(word) ? Number(word) : undefined);
}

/** The sections under one part's own headings, when there are just as many as asked for and they carry its words. */
function groupOf(number: number, rest: readonly string[], article: Article): Overview | undefined {
  if (number < 2) return undefined;
  for (const { part, sections } of parts(article)) {
    const [first, ...others] = sections.filter(({ heading }) => heading !== undefined);
    if (!first || others.length + 1 !== number) continue;
    const group = [first, ...others] as const;
    const shared = wordsIn([part]);
    const common = (word: string) =>
      shared.has(word) ||
      group.filter(({ title, heading }) => wordsIn([title, heading ?? '']).has(word)).length > number / 2;
    if (rest.every(common)) return { article, part, sections: group };
  }
  if (parts(article).length === number && rest.length === 0) return whole(article);
  return undefined;
}

function contentWords(text: string, article: Article): string[] {
  const language = /\p{Script=Han}/u.test(text) ? 'zh' : (article.language.split('-')[0] ?? 'en');
  return (
    tokenize(text, language)
      // Pairs of neighbouring characters repeat what the words of a Chinese text say.
      .filter(({ term }) => !term.endsWith('~'))
      .filter(({ surface, term, piece }) => !piece && !listNouns.has(term) && numberIn(surface) === undefined)
      .map(({ term }) => term)
  );
}

function titlesOf(article: Article): string[] {
  return [
    article.title,
    ...article.sections.flatMap(({ part, title, heading }) => [part ?? '', title, heading ?? '']),
  ];
}

function wordsIn(titles: readonly string[]): ReadonlySet<string> {
  return new Set(
    titles.flatMap((title) =>
      tokenize(title, /\p{Script=Han}/u.test(title) ? 'zh' : 'en').map(({ term }) => term),
    ),
  );
}
