// docs/content-format.md says of the format what the code holds content to.
import { readFile } from 'node:fs/promises';
import { ARTICLE_FIELDS, ARTICLE_LIMITS } from '../../src/content/articleFile.js';
import { LONG_PASSAGE, MAX_PASSAGE } from '../../src/content/passages.js';
import { parseSectionFile, SECTION_FIELDS, SECTION_LIMITS } from '../../src/content/sectionFile.js';

const docs = await readFile('docs/content-format.md', 'utf8');

/** The rows of the first table below a heading. */
function rowsUnder(heading: string): string[] {
  const [, below = ''] = docs.split(`## ${heading}\n`);
  return (below.split('\n\n')[0] ?? '').split('\n').slice(2);
}

test.each([
  ['Fields of an article', ARTICLE_FIELDS, ARTICLE_LIMITS],
  ['Fields of a section', SECTION_FIELDS, SECTION_LIMITS],
])('“%s” lists all of them, and no others, with their limits', (heading, fields, limits) => {
  const rows = rowsUnder(heading);
  const named = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name),
  );
  expect(named.toSorted()).toEqual([...fields].toSorted());
  for (const [name, limit] of Object.entries(limits)) {
    const row = rows.find((text) => (text.split('|')[1] ?? '').includes(`\`${name}\``));
    expect(row?.split('|').at(-2)).toContain(` ${limit} `);
  }
});

test('the lengths of passages are those that are checked', () => {
  expect(docs).toContain(
    `${MAX_PASSAGE.toLocaleString('en')} characters at most; over ${LONG_PASSAGE} is a warning`,
  );
});

test('the example is good content', () => {
  const example = /```markdown\n(---\n[\s\S]*?)```/.exec(docs)?.[1] ?? '';
  const { draft, findings } = parseSectionFile(example, 'brewing.md', 'en');
  expect(findings).toEqual([]);
  expect(draft?.passages).toHaveLength(2);
});
