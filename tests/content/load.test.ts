// Reading the content folder from a real disk: what folders, links and files can be.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatFinding } from '../../src/content/finding.js';
import { loadCorpus } from '../../src/content/load.js';
import { type Files, GOOD, SECOND } from './fixture.js';

let base: string;
let dir: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'footnote-content-'));
  dir = join(base, 'content');
  await mkdir(dir);
});

afterEach(async () => {
  await rm(base, { recursive: true });
});

async function write(folder: string, files: Files): Promise<void> {
  await mkdir(join(dir, folder), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, folder, name), text);
}

const lines = async () => (await loadCorpus(dir)).findings.map((finding) => formatFinding(finding));
const zen = { ...GOOD, 'article.md': String(GOOD['article.md']).replace('id: tea', 'id: zen') };

test('loads every article’s folder, in the order of the folders’ names', async () => {
  await write('zen', zen);
  await write('tea', { ...GOOD, 'questions.jsonl': '{}', '.DS_Store': '?', '01-water.md~': '?' });
  await writeFile(join(dir, 'README.md'), 'For editors.');
  await mkdir(join(dir, '.git'));
  const result = await loadCorpus(dir);
  expect(result).toMatchObject({ kind: 'valid', findings: [], files: 6 });
  expect(result.corpus?.articles.map(({ id }) => id)).toEqual(['tea', 'zen']);
});

test('a second load sees what was edited, and only that changes the hash', async () => {
  await write('tea', GOOD);
  const [first, same] = [await loadCorpus(dir), await loadCorpus(dir)];
  expect(same).toEqual(first);
  await write('tea', { '02-leaves.md': SECOND.replace('some', 'four') });
  const second = await loadCorpus(dir);
  expect(second.corpus?.hash).not.toBe(first.corpus?.hash);
  expect(second.corpus?.articles[0]?.sections[1]?.passages[0]?.text).toContain('four');
});

test('a folder that is missing is one finding', async () => {
  const missing = join(base, 'nowhere');
  expect(await loadCorpus(missing)).toEqual({
    kind: 'unreadable',
    corpus: undefined,
    findings: [
      {
        severity: 'error',
        file: missing,
        line: 1,
        message: 'the content folder can’t be read: no such folder',
        remedy: 'give the path of the folder that holds the articles',
      },
    ],
    files: 0,
    detail: 'no such folder',
  });
});

test('a file in place of the folder is one finding', async () => {
  await writeFile(join(base, 'file'), '');
  expect(await loadCorpus(join(base, 'file'))).toMatchObject({ kind: 'unreadable', detail: 'not a folder' });
});

test('an empty folder is one finding', async () => {
  expect(await loadCorpus(dir)).toMatchObject({
    kind: 'empty',
    corpus: undefined,
    findings: [{ file: dir, line: 1, message: 'the content folder holds no article' }],
  });
});

test('an article’s folder given as the content folder is told so', async () => {
  await write('tea', GOOD);
  const result = await loadCorpus(join(dir, 'tea'));
  expect(result.kind).toBe('invalid');
  expect(result.findings.map((finding) => formatFinding(finding))).toContain(
    'article.md:1: this file is in no article’s folder; move it into the folder of its article, inside the content folder',
  );
});

test('strange files beside and inside an article’s folder are pointed out', async () => {
  await write('tea', GOOD);
  await write('tea/pictures', { 'cup.png': 'x' });
  await writeFile(join(dir, 'notes.txt'), 'x');
  expect(await lines()).toEqual([
    'notes.txt:1: warning: this file is not read; move it out of the content folder',
    'tea/pictures:1: warning: this is not read; move it out of the content folder',
  ]);
  expect((await loadCorpus(dir)).kind).toBe('valid');
});

test('a link out of the content folder is refused', async () => {
  await write('tea', GOOD);
  await mkdir(join(base, 'outside'));
  await writeFile(join(base, 'outside', 'secret.md'), SECOND);
  await symlink(join(base, 'outside', 'secret.md'), join(dir, 'tea', '03-more.md'));
  await symlink(join(base, 'outside'), join(dir, 'zen'));
  expect(await lines()).toEqual([
    'tea/03-more.md:1: this link leads out of the content folder; put the file itself in its place',
    'zen:1: this link leads out of the content folder; put the file itself in its place',
  ]);
});

test('a link that leads nowhere, or to itself, is refused', async () => {
  await write('tea', GOOD);
  await symlink('gone.md', join(dir, 'tea', '03-gone.md'));
  await symlink('04-loop.md', join(dir, 'tea', '04-loop.md'));
  expect(await lines()).toEqual([
    'tea/03-gone.md:1: this link can’t be followed: no such file; put the file itself in its place',
    'tea/04-loop.md:1: this link can’t be followed: the link leads to itself; put the file itself in its place',
  ]);
});

test('a link inside the content folder is followed, and so is one to the folder itself', async () => {
  await write('tea', GOOD);
  await rm(join(dir, 'tea', '02-leaves.md'));
  await writeFile(join(dir, '.shared.md'), SECOND);
  await symlink('../.shared.md', join(dir, 'tea', '02-leaves.md'));
  await symlink(dir, join(base, 'link'));
  const result = await loadCorpus(join(base, 'link'));
  expect(result).toMatchObject({ kind: 'valid', files: 3 });
});

test('a folder named like a section is refused', async () => {
  await write('tea', GOOD);
  await mkdir(join(dir, 'tea', '03-more.md'));
  expect(await lines()).toEqual(['tea/03-more.md:1: this is not a file; put a text file in its place']);
});

test('a file far too large is refused unread, and is not said to be missing', async () => {
  await write('tea', { ...GOOD, 'article.md': 'x'.repeat(300_000) });
  expect(await lines()).toEqual([
    'tea/article.md:1: the file has 300000 bytes, 262144 at most; split the section into several',
  ]);
});
