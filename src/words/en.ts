// English: what people read in Slack and in the terminal, in plain sentences.
import type { AboutAnswer, Fact, NotCoveredAnswer } from '../answer/answer.js';
import type { Article, Original } from '../content/article.js';
import { dateText, headingPath, languageName, listText, locatorText, partsOf, sectionName } from './cite.js';
import { enDigest } from './en-digest.js';
import { citation, LOCALE, NAMES } from './en-source.js';
import { enTerminal } from './en-terminal.js';
import type { Words } from './words.js';

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** `12.` stays, `Co., Ltd.` gets no second full stop. */
const sentence = (text: string) => (/[.!?…。]["”’)]*$/u.test(text) ? text : `${text}.`);

function originalText(original: Original): string {
  const where = original.publication ? ` in ${original.publication}` : '';
  const when = original.date ? `, ${dateText(original.date, LOCALE)}` : '';
  const language = original.language ? `, in ${languageName(original.language, 'en')}` : '';
  return sentence(`It was first published${where}${when}${language}`);
}

function structureText(article: Article): string {
  const parts = partsOf(article);
  const count = plural(article.sections.length, 'section');
  if (parts.length === 0) return `It has ${count}: ${article.sections.map(sectionName).join('; ')}.`;
  return `It has ${count} in ${plural(parts.length, 'part')}: ${parts.join('; ')}.`;
}

const FACTS: Readonly<Record<Fact, (article: Article) => string>> = {
  author: ({ author, title }) => sentence(`“${title}” was written by ${author}`),
  author_note: ({ author, authorNote }) =>
    authorNote
      ? sentence(`About ${author}: ${authorNote}`)
      : `The text says no more about ${author} than the name.`,
  published: ({ published, publication }) =>
    sentence(`It was published on ${dateText(published, LOCALE)} in ${publication}`).replace(
      /published on (\d{4}|[A-Z]\w+ \d{4}) in/,
      'published in $1 in',
    ),
  publication: ({ publication, edition }) =>
    sentence(`It was published in ${publication}${edition ? ` (${edition})` : ''}`),
  original: ({ original }) =>
    original ? originalText(original) : 'The text names no earlier publication than this one.',
  title: ({ title }) => sentence(`Its title is “${title}”`),
  url: ({ url }) => (url ? `It can be read at ${url}` : 'I have no address where it can be read.'),
  language: ({ language, original }) =>
    original?.language && original.language !== language
      ? `This text is in ${languageName(language, 'en')}; the original is in ${languageName(original.language, 'en')}.`
      : `It is in ${languageName(language, 'en')}.`,
  structure: structureText,
  rights: ({ rights }) =>
    rights ? sentence(`Rights: ${rights}`) : 'The text says nothing about its rights.',
};

const SMALL_TALK: Readonly<Record<NonNullable<NotCoveredAnswer['smallTalk']>, string>> = {
  greeting: 'Hello. Ask me a question about the text and I will answer with the passage and its source.',
  thanks: 'You’re welcome. Ask away whenever there is more.',
  goodbye: 'Goodbye. I’ll be here when the next question comes up.',
  praise: 'Thank you, that is good to hear.',
  laugh: 'Glad you are enjoying it. Ask me anything about the text.',
  acknowledgement: 'Good. Ask on whenever you like.',
};

function notCovered(answer: NotCoveredAnswer, contentLanguages: readonly string[]): string {
  switch (answer.reason) {
    case 'off_topic':
      return 'The text does not cover this, so I have no passage to quote.';
    case 'small_talk':
      return SMALL_TALK[answer.smallTalk ?? 'acknowledgement'];
    case 'empty':
      return 'I found no words to search for in that. Ask in a few words, for example a topic from the text.';
    case 'too_long':
      return 'That is longer than I can search. Ask it again in a sentence or two.';
    case 'language': {
      const languages = listText(
        contentLanguages.map((tag) => languageName(tag, 'en')),
        LOCALE,
      );
      return `I can’t search in the language of that question. My texts are in ${languages}: please ask in that.`;
    }
  }
}

function facts(answer: Pick<AboutAnswer, 'article' | 'facts'>): readonly string[] {
  return answer.facts.map((fact) => FACTS[fact](answer.article));
}

export const en: Words = {
  language: 'en',
  sectionName,
  headingPath,
  citation,
  locator: (sources) => locatorText(sources, NAMES),
  sourceNote: ({ article, section, passage }) =>
    [
      citation(article),
      headingPath(section),
      locatorText(passage.sources, NAMES),
      passage.quoted ? 'quotation' : 'summary',
    ].join(' · '),

  unsure: 'I’m not sure this answers it. The closest passages are:',
  notCovered,
  facts,
  overviewIntro: ({ article, part, sections }) =>
    part
      ? `${part}, in ${plural(sections.length, 'section')}:`
      : `“${article.title}”, ${sections.length === article.sections.length ? 'section by section' : plural(sections.length, 'section')}:`,
  corrections: (corrected) => {
    const pairs = Object.entries(corrected);
    if (pairs.length === 0) return undefined;
    return `Showing results for ${listText(
      pairs.map(([typed, used]) => `“${used}” (you wrote “${typed}”)`),
      LOCALE,
    )}.`;
  },
  matchedWords: (words) => (words.length > 0 ? `Words found: ${words.join(', ')}` : undefined),
  asked: (question) => `You asked: ${question}`,
  labelled: (label, text) => `${label}: ${text}`,
  seeAlso: 'See also',
  tryInstead: 'You could ask about',
  otherMatches: 'Other matches',
  andMore: (count) => `and ${count} more`,
  place: (position, total) => `Section ${position + 1} of ${total}`,

  help: {
    intro:
      'I answer questions about a text with the passage that answers and its source, or say that it isn’t covered.',
    usage: [
      { form: '/footnote your question', meaning: 'a private answer, which you can share' },
      {
        form: '@Footnote your question',
        meaning: 'an answer in the thread; ask on there by mentioning me again',
      },
      { form: '/footnote contents', meaning: 'the sections you can ask about' },
      { form: '/footnote about', meaning: 'what I am and which texts I answer from' },
      { form: '/footnote privacy', meaning: 'what I keep, and for how long' },
      { form: '/footnote forget-me', meaning: 'erase what I keep about you' },
      { form: '/footnote-digest help', meaning: 'a section of the text every day, here or only for you' },
      { form: '/footnote help', meaning: 'this list' },
    ],
    notes: ['You can also write to me directly, without a mention.'],
  },
  unknownOption: (option) => `I don’t know the option ${option}. This is what I understand:`,
  contentsIntro: (articles) =>
    articles.length === 1
      ? 'You can ask about any of these sections:'
      : `I answer from ${articles.length} texts:`,
  about: (articles) => [
    'Footnote answers questions with a passage and its source note. The passages were written and checked by people; no language model writes answers, and nothing is sent to any service but Slack.',
    ...articles.map((article) => sentence(`${citation(article)}. ${article.abstract}`)),
  ],
  privacy: [
    'I read only what you send me: commands, messages that mention me, and direct messages to me.',
    'To answer follow-ups, I keep the last question of a conversation and the passages it was answered with. So that no question is lost or answered twice, I keep its text until it is answered, and after that only that I had it from you. Both for a day, in the database of whoever runs me.',
    'Nothing goes to any service but Slack, and my log holds no questions. “/footnote forget-me” erases what I keep about you.',
    'In Slack I look up your language, for replies such as this one, and for a digest your name and time zone. Of a digest, I keep its settings and its language, who set it up and who changed it last, and which sections it has posted, until it is turned off. “/footnote forget-me” does not turn it off; “/footnote-digest off” does.',
  ],
  forgotten: ({ threads, questions }) =>
    threads + questions === 0
      ? 'I keep nothing about you at the moment.'
      : `Erased from my memory: the trace of ${plural(questions, 'question')} and of ${plural(threads, 'conversation')}. Messages that are already in Slack stay there; you can delete your own.`,
  joined:
    'Hello. I answer questions about a text with the passage and its source. Mention me with a question, or use /footnote for a private answer. /footnote help shows the rest.',

  buttons: {
    share: 'Share',
    showInContext: 'Show in context',
    remove: 'Remove',
    previous: 'Previous section',
    next: 'Next section',
    close: 'Close',
    contextTitle: 'In context',
  },
  sharedBy: (name) => `Shared by ${name}`,
  notices: {
    alreadyShared: 'This answer is already shared here.',
    shareFailed: 'I could not post here. Invite me to this conversation, or copy the answer.',
    shareUncertain:
      'Slack did not confirm the post. Please look whether it is here before sharing it by hand.',
    membersOnly: 'Only members of the workspace that runs Footnote can open the text from here.',
    passageGone: 'The text has changed since and this passage is gone. Please ask again.',
    onlyAskerRemoves: 'Only the person who asked can remove this answer.',
    removeFailed: 'I could not remove it. You can ask a workspace admin to delete the message.',
    busy: 'I have too many questions in hand at this moment. Please ask again in a minute.',
    thisPassage: 'The passage you were shown',
  },
  failure: (reference) =>
    `Sorry, something went wrong on my side and I could not answer. Please ask again; if it keeps happening, tell your admin the reference ${reference}.`,
  digest: enDigest,
  ...enTerminal,
};
