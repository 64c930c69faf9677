// What becomes of good content: articles, sections and passages as the rest of the bot sees them.
import { passageId } from '../../src/content/assemble.js';
import type { BuildResult } from '../../src/content/corpus.js';
import { formatFinding } from '../../src/content/finding.js';
import { ARTICLE, build, FIRST, type Files, GOOD, SECOND } from './fixture.js';

const head = (id: string, more = '') => `---\nid: ${id}\ntitle: Title of ${id}\n${more}---\n`;

/** The first article; fails with the findings when there is none. */
function articleOf(result: BuildResult) {
  expect(result.findings.map((finding) => formatFinding(finding))).toEqual([]);
  const article = result.corpus?.articles[0];
  if (!article) throw new Error('no article');
  return article;
}

/** The sections of the good article with one more. */
function lastSection(text: string) {
  const section = articleOf(build({ ...GOOD, '03-more.md': text })).sections[2];
  if (!section) throw new Error('no section');
  return section;
}

test('an article has its metadata, its abstract and its sections in the order of their files', () => {
  const article = articleOf(build({ '02-leaves.md': SECOND, '01-water.md': FIRST, 'article.md': ARTICLE }));
  expect(article).toMatchObject({
    id: 'tea',
    title: 'How tea is made',
    author: 'Ann Leaf',
    publication: 'The Kettle',
    published: '2021-03-04',
    language: 'en',
    authorNote: 'Writes about kitchens.',
    locators: { author: ['H2'], author_note: ['N1'] },
    glossary: { steeping: ['P3'] },
    abstract: 'Tea needs water, leaves and time.',
    translations: [],
    file: 'tea/article.md',
  });
  expect(article.sections.map(({ id, position }) => [id, position])).toEqual([
    ['water', 0],
    ['leaves', 1],
  ]);
  expect('url' in article).toBe(false);
});

test('a section has its fields, with locators taken off terms and questions', () => {
  expect(articleOf(build(GOOD)).sections[0]).toMatchObject({
    articleId: 'tea',
    title: 'Water first',
    part: 'I. Before the cup',
    terms: [
      { text: 'kettle', sources: [], line: 6 },
      { text: 'rolling boil', sources: ['P2'], line: 7 },
    ],
    questions: [
      { text: 'Which water do I take?', sources: [] },
      { text: 'One thing: how hot?', sources: ['P2'] },
    ],
    synonyms: { kettle: ['boiler', 'pot'] },
    discussion: 'What else could be boiled?',
    file: 'tea/01-water.md',
  });
});

test('a passage has its id, its text without the locator on one line, and the line it begins on', () => {
  expect(articleOf(build(GOOD)).sections[0]?.passages).toEqual([
    {
      id: 'tea/water¶1',
      articleId: 'tea',
      sectionId: 'water',
      sources: ['P1'],
      text: 'Fresh water makes better tea. Old water has lost its air.',
      quoted: false,
      line: 15,
    },
    {
      id: 'tea/water¶2',
      articleId: 'tea',
      sectionId: 'water',
      sources: ['P2'],
      text: 'For black tea it boils.',
      quoted: false,
      line: 18,
    },
  ]);
});

test('a paragraph that begins with > is a quotation', () => {
  const [, quotation] = articleOf(build(GOOD)).sections[1]?.passages ?? [];
  expect(quotation).toMatchObject({ quoted: true, text: 'Never longer than a song.', id: 'tea/leaves¶4' });
  const section = lastSection(
    `${head('more')}> One line\n> and another. [¶5]\n>\n> A second\nlazy one. [¶6]\n`,
  );
  expect(section.passages.map(({ text, quoted, line }) => [text, quoted, line])).toEqual([
    ['One line and another.', true, 5],
    ['A second lazy one.', true, 8],
  ]);
});

test('passages with the same locator are counted in their ids', () => {
  const section = lastSection(
    `${head('more')}A. [¶5]\n\nB. [¶5]\n\nC. [¶5-6]\n\nD. [¶6, C1]\n\nE. [C1]\n\nF. [¶6, C1]\n`,
  );
  expect(section.passages.map(({ id }) => id)).toEqual([
    'tea/more¶5',
    'tea/more¶5.2',
    'tea/more¶5–6',
    'tea/more¶6,C1',
    'tea/moreC1',
    'tea/more¶6,C1.2',
  ]);
  expect(passageId('a', 'b', ['N1'], 1)).toBe('a/bN1');
});

test('captions, notes and headings may stand anywhere, each kind in its own order', () => {
  const section = lastSection(`${head('more')}A. [C1]\n\nB. [¶5]\n\nC. [H2]\n\nD. [N1]\n\nE. [¶6, C2]\n`);
  expect(section.passages).toHaveLength(5);
});

test('characters that mean something in Slack or Markdown stay as they are', () => {
  const text = 'R&D is <5% of 3 * 4, snake_case costs $1; “quotes” – dashes…  two spaces, a\ttab. é 🍵';
  const [passage] = lastSection(`${head('more')}${text} [¶5]\n`).passages;
  expect(passage?.text).toBe(text);
});

test('wrapped lines are joined with a space, in Chinese without one', () => {
  const english = lastSection(`${head('more')}  One\n  two 茶\ntea. [¶5]  \n`);
  expect(english.passages[0]?.text).toBe('One two 茶 tea.');
  const files: Files = {
    'article.md': ARTICLE.replace('language: en', 'language: zh').replace('glossary:\n  steeping: ¶3\n', ''),
    '01-water.md': `${head('water')}茶叶需要\n热水，约95\n度。Green\ntea 更低。 [¶1]\n`,
  };
  expect(articleOf(build(files)).sections[0]?.passages[0]?.text).toBe(
    '茶叶需要热水，约95度。Green tea 更低。',
  );
});

