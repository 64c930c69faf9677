// Answers as Block Kit: golden files for how they look, and properties for whatever anyone may type or write.
import fc from 'fast-check';
import type { Answer } from '../../src/answer/answer.js';
import { type Audience, answerMessage, sharedMessage } from '../../src/slack/blocks/answer.js';
import { contextView } from '../../src/slack/blocks/context.js';
import {
  contentsMessage,
  helpMessage,
  paragraphsMessage,
  sentenceMessage,
} from '../../src/slack/blocks/plain.js';
import { readReference, rebuild, referenceTo } from '../../src/slack/blocks/reference.js';
import { neutral, shorten, typedText } from '../../src/slack/text.js';
import { en } from '../../src/words/en.js';
import { countingAnswerer } from '../fixtures/answerer.js';
import { article, corpus, corpusOf } from '../fixtures/corpus.js';
import { golden } from '../fixtures/golden.js';
import { brokenRules, pings } from '../fixtures/slackLimits.js';

const answerer = countingAnswerer(corpus);
const PRIVATE: Audience = { kind: 'private', askingId: 'asking' };
const PUBLIC: Audience = { kind: 'public', askerId: 'U0ANNA' };
const BESIDE = { languages: ['en'], elsewhere: [] };
const DIRECT: Audience = { kind: 'direct' };
const show = (question: string, audience: Audience) =>
  answerMessage(answerer.answer(question), audience, en, BESIDE);

describe('how answers look', () => {
  it.each<[string, string, Audience]>([
    ['answer-private', 'what watre do the three wells give?', PRIVATE],
    ['answer-public', 'who pays a tax at noon?', PUBLIC],
    ['answer-direct', 'who pays a tax at noon?', DIRECT],
    ['unsure-private', 'wheat or coins', PRIVATE],
    ['not-covered-public', 'zebras', PUBLIC],
    ['about-private', 'author', PRIVATE],
    ['overview-private', 'overview', PRIVATE],
    ['small-talk-direct', 'thanks', DIRECT],
  ])('is as in the golden file %s', (name, question, audience) => {
    const message = show(question, audience);
    expect(message).toEqual(golden(name, message));
    expect(brokenRules(message.blocks)).toEqual([]);
  });

  it.each([
    ['help', () => helpMessage(en)],
    ['help-unknown-option', () => helpMessage(en, '--*loud*')],
    ['contents', () => contentsMessage(corpus.articles, en)],
    ['about', () => paragraphsMessage(en.about(corpus.articles))],
    ['joined', () => sentenceMessage(en.joined)],
  ])('is as in the golden file %s', (name, make) => {
    const message = make();
    expect(message).toEqual(golden(name, message));
    expect(brokenRules(message.blocks)).toEqual([]);
  });

  it('shows a section with the passage marked as in the golden file', () => {
    const [wells] = article.sections;
    if (!wells) throw new Error('no section');
    const view = contextView(article, wells, wells.passages[1]?.id, en);
    expect(view).toEqual(golden('context-view', view));
    expect(brokenRules(view.blocks, 100)).toEqual([]);
    expect(view.title.text.length).toBeLessThanOrEqual(24);
  });
});

/** Questions as people and mischief write them. */
const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        '<!channel>',
        '<@U0BOB>',
        '<#C1|x>',
        '*',
        '_',
        '~',
        '`',
        '```',
        '>',
        '&',
        '\u202e',
        '\u0000',
        '\n',
        'wells',
        ' three ',
        'مرحبا',
        '🎉',
        'https://evil.example',
        '<https://evil.example|wells>',
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
  fc
    .constantFrom('three wells ', '*three wells* ', '<!channel> three wells')
    .map((text) => text.repeat(2_000).slice(0, 40_000)),
);

