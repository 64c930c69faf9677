// The texts while the bot runs: what an edit of their folder does to what readers get, and what is said about it.
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnswerer } from '../src/answer/answerer.js';
import { loadCorpus } from '../src/content/load.js';
import { createDigesting } from '../src/digesting.js';
import { createLog } from '../src/slack/logger.js';
import { type LiveTexts, liveTexts } from '../src/texts.js';
import { en } from '../src/words/en.js';
import { ARTICLE, FIRST, type Files, GOOD, SECOND } from './content/fixture.js';
import { worldBefore } from './fixtures/digest.js';

const COFFEE: Files = {
  ...GOOD,
  'article.md': ARTICLE.replace('id: tea', 'id: coffee').replace('tea is made', 'coffee is made'),
};
const FIVE = SECOND.replace('some minutes', 'five minutes');
const BAD = SECOND.replace('title: Then the leaves\n', '');
const DRAFT = SECOND.replace('Leaves steep for some minutes. ', '');
const BAD_LINE = 'tea/02-leaves.md:1: the field title is missing; add a line title: … to the front matter';
const REFUSED =
  'The texts can’t be served as they are now; readers still get them as they last were. To mend:';
const MENDED = 'The texts are in order again.';
const keptLine = (file: string) =>
  `${file} has become a draft. Until the bot is restarted, readers still get this text as it last was; footnote check lists the passages to write.`;

let dir: string;
let said: string[];
let built: number;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'footnote-texts-'));
  [said, built] = [[], 0];
});
afterEach(() => rm(dir, { recursive: true }));

async function write(folder: string, files: Files): Promise<void> {
  await mkdir(join(dir, folder), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, folder, name), text);
}

async function start(): Promise<LiveTexts> {
  const first = await loadCorpus(dir);
  if (first.kind !== 'valid') throw new Error('the first texts are not valid');
  return liveTexts({
    first,
    load: () => loadCorpus(dir),
    answererOf: (corpus) => {
      built += 1;
      return createAnswerer(corpus);
    },
    tell: (news) => said.push(...en.textsNews(news)),
  });
}

/** What was said since this was last asked. */
const heard = () => said.splice(0);
const leaves = async (texts: LiveTexts) => {
  const answer = await texts.current().answerer.answer('how long do the leaves steep?');
  return answer.kind === 'passage' ? answer.matches[0].passage.text : answer.kind;
};
const ids = (texts: LiveTexts) => texts.current().corpus.articles.map(({ id }) => id);

test('a good edit is served at once, and whoever has the texts in hand goes on with the old ones', async () => {
  await write('tea', GOOD);
  const texts = await start();
  const inHand = texts.current();
  await write('tea', { '02-leaves.md': FIVE });
  await texts.reload();
  expect(await leaves(texts)).toContain('five minutes');
  expect(await leaves({ ...texts, current: () => inHand })).toContain('some minutes');
  expect(heard()).toEqual(['Texts reloaded: 1 text, 2 sections.']);
});

test('a bad edit leaves the last good texts, and is told once until it is another or mended', async () => {
  await write('tea', GOOD);
  const texts = await start();
  await write('tea', { '02-leaves.md': BAD });
  await texts.reload();
  expect(heard()).toEqual([REFUSED, BAD_LINE]);
  await texts.reload();
  expect(heard()).toEqual([]);
  await write('tea', { '01-water.md': FIRST.replace('title: Water first\n', '') });
  await texts.reload();
  expect(heard()).toEqual([REFUSED, expect.stringContaining('tea/01-water.md:1: '), BAD_LINE]);
  expect(await leaves(texts)).toContain('some minutes');
  await write('tea', { '01-water.md': FIRST, '02-leaves.md': FIVE });
  await texts.reload();
  expect(await leaves(texts)).toContain('five minutes');
  expect(heard()).toEqual(['Texts reloaded: 1 text, 2 sections.', MENDED]);
  await write('tea', { '02-leaves.md': BAD });
  await texts.reload();
  expect(heard()).toEqual([REFUSED, BAD_LINE]);
});

test('nothing is indexed anew when the files read as before', async () => {
  await write('tea', GOOD);
  const texts = await start();
  const before = texts.current();
  await texts.reload();
  await write('tea', { '02-leaves.md': BAD });
  await texts.reload();
  await write('tea', GOOD);
  await texts.reload();
  expect(texts.current()).toBe(before);
  expect(built).toBe(1);
  expect(heard()).toEqual([REFUSED, BAD_LINE, MENDED]);
});

test('a new draft beside the texts is told once, and writing on it indexes nothing', async () => {
  await write('tea', GOOD);
  const texts = await start();
  const bread = { ...COFFEE, '02-leaves.md': DRAFT };
  await write('bread', bread);
  await texts.reload();
  expect(heard()).toEqual([
    'bread/article.md is a draft and not served: footnote check lists the passages that are still to be written.',
  ]);
  await write('bread', { ...bread, '01-water.md': FIRST.replace('it boils', 'it boils a while') });
  await texts.reload();
  expect(heard()).toEqual([]);
  expect(built).toBe(1);
  await write('bread', COFFEE);
  await texts.reload();
  expect(ids(texts)).toEqual(['coffee', 'tea']);
  expect(heard()).toEqual(['Texts reloaded: 2 texts, 4 sections.']);
});

