// How findings come together: all at once, in order, without repeating each other.
import { A, ARTICLE, build, type Files, findings, GOOD, inSecond, L, SECOND } from './fixture.js';

test('all findings come at once, sorted by file and line, errors first', () => {
  const files: Files = {
    ...GOOD,
    'article.md': ARTICLE.replace('id: tea', 'id: Tea').replace('author: Ann Leaf\n', ''),
    '02-leaves.md': SECOND.replace('id: leaves', 'ids: leaves').replace(' [¶3]', `${'x'.repeat(900)}`),
    'cups.md': '',
  };
  expect(build(files).findings.map(({ file, line, severity }) => [file, line, severity])).toEqual([
    [L, 1, 'error'],
    [L, 2, 'error'],
    [L, 6, 'error'],
    [L, 6, 'warning'],
    [A, 1, 'error'],
    [A, 2, 'error'],
    ['tea/cups.md', 1, 'error'],
  ]);
});

test('a glossary is not held against an article whose passages can’t be read', () => {
  expect(findings(inSecond(' [¶3]', ' [P3]'))).toEqual([`${L}:6: [P3] is not a locator; write [¶3]`]);
});

test('two articles can’t have one id', () => {
  expect(findings(GOOD, { zen: GOOD })).toEqual([
    'zen/article.md:2: the article id tea is already that of tea/article.md; give each article an id of its own',
  ]);
});

test('a message shows nothing of a file that a terminal would obey', () => {
  const found = findings(inSecond(' [¶3]', '\u001b[31m'));
  expect(found).toHaveLength(2);
  expect(found.join('')).not.toContain('\u001b');
});

test('a warning alone leaves the corpus in service', () => {
  const result = build(inSecond('some', '*some*'));
  expect(result.findings).toHaveLength(1);
  expect(result.corpus?.articles[0]?.sections[1]?.passages[0]?.text).toBe('Leaves steep for *some* minutes.');
});
