// docs/importing.md: its example gives just what it shows, and its limits are those in the code.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFile } from '../../src/cli/import.js';
import { MAX_SOURCE_BYTES, MAX_TEXT_BYTES } from '../../src/import/format.js';

const docs = await readFile('docs/importing.md', 'utf8');
const blocks = [...docs.matchAll(/```(\w+)\n([\s\S]*?)```/gu)].map(([, kind, text = '']) => ({ kind, text }));
const texts = blocks.filter(({ kind }) => kind === 'text').map(({ text }) => text);

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'footnote-docs-'));
});
afterEach(async () => {
  await rm(base, { recursive: true });
});

test('the example prints and writes what the page shows', async () => {
  await writeFile(join(base, 'tea.txt'), texts[0] ?? '');
  const lines: string[] = [];
  const print = (line: string) => lines.push(line.replaceAll(`${base}/`, ''));
  const output = { out: print, err: print };
  expect(
    await importFile(join(base, 'tea.txt'), { contentDir: join(base, 'content'), id: 'tea' }, output),
  ).toBe(0);
  expect(`${lines.join('\n')}\n`).toBe(texts[1]);
  const section = blocks.find(({ kind }) => kind === 'markdown')?.text;
  expect(await readFile(join(base, 'content', 'tea', '02-before-the-cup.md'), 'utf8')).toBe(section);
});

test('the sizes it states are those that hold', () => {
  const [file, text] = [MAX_SOURCE_BYTES, MAX_TEXT_BYTES].map((bytes) => bytes / 1024 / 1024);
  expect(docs).toContain(`A file may have ${file} MB, a text alone ${text} MB.`);
});