test('a text that a slip made a draft is served as it last was, and edits of others are served', async () => {
  await write('coffee', COFFEE);
  await write('tea', GOOD);
  const texts = await start();
  await write('tea', { '02-leaves.md': DRAFT });
  await texts.reload();
  await texts.reload();
  expect(ids(texts)).toEqual(['coffee', 'tea']);
  expect(heard()).toEqual([keptLine('tea/article.md')]);
  await write('coffee', { '02-leaves.md': FIVE });
  await texts.reload();
  const second = texts.current().corpus.articles.map(({ sections }) => sections[1]?.passages[0]?.text);
  expect(second).toEqual(['Leaves steep for five minutes.', 'Leaves steep for some minutes.']);
  expect(heard()).toEqual(['Texts reloaded: 2 texts, 4 sections.']);
  await write('tea', { '02-leaves.md': SECOND });
  await texts.reload();
  expect(ids(texts)).toEqual(['coffee', 'tea']);
  expect(heard()).toEqual([MENDED]);
});

test('where a translation becomes a draft, the article is served as it last was in every language', async () => {
  const zh = { 'article.zh.md': ARTICLE.replace('language: en', 'language: zh'), '01-water.zh.md': FIRST };
  await write('coffee', COFFEE);
  await write('tea', { ...GOOD, ...zh, '02-leaves.zh.md': SECOND });
  const texts = await start();
  await write('tea', { '02-leaves.md': FIVE, '02-leaves.zh.md': DRAFT });
  await texts.reload();
  const tea = texts.current().corpus.articles.find(({ id }) => id === 'tea');
  const all = [tea, ...(tea?.translations ?? [])].map((text) => text?.sections[1]?.passages[0]?.text);
  expect(all).toEqual(['Leaves steep for some minutes.', 'Leaves steep for some minutes.']);
  expect(heard()).toEqual([keptLine('tea/article.zh.md')]);
});

test('a draft whose id another text has taken over meanwhile is not served twice', async () => {
  await write('tea', GOOD);
  const texts = await start();
  await write('green', GOOD);
  await write('tea', { '02-leaves.md': DRAFT });
  await texts.reload();
  expect(texts.current().corpus.articles.map(({ id, file }) => [id, file])).toEqual([
    ['tea', 'green/article.md'],
  ]);
});

test('a text whose folder is deleted is no longer served', async () => {
  await write('coffee', COFFEE);
  await write('tea', GOOD);
  const texts = await start();
  await rm(join(dir, 'coffee'), { recursive: true });
  await texts.reload();
  expect(ids(texts)).toEqual(['tea']);
  expect(heard()).toEqual(['Texts reloaded: 1 text, 2 sections.']);
});

test('a folder that is away, or empty, for a while changes nothing for readers', async () => {
  await write('tea', GOOD);
  const texts = await start();
  const before = texts.current();
  await rename(dir, `${dir}-away`);
  await texts.reload();
  expect(heard()).toEqual([REFUSED, expect.stringContaining('no such folder')]);
  await mkdir(dir);
  await texts.reload();
  expect(heard()).toEqual([REFUSED, expect.stringContaining('holds no article')]);
  await rm(dir, { recursive: true });
  await rename(`${dir}-away`, dir);
  await texts.reload();
  expect(texts.current()).toBe(before);
  expect(heard()).toEqual([MENDED]);
});

test('texts that can’t be indexed leave the old ones, and the next good edit is served', async () => {
  await write('tea', GOOD);
  const first = await loadCorpus(dir);
  if (first.kind !== 'valid') throw new Error('the first texts are not valid');
  const texts = await liveTexts({
    first,
    load: () => loadCorpus(dir),
    answererOf: async (corpus) => {
      built += 1;
      if (built === 2) throw new Error('no memory');
      return createAnswerer(corpus);
    },
    tell: (news) => said.push(...en.textsNews(news)),
  });
  await write('tea', { '02-leaves.md': FIVE });
  await expect(texts.reload()).rejects.toThrow('no memory');
  expect(await leaves(texts)).toContain('some minutes');
  await texts.reload();
  expect(await leaves(texts)).toContain('five minutes');
});

test('a digest posts what is served on its day, not what was at the start', async () => {
  await write('tea', GOOD);
  const texts = await start();
  const { stores, slack, now, setClock } = await worldBefore();
  const corpus = () => texts.current().corpus;
  const log = createLog('error', { write: () => {} });
  const digesting = createDigesting({ stores, corpus, now, log });
  digesting.runner(slack);
  await write('tea', { '01-water.md': FIRST.replace('title: Water first', 'title: Water to begin with') });
  await texts.reload();
  setClock('2026-11-24T08:00Z');
  await digesting.deliverDue();
  expect(slack.posts.map(({ digest }) => digest.section.title)).toEqual(['Water to begin with']);
});