describe('whatever anyone types', () => {
  it('is answered within Slack’s limits, and pings nobody', () => {
    fc.assert(
      fc.property(typed, fc.constantFrom(PRIVATE, PUBLIC, DIRECT), (question, audience) => {
        const message = show(question, audience);
        expect(brokenRules(message.blocks)).toEqual([]);
        expect(JSON.stringify(message.blocks).length).toBeLessThanOrEqual(10_000);
        expect(message.text.length).toBeGreaterThan(0);
        expect(message.text.length).toBeLessThanOrEqual(4_000);
        expect(pings(message.text)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('is one harmless line, however it is written', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const line = neutral(text, 200);
        expect(line).not.toMatch(/[<>*_~`\p{Cc}\u202a-\u202e\u2066\u2067]/u);
        expect(line.replace(/&(amp|lt|gt);/g, '')).not.toContain('&');
        expect(line).not.toMatch(/\p{Surrogate}/u);
      }),
      { numRuns: 300 },
    );
  });

  it('is read without Slack’s tokens, and with its entities undone once', () => {
    const text =
      '<@U0BOT> is 1 &lt; 2 &amp;amp; in <#C1|general>, <https://a.example|a.example>? <!here> <!date^1^{date}|today>';
    expect(typedText(text, 'U0BOT')).toBe('is 1 < 2 &amp; in #general, a.example?   today');
  });
});

/** Content as an editor might write it: up to the checker's 2,800 characters, at times all ampersands. */
const passage = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 2_800 }),
  fc
    .constantFrom('&', 'word ', '<!channel> ', '*', '漢', '🎉')
    .map((unit) => unit.repeat(2_800).slice(0, 2_799)),
);

describe('whatever stands in the text', () => {
  const unsure = (texts: readonly string[], title: string): Answer => {
    const made = corpusOf(texts, title);
    const [first, ...rest] = (made.articles[0]?.sections[0]?.passages ?? []).flatMap(
      (item) => countingAnswerer(made).find(item.id) ?? [],
    );
    if (!first) throw new Error('no passage');
    const [found] = made.articles;
    const seeAlso = found?.sections.map((section) => ({ article: found, section })) ?? [];
    const common = {
      question: 'q',
      language: 'en',
      confidence: 0.4,
      corrected: {},
      seeAlso: seeAlso.slice(0, 2),
    };
    return { ...common, kind: 'passage', outcome: 'unsure', reason: 'weak', matches: [first, ...rest] };
  };

  it('is shown within Slack’s limits, the first passage first', () => {
    fc.assert(
      fc.property(
        fc.array(passage, { minLength: 1, maxLength: 6 }),
        fc.string({ minLength: 1, maxLength: 300 }),
        (texts, title) => {
          const answer = unsure(
            texts.map((text) => text.trim() || 'x'),
            title.trim() || 't',
          );
          const message = answerMessage(answer, PRIVATE, en, BESIDE);
          expect(brokenRules(message.blocks)).toEqual([]);
          expect(message.text.length).toBeLessThanOrEqual(4_000);
          expect(pings(message.text)).toBe(false);
          const made = corpusOf(texts, title);
          const [whole] = made.articles;
          const [section] = whole?.sections ?? [];
          if (!whole || !section) throw new Error('no section');
          expect(brokenRules(contextView(whole, section, section.passages[0]?.id, en).blocks, 100)).toEqual(
            [],
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('keeps a passage of 2,800 characters word for word, in the blocks and for screen readers', () => {
    const text = 'The well is deep. '.repeat(155).trim();
    const message = answerMessage(unsure([text], 'Wells'), PUBLIC, en, BESIDE);
    expect(text.length).toBeGreaterThan(2_700);
    expect(message.text).toContain(text);
    expect(JSON.stringify(message.blocks)).toContain(text);
  });

  it('shows a section longer than a view around the passage that was found', () => {
    const made = corpusOf(Array.from({ length: 200 }, (_, index) => `Passage number ${index}.`));
    const [whole] = made.articles;
    const [section] = whole?.sections ?? [];
    if (!whole || !section) throw new Error('no section');
    const view = contextView(whole, section, section.passages[150]?.id, en);
    expect(brokenRules(view.blocks, 100)).toEqual([]);
    expect(JSON.stringify(view.blocks)).toContain('>Passage number 150.');
  });

  it('lists as many sections as there is room for, and says how many more there are', () => {
    const many = Array.from(
      { length: 300 },
      (_, index) => corpusOf(['x'], `Section with a rather long name ${index}`).articles[0],
    );
    const message = contentsMessage(
      many.flatMap((one) => one ?? []),
      en,
    );
    expect(brokenRules(message.blocks)).toEqual([]);
    expect(message.text.length).toBeLessThanOrEqual(4_000);
    expect(message.text).toMatch(/and \d+ more/);
  });

  it.each([
    ['between words', 'new industrialization needs factories', 30, 'new industrialization needs…'],
    ['between characters, where no word ends near', '新型工业化的重要论述', 6, '新型工业化…'],
    ['nothing that fits', 'as it is', 8, 'as it is'],
  ])('cuts %s', (_where, text, most, cut) => {
    expect(shorten(text, most)).toBe(cut);
  });
});

describe('what a button carries', () => {
  it.each(['three wells', 'wheat', 'author', 'overview'])(
    'builds the same again from ids: “%s”',
    (question) => {
      const answer = answerer.answer(question);
      const value = referenceTo(answer, 'asking');
      const reference = readReference(value);
      const rebuilt = reference && rebuild(reference, corpus, answerer);
      if (!rebuilt) throw new Error('not rebuilt');
      const shared = sharedMessage(rebuilt, { id: 'U0ANNA', name: 'anna' }, en);
      const [firstLine] = show(question, DIRECT).text.split('\n');
      expect(shared.text).toContain(firstLine);
      expect(value).not.toContain('well ');
      expect(brokenRules(shared.blocks)).toEqual([]);
    },
  );

  it('has nothing to share where nothing was covered', () => {
    expect(referenceTo(answerer.answer('zebras'), 'asking')).toBeUndefined();
  });
});
