// `footnote import`: what it writes and says, what it refuses, and that it leaves nothing half done.
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { importFile } from '../../src/cli/import.js';
import { loadCorpus } from '../../src/content/load.js';
import { parseSourceText } from '../../src/content/sourceText.js';
import { readSource } from '../../src/import/readSource.js';
import { docxOf, pdfOf, zipOf } from '../import/documents.js';

const TEXT = `On: the “Baking” of #Bread

By Rosa Crumb

Bread is older than writing, and every people that grows grain has found its own way to bake it.

I. What a dough is

A dough is flour and water.

Figure 1: A loaf.

On salt

Salt slows the yeast down, which is why it goes in late.

II. Bread on the table

It should cool first.

Rosa Crumb is a baker.
`;

let base: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'footnote-import-'));
});

afterEach(async () => {
  await rm(base, { recursive: true });
});

/** Imports a file with these bytes; paths are given below the folder of the test. */
async function run(name: string, bytes: string | Uint8Array | undefined, id?: string) {
  const file = join(base, name);
  if (bytes !== undefined) await writeFile(file, bytes);
  const [out, err]: [string[], string[]] = [[], []];
  const short = (line: string) => line.replaceAll(`${base}/`, '');
  const status = await importFile(
    file,
    { contentDir: join(base, 'content'), ...(id === undefined ? {} : { id }) },
    { out: (line) => out.push(short(line)), err: (line) => err.push(short(line)) },
  );
  return { status, out, err };
}

const written = async () => (await readdir(base, { recursive: true })).toSorted();
const fileOf = (path: string) => readFile(join(base, path), 'utf8');

test('a document becomes a folder with a file a section, and its numbered source beside the content folder', async () => {
  const { status, out, err } = await run('bread.txt', TEXT);
  expect({ status, err }).toEqual({ status: 0, err: [] });
  expect(out).toEqual([
    'read bread.txt as plain text: 3 headings, 4 paragraphs, 1 caption and 1 note',
    'found: author “Rosa Crumb”, title “On: the “Baking” of #Bread”, language “en”',
    'not found, to be written in article.md: publication and published',
    'wrote content/on-the-baking-of-bread (article.md and 5 sections) and sources/on-the-baking-of-bread.txt',
    expect.stringMatching(/^next: write a passage before each locator/),
  ]);
  expect(await written()).toEqual([
    'bread.txt',
    'content',
    'content/on-the-baking-of-bread',
    'content/on-the-baking-of-bread/01-introduction.md',
    'content/on-the-baking-of-bread/02-what-a-dough-is.md',
    'content/on-the-baking-of-bread/03-on-salt.md',
    'content/on-the-baking-of-bread/04-bread-on-the-table.md',
    'content/on-the-baking-of-bread/05-about-this-article.md',
    'content/on-the-baking-of-bread/article.md',
    'sources',
    'sources/on-the-baking-of-bread.txt',
  ]);
  const section = await fileOf('content/on-the-baking-of-bread/03-on-salt.md');
  expect(section).toMatch(
    /^---\nid: "on-salt"\ntitle: "On salt"\nheading: "On salt"\npart: "I. What a dough is"\n# /,
  );
  expect(section).toMatch(/\n---\n\[¶3\]\n$/);
  expect(await fileOf('content/on-the-baking-of-bread/02-what-a-dough-is.md')).toMatch(/\[¶2\]\n\n\[C1\]\n$/);
  expect(await fileOf('content/on-the-baking-of-bread/05-about-this-article.md')).toMatch(
    /\[H2\]\n\n\[N1\]\n$/,
  );
});

test('every paragraph of the document stands in the source text under its locator', async () => {
  await run('bread.txt', TEXT, 'bread');
  const pieces = parseSourceText(await fileOf('sources/bread.txt'));
  expect(pieces.map((piece) => (piece.kind === 'numbered' ? piece.source : piece.level))).toEqual([
    ...['H1', 'H2', 'P1', 2, 'P2', 'C1', 3, 'P3', 2, 'P4', 'N1'],
  ]);
  for (const { text } of pieces) expect(TEXT).toContain(text);
});

test('the draft is not served and says only what is to be written; once that is written, it is', async () => {
  await run('bread.txt', TEXT, 'bread');
  const folder = join(base, 'content', 'bread');
  const draft = await loadCorpus(join(base, 'content'));
  expect(draft.kind).toBe('invalid');
  const open = draft.findings.filter(
    ({ message }) => !/^draft: |is empty$|abstract is missing|no text is finished/.test(message),
  );
  expect(open).toEqual([]);

  for (const name of await readdir(folder)) {
    const text = await readFile(join(folder, name), 'utf8');
    const finished = text
      .replace(/^publication:.*$/mu, 'publication: The Oven')
      .replace(/^published:.*$/mu, 'published: 2022-10-03')
      .replace(/^(?=\[[¶CNH]\d+\]$)/gmu, 'Said in other words. ');
    await writeFile(join(folder, name), name === 'article.md' ? `${finished}An abstract.\n` : finished);
  }
  const { kind, corpus, findings } = await loadCorpus(join(base, 'content'));
  expect({ kind, findings }).toEqual({ kind: 'valid', findings: [] });
  expect(corpus?.articles[0]?.title).toBe('On: the “Baking” of #Bread');
  expect(corpus?.articles[0]?.locators).toEqual({ title: ['H1'], author: ['H2'] });
});

