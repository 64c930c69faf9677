// Questions about the source itself (author, date, where it was printed, how it is organized): told apart from
// questions about what it says by their words, all of which must be metadata words or neutral ones.
import type { Article, SourceId } from '../content/article.js';
import { fold } from '../search/tokens.js';
import type { Fact } from './answer.js';

/**
 * The words each fact is asked with. A `!` marks a word that is enough to show that the source is meant ("author?");
 * the others ("when", "head") only tell which fact. A word listed for fewer facts counts for more.
 */
const table: Readonly<Record<Fact, string>> = {
  author:
    'author! authors! writer! writers! wrote! written! writes! byline! citation! cite! authored! penned! columnist! who whose name creator 作者! 谁写! 撰写! 撰稿! 撰稿人! 写! 谁',
  author_note:
    'author! authors! writer! writers! who 作者! institute institution job position affiliation! affiliated! academy background biography! bio! credentials! qualified qualifications! expert work works working employer employed head heads director directs lead leads researcher research fellow scholar profession occupation career university post living 单位 职务 职位 身份 任职 机构 研究所 研究员 所长 简介 背景 介绍 工作 职业',
  published:
    'when date! dated! day! month! year! published! updated! released! release posted! appear appeared publication! recent old out 什么时候 何时 日期! 哪天 哪一天 天 哪年! 年份! 时间 时候 发表! 发布! 更新! 一天 年',
  publication:
    'journal! magazine! publication! publisher! published! source! citation! cite! reference! newspaper! periodical! outlet! website printed! where appeared appear 哪里 刊物! 杂志! 期刊! 刊登! 出版! 来源! 出处! 刊 媒体',
  original:
    'original! originally! first initially issue! edition! number chinese translated! translation! translate came come where appeared appear printed! before earlier origin version 原载! 最初 首次 中文版! 哪一期! 期! 第几期! 几期 译文! 翻译! 中文 原文!',
  title: 'title! titled! called headline! name 标题! 题目! 名字 名称 叫',
  url: 'link! url! website! online! web address full whole read download pdf 链接! 网址! 全文! 原文链接!',
  language: 'language! languages! written! translated translation english chinese original 语言! 语种!',
  structure:
    'parts! part sections! section chapters! chapter organized! organised! structured! structure! organization divided! headings! long length paragraphs! count number table pages! many 结构! 章节! 目录! 部分! 几部分! 几个 几 多少 章 节 段落! 组成 划分 分成 分为',
  rights: 'rights copyright! license! licence! licensed! permission copy reuse owner owns 版权! 授权! 转载!',
};

/** Words that neither tell a fact nor belong to the text: the thing asked about, and how one asks. */
const neutral = new Set(
  'full exact exactly complete current human real person man woman guy lady please essay report story article text paper piece document question it its this that these those was were is are be been did does do has have had the a an of for in on at to last latest from with by into about and or how what which long many much give get show me us i we you your they their he she his her kind info information details detail metadata there can could may where when who s 文章 本文 这篇 篇 该文 该 这 那 的 于 了 在 由 有 是 请 请问 哪一 呢 吗 吧 为 被 上 下 第 个 哪 哪个 什么 多少 您 你 我 它'.split(
    ' ',
  ),
);

/** Names for the source itself: with one of them, any cue will do. */
const selfNames = new Set('article text paper piece document essay 文章 本文 该文'.split(' '));

interface Cue {
  readonly facts: readonly Fact[];
  readonly anchor: boolean;
}

const facts = Object.keys(table) as readonly Fact[];
const cues = readCues();

/** Longer messages are about something else. */
export const mostAboutWords = 20;

/** Latin words that metadata questions are made of, for mending typing errors in them. */
export const metadataWords: readonly string[] = [...cues.keys()].filter((word) => /^[a-z]{4,}$/.test(word));

/**
 * The facts of an article's metadata that a question asks for, most wanted first, at most two; empty when it asks for
 * anything else. Every word must be explained: a cue, neutral, or part of the author's or the publication's name.
 * @example aboutFacts('who wrote it?', article) // ['author']
 */
export function aboutFacts(question: string, article: Article): readonly Fact[] {
  const words = wordsOf(question);
  if (words.length === 0 || words.length > mostAboutWords) return [];
  const author = new Set(wordsOf(article.author));
  const publication = new Set(wordsOf(`${article.publication} ${article.original?.publication ?? ''}`));
  const scores = new Map<Fact, number>();
  const certain = new Set<Fact>();
  let anchored = false;
  for (const word of new Set(words)) {
    const cue = cues.get(word);
    const named: Fact[] = [];
    if (author.has(word)) named.push('author', 'author_note');
    else if (publication.has(word) && !cue && !neutral.has(word)) named.push('publication', 'original');
    if (!cue && named.length === 0 && !neutral.has(word)) return [];
    anchored ||= (cue?.anchor ?? false) || named.length > 0 || selfNames.has(word);
    const wanted = [...(cue?.facts ?? []), ...named];
    if (wanted.length === 1) certain.add(wanted[0] as Fact);
    for (const fact of wanted)
      scores.set(fact, (scores.get(fact) ?? 0) + Math.log((facts.length + 1) / wanted.length));
  }
  if (!anchored) return [];
  const ranked = facts
    .filter((fact) => scores.has(fact) && isKnown(fact, article))
    .sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
  const best = scores.get(ranked[0] ?? 'title') ?? 0;
  const both = /\band\b|&|和|以及/u.test(fold(question));
  return ranked
    .filter((fact) => (scores.get(fact) ?? 0) > 0.8 * best || (both && certain.has(fact)))
    .slice(0, 2);
}

/** The source ids that a fact rests on, from the article's `locators`; empty when it names none. */
export function sourcesOf(fact: Fact, article: Article): readonly SourceId[] {
  return article.locators[fact] ?? [];
}

function isKnown(fact: Fact, article: Article): boolean {
  if (fact === 'original') return article.original !== undefined;
  if (fact === 'author_note') return article.authorNote !== undefined;
  if (fact === 'rights') return article.rights !== undefined;
  return true;
}

function readCues(): ReadonlyMap<string, Cue> {
  const read = new Map<string, { facts: Fact[]; anchor: boolean }>();
  for (const fact of facts) {
    for (const entry of table[fact].split(' ')) {
      const word = entry.replace('!', '');
      const cue = read.get(word) ?? { facts: [], anchor: false };
      cue.facts.push(fact);
      cue.anchor ||= entry.endsWith('!');
      read.set(word, cue);
    }
  }
  return read;
}

const chinese = new Intl.Segmenter('zh', { granularity: 'word' });

function wordsOf(text: string): string[] {
  const folded = fold(text);
  if (!/\p{Script=Han}/u.test(folded)) return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...chinese.segment(folded)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}
