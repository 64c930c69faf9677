// What holds in every language: nothing is left empty, nothing shouts, all fits where Slack puts it.
import { en } from '../../src/words/en.js';
import { wordsIn } from '../../src/words/index.js';
import { zh } from '../../src/words/zh.js';
import { article } from '../fixtures/corpus.js';

/** All sentences that can be had without asking for anything. */
function sentencesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(sentencesIn);
}

describe.each([en, zh])('the words in “$language”', (words) => {
  it('are there, and none shouts', () => {
    const sentences = sentencesIn(words);
    expect(sentences.length).toBeGreaterThan(30);
    for (const sentence of sentences) {
      expect(sentence.trim()).not.toBe('');
      expect(sentence).not.toMatch(/[!！]|TODO|undefined/);
    }
  });

  it('fit where Slack puts them', () => {
    const { contextTitle, ...buttons } = words.buttons;
    expect(contextTitle.length).toBeLessThanOrEqual(24);
    for (const label of Object.values(buttons)) expect(label.length).toBeLessThanOrEqual(75);
  });
});

test('a language is chosen by its tag, and English stands in for one that isn’t there', () => {
  expect(
    ['zh', 'zh-CN', 'ZH-hant', 'en-US', 'de', '', 'constructor'].map((tag) => wordsIn(tag).language),
  ).toEqual(['zh', 'zh', 'zh', 'en', 'en', 'en', 'en']);
});

test('Chinese names source, place and kind of a passage, and says facts in sentences', () => {
  const [section] = article.sections;
  const passage = section?.passages[0];
  if (!section || !passage) throw new Error('no passage');
  expect(zh.sourceNote({ article, section, passage })).toBe(
    'Ada Brook，《Wells & Bread》，Village Papers，2021年3月5日 · I. Water › Where the water comes from · ¶1 · 摘要',
  );
  expect(zh.facts({ article, facts: ['author', 'published', 'original', 'structure'] })).toEqual([
    '《Wells & Bread》的作者是Ada Brook。',
    '2021年3月5日发表于Village Papers。',
    '原载于Dorfblatt，1998年11月，原文为德语。',
    '共 4 节，分为 2 个部分：I. Water；II. Bread。',
  ]);
});
