// Simplified Chinese: what readers see in Slack. What the admin's terminal prints stays English.
import type { AboutAnswer, Fact, NotCoveredAnswer } from '../answer/answer.js';
import type { Article, Original } from '../content/article.js';
import { dateText, headingPath, languageName, listText, locatorText, partsOf, sectionName } from './cite.js';
import { enTerminal } from './en-terminal.js';
import type { Words } from './words.js';
import { zhDigest } from './zh-digest.js';
import { citation, LOCALE, NAMES } from './zh-source.js';

const sentence = (text: string) => (/[.!?…。！？]["”’)）》]*$/u.test(text) ? text : `${text}。`);
const languageIn = (tag: string) => languageName(tag, LOCALE);

function originalText({ publication, date, language }: Original): string {
  const parts = [
    publication ? `原载于${publication}` : '此前已发表',
    ...(date ? [dateText(date, LOCALE)] : []),
    ...(language ? [`原文为${languageIn(language)}`] : []),
  ];
  return sentence(parts.join('，'));
}

function structureText(article: Article): string {
  const parts = partsOf(article);
  const count = `共 ${article.sections.length} 节`;
  return parts.length === 0
    ? `${count}：${article.sections.map(sectionName).join('；')}。`
    : `${count}，分为 ${parts.length} 个部分：${parts.join('；')}。`;
}

const FACTS: Readonly<Record<Fact, (article: Article) => string>> = {
  author: ({ author, title }) => `《${title}》的作者是${author}。`,
  author_note: ({ author, authorNote }) =>
    authorNote ? sentence(`关于${author}：${authorNote}`) : `文中除姓名外没有介绍${author}。`,
  published: ({ published, publication }) => `${dateText(published, LOCALE)}发表于${publication}。`,
  publication: ({ publication, edition }) => `发表于${publication}${edition ? `（${edition}）` : ''}。`,
  original: ({ original }) => (original ? originalText(original) : '文中没有提到更早的发表出处。'),
  title: ({ title }) => `标题是《${title}》。`,
  url: ({ url }) => (url ? `可以在这里阅读：${url}` : '我没有可以阅读全文的网址。'),
  language: ({ language, original }) =>
    original?.language && original.language !== language
      ? `这份文本是${languageIn(language)}，原文是${languageIn(original.language)}。`
      : `语言是${languageIn(language)}。`,
  structure: structureText,
  rights: ({ rights }) => (rights ? sentence(`版权：${rights}`) : '文中没有说明版权。'),
};

const SMALL_TALK: Readonly<Record<NonNullable<NotCoveredAnswer['smallTalk']>, string>> = {
  greeting: '你好。请就这篇文章提问，我会用相关段落和出处来回答。',
  thanks: '不客气，有问题随时再问。',
  goodbye: '再见，下次有问题再来找我。',
  praise: '谢谢，很高兴能帮上忙。',
  laugh: '看来心情不错。关于这篇文章，尽管问我。',
  acknowledgement: '好的，想问什么请继续。',
};

function notCovered(answer: NotCoveredAnswer, contentLanguages: readonly string[]): string {
  switch (answer.reason) {
    case 'off_topic':
      return '这篇文章没有讲到这个问题，所以没有可以引用的段落。';
    case 'small_talk':
      return SMALL_TALK[answer.smallTalk ?? 'acknowledgement'];
    case 'empty':
      return '这里面没有可以查找的词。请用几个词提问，例如文章里的一个话题。';
    case 'too_long':
      return '这段话太长，我查不了。请用一两句话再问一次。';
    case 'language':
      return `我查不了用这种语言提的问题。我的文本语言是${listText(contentLanguages.map(languageIn), LOCALE)}，请用其中一种提问。`;
  }
}

function facts(answer: Pick<AboutAnswer, 'article' | 'facts'>): readonly string[] {
  return answer.facts.map((fact) => FACTS[fact](answer.article));
}

export const zh: Words = {
  language: 'zh',
  sectionName,
  headingPath,
  citation,
  locator: (sources) => locatorText(sources, NAMES),
  sourceNote: ({ article, section, passage }) =>
    [
      citation(article),
      headingPath(section),
      locatorText(passage.sources, NAMES),
      passage.quoted ? '原文引用' : '摘要',
    ].join(' · '),

  unsure: '我不确定这是否回答了问题。最接近的段落是：',
  notCovered,
  facts,
  overviewIntro: ({ article, part, sections }) =>
    part
      ? `${part}，共 ${sections.length} 节：`
      : `《${article.title}》${sections.length === article.sections.length ? '各节内容' : `中的 ${sections.length} 节`}：`,
  corrections: (corrected) => {
    const pairs = Object.entries(corrected);
    if (pairs.length === 0) return undefined;
    return `已按${listText(
      pairs.map(([typed, used]) => `“${used}”（你写的是“${typed}”）`),
      LOCALE,
    )}查找。`;
  },
  matchedWords: (words) => (words.length > 0 ? `找到的词：${words.join('、')}` : undefined),
  asked: (question) => `你的问题：${question}`,
  labelled: (label, text) => `${label}：${text}`,
  seeAlso: '另见',
  tryInstead: '你可以问',
  otherMatches: '其他相关段落',
  andMore: (count) => `还有 ${count} 节`,
  place: (position, total) => `第 ${position + 1} 节，共 ${total} 节`,

  help: {
    intro: '我用文章里相关的段落和出处来回答问题；文章没有讲到的，我会直说。',
    usage: [
      { form: '/footnote 你的问题', meaning: '只有你看得到的回答，可以分享' },
      { form: '@Footnote 你的问题', meaning: '在消息列里回答；要追问请再提到我' },
      { form: '/footnote contents', meaning: '可以提问的各节目录' },
      { form: '/footnote about', meaning: '我是什么，根据哪些文本回答' },
      { form: '/footnote privacy', meaning: '我保存什么，保存多久' },
      { form: '/footnote forget-me', meaning: '删除我保存的关于你的内容' },
      { form: '/footnote-digest help', meaning: '每天读一节，给这里的人或只给你自己' },
      { form: '/footnote help', meaning: '这份说明' },
    ],
    notes: ['你也可以直接给我发消息，不用提到我。'],
  },
  unknownOption: (option) => `我不认识选项 ${option}。我能看懂的有：`,
  contentsIntro: (articles) =>
    articles.length === 1 ? '下面各节都可以提问：' : `我根据 ${articles.length} 篇文本回答：`,
  about: (articles) => [
    'Footnote 用段落和出处回答问题。段落由人撰写并核对，没有语言模型参与回答，除了 Slack，内容不会发给任何服务。',
    ...articles.map((article) => sentence(`${citation(article)}。${article.abstract}`)),
  ],
  privacy: [
    '我只读你发给我的内容：命令、提到我的消息，以及给我的私信。',
    '为了能够追问，我保存对话里的上一个问题和回答它的段落。为了不漏答、不重复回答，我保存问题的文字直到回答为止，之后只记下收到过它。两者都保存一天，放在运行我的人的数据库里。',
    '除了 Slack，内容不会发给任何服务，我的日志里没有问题文字。发送“/footnote forget-me”可以删除我保存的关于你的内容。',
    '我在 Slack 里查看你的语言，用来写这样的回复；为了每日导读，还查看你的姓名和时区。关于一份导读，我保存它的设置和语言、由谁设置、最后由谁修改，以及推送过哪些节，直到它被关闭。“/footnote forget-me”不会关闭它，“/footnote-digest off”才会。',
  ],
  forgotten: ({ threads, questions }) =>
    threads + questions === 0
      ? '目前我没有保存关于你的任何内容。'
      : `已删除 ${questions} 个问题和 ${threads} 段对话的记录。已经在 Slack 里的消息还在，你可以自行删除自己的消息。`,
  joined:
    '大家好。我用段落和出处回答关于文章的问题。提到我并提问即可，想要只有自己看得到的回答，请用 /footnote。其余用法见 /footnote help。',

  buttons: {
    share: '分享',
    showInContext: '查看上下文',
    remove: '移除',
    previous: '上一节',
    next: '下一节',
    close: '关闭',
    contextTitle: '上下文',
  },
  sharedBy: (name) => `由${name}分享`,
  notices: {
    alreadyShared: '这个回答已经分享到这里了。',
    shareFailed: '我不能在这里发消息。请邀请我加入这个对话，或者自行复制回答。',
    shareUncertain: 'Slack 没有确认消息是否发出。手动分享之前，请先看看它是否已经在这里。',
    membersOnly: '只有运行 Footnote 的工作区成员可以从这里打开文本。',
    passageGone: '文本已经改动，这一段不在了。请再问一次。',
    onlyAskerRemoves: '只有提问的人可以移除这个回答。',
    removeFailed: '我无法移除它。可以请工作区管理员删除这条消息。',
    busy: '我手头的问题太多了，请过一分钟再问。',
    thisPassage: '刚才显示给你的段落',
  },
  failure: (reference) =>
    `抱歉，我这边出了问题，没能回答。请再问一次；如果一直这样，请把编号 ${reference} 告诉管理员。`,
  digest: zhDigest,
  ...enTerminal,
};
