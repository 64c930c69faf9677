// Whatever an editor's file holds, checking it ends in a corpus or in findings that point into a file.
import fc from 'fast-check';
import { hasErrors } from '../../src/content/finding.js';
import { ARTICLE, build, bytesOf, FIRST, type Files, GOOD, SECOND } from './fixture.js';

const PIECES = [
  '---',
  '\n',
  '\r',
  '\t',
  ': ',
  '- ',
  '[¶2]',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '#',
  '&a',
  '*a',
  '!',
  '|',
  '>',
  '`',
  '\0',
  '\uD800',
  '\uFEFF',
  '？',
  '\n\n',
  'id: x\n',
  '<<: *a\n',
  '? ',
  '...\n',
  '%YAML 1.1\n',
];

const edit = fc.record({
  file: fc.constantFrom('article.md', '01-water.md', '02-leaves.md'),
  at: fc.nat(400),
  drop: fc.nat(20),
  put: fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 5 })),
});

function checkPromise(files: Files) {
  const result = build(files);
  expect(result.corpus === undefined).toBe(hasErrors(result.findings));
  for (const { file, line, message, remedy } of result.findings) {
    const text = files[file.replace('tea/', '')];
    const count = text === undefined ? 0 : new TextDecoder().decode(bytesOf(text)).split('\n').length;
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(count + 1);
    expect(message).not.toBe('');
    expect(remedy).not.toBe('');
  }
}

test('any edits of a good text give a corpus or findings, and never throw', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const files: Record<string, string> = {
        'article.md': ARTICLE,
        '01-water.md': FIRST,
        '02-leaves.md': SECOND,
      };
      for (const { file, at, drop, put } of edits) {
        const text = files[file] ?? '';
        files[file] = text.slice(0, at) + put + text.slice(at + drop);
      }
      checkPromise(files);
    }),
    { numRuns: 500 },
  );
});

test('any bytes give findings, and never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const start = new TextEncoder().encode('---\nid: a\n');
      checkPromise({ ...GOOD, '03-a.md': bytes, '04-b.md': Uint8Array.of(...start, ...bytes) });
    }),
  );
});

test('a word put into a passage stands in the corpus as it was written', () => {
  const word = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(word, (put) => {
      const { corpus, findings } = build({
        ...GOOD,
        '02-leaves.md': SECOND.replace('some', () => `a ${put} b`),
      });
      const text = corpus?.articles[0]?.sections[1]?.passages[0]?.text;
      if (text === undefined) expect(findings.map(({ file }) => file)).toContain('tea/02-leaves.md');
      else expect(text).toBe(`Leaves steep for a ${put} b minutes.`);
    }),
  );
});