test('nothing that is there is overwritten, and what is there is named', async () => {
  await run('bread.txt', TEXT, 'bread');
  await rm(join(base, 'content', 'bread'), { recursive: true });
  await writeFile(join(base, 'sources', 'bread.txt'), 'mine');
  const before = await written();
  expect(await run('bread.txt', TEXT, 'bread')).toEqual({
    status: 1,
    out: [],
    err: [
      'nothing was written: sources/bread.txt already exists; choose another id with --id, or move the old one away',
    ],
  });
  expect(await written()).toEqual(before);
  expect(await fileOf('sources/bread.txt')).toBe('mine');
});

test('where the content folder can’t be written to, nothing is left half done', async () => {
  await writeFile(join(base, 'content'), 'a file in its place');
  const { status, err } = await run('bread.txt', TEXT, 'bread');
  expect(status).toBe(1);
  expect(err).toEqual([expect.stringMatching(/^nothing was written, since content can’t be written to: /)]);
  expect(await written()).toEqual(['bread.txt', 'content']);
});

test.each<[what: string, name: string, bytes: string | Uint8Array | undefined, line: RegExp]>([
  ['missing', 'gone.pdf', undefined, /^gone\.pdf can’t be read: no such file; /],
  ['empty', 'empty.md', '', /^empty\.md is empty; /],
  ['blank', 'blank.txt', ' \n\n ', /^blank\.txt is empty; /],
  [
    'binary',
    'loaf.png',
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13),
    /is not a document/,
  ],
  [
    'a ZIP by another name',
    'a.docx',
    zipOf({ 'a.txt': 'a' }),
    /^a\.docx is a ZIP archive and no Word document; /,
  ],
  [
    'cut short',
    'b.docx',
    docxOf([{ text: 'Bread.' }]).slice(0, 300),
    /^b\.docx can’t be read as a Word document/,
  ],
  ['a broken PDF', 'b.pdf', '%PDF-1.4\nnothing more', /^b\.pdf can’t be read as a PDF \(.+\); /],
  ['under a password', 'c.pdf', pdfOf([[]], true), /^c\.pdf asks for a password; /],
  ['without text', 'd.pdf', pdfOf([[], []]), /^d\.pdf has no text that can be read, as a scan has none; /],
  ['a Word document without text', 'e.docx', docxOf([]), /^e\.docx has no text that can be read/],
  [
    'of old Word',
    'f.doc',
    Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1),
    /^f\.doc is a Word document of the old kind/,
  ],
  ['a page without words', 'g.html', '<html><body><img src="x"></body></html>', /^g\.html has no text/],
])(
  'a file that is %s is one line on standard error, and nothing is written',
  async (_, name, bytes, line) => {
    const { status, out, err } = await run(name, bytes);
    expect({ status, out }).toEqual({ status: 1, out: [] });
    expect(err).toEqual([expect.stringMatching(line)]);
    expect(await written()).toEqual(bytes === undefined ? [] : [name]);
  },
);

test('a file of 50 MB is refused unread', async () => {
  await writeFile(join(base, 'big.pdf'), '%PDF-1.4');
  await truncate(join(base, 'big.pdf'), 50 * 1024 * 1024);
  expect(await run('big.pdf', undefined)).toEqual({
    status: 1,
    out: [],
    err: ['big.pdf is too large: 50 MB, 32 MB at most; save it without pictures, or part it'],
  });
});

test('a folder, and an id that is none, are refused', async () => {
  await mkdir(join(base, 'folder'));
  expect((await run('folder', undefined)).err).toEqual(['folder is not a file; give the path of a document']);
  const { err } = await run('bread.txt', TEXT, '../up');
  expect(err).toEqual([expect.stringMatching(/^“\.\.\/up” is not an id; give one of lower-case letters/)]);
  expect((await run('面包.txt', '面团是面粉和水放在一起。')).err).toEqual([
    expect.stringMatching(/^no id can be made of the title; /),
  ]);
});

const GOOD: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['a.txt', new TextEncoder().encode(TEXT)],
  [
    'a.md',
    new TextEncoder().encode('---\ntitle: B\n---\n# B\n\n> a[^1]\n\n| a |\n|---|\n| b |\n\n[^1]: c\n'),
  ],
  [
    'a.html',
    new TextEncoder().encode('<html><body><h1>B</h1><table><tr><td>a</table><ul><li id=fn1>b</body></html>'),
  ],
  [
    'a.docx',
    docxOf(
      [
        { style: 'Title', text: 'Bread' },
        { text: 'It is old.', footnote: 1 },
      ],
      ['So it is.'],
    ),
  ],
  ['a.pdf', pdfOf([[{ text: 'Bread is old.', x: 50, y: 700, size: 12 }]])],
];

test.each(GOOD)(
  'any edit of the bytes of %s gives a document or a reason, and never throws',
  async (name, bytes) => {
    const edit = fc.record({
      at: fc.nat(bytes.length),
      drop: fc.nat(8),
      put: fc.uint8Array({ maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        let changed = bytes;
        for (const { at, drop, put } of edits)
          changed = Uint8Array.of(...changed.slice(0, at), ...put, ...changed.slice(at + drop));
        const result = await readSource(changed, name);
        expect('problem' in result || result.document.blocks.length > 0).toBe(true);
      }),
      { numRuns: 40 },
    );
  },
);

test('any bytes by any name give a document or a reason, and never throw', async () => {
  const start = fc.constantFrom('', '%PDF-1.7\n', 'PK\x03\x04', '<html>', '---\n', '\xff\xfe');
  await fc.assert(
    fc.asyncProperty(
      start,
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom('a.md', 'a.html', 'a.txt', 'a'),
      async (mark, bytes, name) => {
        const result = await readSource(Uint8Array.of(...Buffer.from(mark, 'latin1'), ...bytes), name);
        expect('problem' in result || result.document.blocks.length > 0).toBe(true);
      },
    ),
  );
});