test('a byte order mark and Windows line ends make no difference but to the hash', () => {
  const windows: Files = Object.fromEntries(
    Object.entries(GOOD).map(([name, text]) => [name, `\uFEFF${String(text).replaceAll('\n', '\r\n')}`]),
  );
  expect(build(windows).corpus?.articles).toEqual(build(GOOD).corpus?.articles);
  expect(build(windows).corpus?.hash).not.toBe(build(GOOD).corpus?.hash);
});

test.each([
  ['Mr. Leaf likes it. He drinks.', 'Mr. Leaf likes it.'],
  ['It grew by 3.5 per cent. Then it fell.', 'It grew by 3.5 per cent.'],
  ['The U.S. Tea Board agrees. Nobody else.', 'The U.S. Tea Board agrees.'],
  ['One sentence only', 'One sentence only'],
])('the summary of a section without one is its first sentence: %s', (text, sentence) => {
  expect(lastSection(`${head('more')}${text} [¶5]\n`).summary).toBe(sentence);
});

test('the editor’s summary is taken first, and an over-long first sentence is cut at a word', () => {
  expect(lastSection(`${head('more', 'summary: Ours.\n')}Another. [¶5]\n`).summary).toBe('Ours.');
  const { summary } = lastSection(`${head('more')}${'word '.repeat(80)} [¶5]\n`);
  expect(summary).toMatch(/word…$/);
  expect(summary.length).toBeLessThanOrEqual(300);
});

test('the key passages are those the editor names, else the first', () => {
  const body = 'A. [¶5]\n\nB. [¶6–7]\n\nC. [¶8]\n\nD. [¶8]\n';
  const keys = (more: string) => lastSection(`${head('more', more)}${body}`).key.map(({ id }) => id);
  expect(keys('')).toEqual(['tea/more¶5']);
  expect(keys('key: [¶8, ¶5]\n')).toEqual(['tea/more¶8', 'tea/more¶8.2', 'tea/more¶5']);
  expect(keys('key: [¶7]\n')).toEqual(['tea/more¶6–7']);
  expect(keys('key:\n  - "[¶6–7]"\n  - [¶6–7]\n')).toEqual(['tea/more¶6–7']);
});

test('all optional fields of an article are read', () => {
  const more = `url: https://example.com/tea?x=1
original: {publication: 茶, date: 2020-12, language: zh-Hans}
edition: The second
rights: |-
  All with us.
---`;
  const article = articleOf(
    build({ ...GOOD, 'article.md': ARTICLE.replace('\n---\nTea', `\n${more}\nTea`) }),
  );
  expect(article).toMatchObject({
    url: 'https://example.com/tea?x=1',
    original: { publication: '茶', date: '2020-12', language: 'zh-Hans' },
    edition: 'The second',
    rights: 'All with us.',
  });
});

test('a year alone is a date of the original, though YAML takes it for a number', () => {
  const text = ARTICLE.replace('language: en', 'language: en\noriginal: {date: 2020}');
  expect(articleOf(build({ ...GOOD, 'article.md': text })).original).toEqual({ date: '2020' });
});

test('a translation hangs on its original, with the same ids, and takes over its key passages', () => {
  const files: Files = {
    ...GOOD,
    'article.zh.md': ARTICLE.replace('language: en', 'language: zh').replace('How tea is made', '茶'),
    '01-water.zh.md': `${head('water')}水。[¶1]\n\n热水。[¶2]\n`,
    '02-leaves.zh.md': `${head('leaves')}茶叶。[¶3]\n\n> 一首歌。[¶4]\n`,
  };
  const result = build(files);
  const article = articleOf(result);
  expect(result.corpus?.articles).toHaveLength(1);
  expect(result.files).toBe(6);
  const [chinese] = article.translations;
  expect(chinese).toMatchObject({ id: 'tea', title: '茶', language: 'zh', translations: [] });
  const ids = (of: typeof article) => of.sections.flatMap(({ passages }) => passages.map(({ id }) => id));
  expect(chinese && ids(chinese)).toEqual(ids(article));
  expect(chinese?.sections[1]?.key.map(({ text }) => text)).toEqual(['一首歌。']);
});

test('the hash changes with any byte and any name, and with nothing else', () => {
  const hash = (files: Files) => build(files).corpus?.hash;
  expect(hash(GOOD)).toBe(hash({ ...GOOD }));
  expect(hash({ ...GOOD, '02-leaves.md': `${SECOND}\n` })).not.toBe(hash(GOOD));
  expect(hash({ 'article.md': ARTICLE, '01-water.md': FIRST, '02-leafs.md': SECOND })).not.toBe(hash(GOOD));
  expect(hash({ ...GOOD, 'questions.jsonl': '{}', '.draft.md': '?' })).toBe(hash(GOOD));
});

test('sections are in the order of their numbers, though 10 comes before 9 by name', () => {
  const files: Files = {
    'article.md': ARTICLE.replace('¶3', '¶1'),
    '9-a.md': `${head('a')}A. [¶1]\n`,
    '10-b.md': `${head('b')}B. [¶2]\n`,
  };
  expect(articleOf(build(files)).sections.map(({ id }) => id)).toEqual(['a', 'b']);
});

test('names that JavaScript knows are words like others', () => {
  const section = lastSection(
    `${head('more', 'synonyms:\n  __proto__: [a]\n  constructor: [b]\n')}A. [¶5]\n`,
  );
  expect(Object.entries(section.synonyms)).toEqual([
    ['__proto__', ['a']],
    ['constructor', ['b']],
  ]);
});
