// A text with passages that are still to be written is not served, and keeps no other text from readers.
import fc from 'fast-check';
import { A, ARTICLE, build, FIRST, type Files, findings, GOOD, inSecond, L, SECOND } from './fixture.js';

const DRAFT = inSecond('> Never longer than a song. [¶4]', '[¶4]');
const UNWRITTEN = `${L}:8: warning: draft: the passage for [¶4] is not written, and this text is not served until it is; write it before the locator, in the same paragraph, or delete the line`;
const COFFEE: Files = { ...GOOD, 'article.md': ARTICLE.replace('id: tea', 'id: coffee') };
const served = (files: Files, more = {}) =>
  build(files, more).corpus?.articles.map(({ id, translations }) => [id, translations.length]);

test('a locator alone is a passage to be written: it is named, and its text alone is not served', () => {
  expect(findings(DRAFT, { coffee: COFFEE })).toEqual([UNWRITTEN]);
  expect(served(DRAFT, { coffee: COFFEE })).toEqual([['coffee', 0]]);
  expect(build(DRAFT, { coffee: COFFEE }).drafts).toEqual([A]);
});

test('where every text is a draft, there is none to serve, which is an error', () => {
  const result = build(DRAFT);
  expect(result.corpus).toBeUndefined();
  expect(findings(DRAFT)).toEqual(
    [
      UNWRITTEN,
      `${A}:1: no text is finished, so that there is none to serve; write all passages of at least one`,
    ]
      .sort((a, b) => (a < b ? 1 : -1))
      .reverse(),
  );
});

test('what else is wrong with a draft is told, and keeps no other text from readers', () => {
  const draft = { ...DRAFT, 'article.md': ARTICLE.replace('author: Ann Leaf\n', 'title: Twice\n') };
  expect(findings(draft, { coffee: COFFEE })).toEqual(
    [
      `${A}:1: warning: the field author is missing; add a line author: … to the front matter`,
      `${A}:4: warning: “title” is given twice, first on line 3; keep one of the two`,
      UNWRITTEN,
    ].sort(),
  );
  expect(served(draft, { coffee: COFFEE })).toEqual([['coffee', 0]]);
});

test('an id that a draft has taken is the draft’s to change, whichever folder comes first', () => {
  for (const [first, second] of [
    [DRAFT, GOOD],
    [GOOD, DRAFT],
  ] as const) {
    const result = build(first, { zoo: second });
    expect(result.corpus?.articles).toHaveLength(1);
    expect(result.findings.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
  }
});

test('a draft translation is not served, its original is', () => {
  const zh = (text: string) => text.replace('language: en', 'language: zh');
  const files = {
    ...GOOD,
    'article.zh.md': zh(ARTICLE),
    '01-water.zh.md': FIRST,
    '02-leaves.zh.md': SECOND.replace('Leaves steep for some minutes. ', ''),
  };
  expect(served({ ...files, '02-leaves.zh.md': SECOND })).toEqual([['tea', 1]]);
  expect(served(files)).toEqual([['tea', 0]]);
  expect(build(files).drafts).toEqual(['tea/article.zh.md']);
});

test('whichever passages are taken out of a text, it is served whole or not at all', () => {
  const texts = ['Fresh water makes better tea. Old water\nhas lost its air. ', 'For black tea it boils. '];
  fc.assert(
    fc.property(fc.subarray(texts), (out) => {
      const first = out.reduce((text, passage) => text.replace(passage, ''), FIRST);
      const corpus = build({ ...GOOD, '01-water.md': first }, { coffee: COFFEE }).corpus;
      const tea = corpus?.articles.find(({ id }) => id === 'tea');
      expect(tea?.sections.flatMap(({ passages }) => passages).length).toBe(out.length > 0 ? undefined : 4);
    }),
  );
});
