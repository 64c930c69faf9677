// Locators are read and written the same way everywhere.
import fc from 'fast-check';
import type { SourceId } from '../../src/content/article.js';
import {
  formatLocator,
  innerLocator,
  nearestSource,
  parseLocator,
  splitLocator,
} from '../../src/content/locator.js';

test.each<[string, SourceId[]]>([
  ['[¶15]', ['P15']],
  ['¶15', ['P15']],
  ['[¶15–16]', ['P15', 'P16']],
  ['[¶15-16]', ['P15', 'P16']],
  ['[ ¶15 – 16 ]', ['P15', 'P16']],
  ['[¶15, ¶17]', ['P15', 'P17']],
  ['[¶14, C1]', ['P14', 'C1']],
  ['[¶14,C1]', ['P14', 'C1']],
  ['[C1, C2]', ['C1', 'C2']],
  ['[N1]', ['N1']],
  ['H2', ['H2']],
])('%s is read as %j', (text, sources) => {
  expect(parseLocator(text)).toEqual({ ok: true, sources });
});

test.each([
  ['[P15]', '[P15] is not a locator', 'write [¶15]'],
  ['[15]', '[15] is not a locator', 'write [¶15]'],
  ['[15-16]', '[15-16] is not a locator', 'write [¶15–16]'],
  ['[¶15-¶16]', '[¶15-¶16] is not a locator', 'write [¶15–16]'],
  ['[¶ 15]', '[¶ 15] is not a locator', 'write [¶15]'],
  ['[§15]', '[§15] is not a locator', 'write [¶15]'],
  ['[p. 15]', '[p. 15] is not a locator', 'write [¶15]'],
  ['[¶14, c1]', '[¶14, c1] is not a locator', 'write [¶14, C1]'],
  ['[¶]', '[¶] is not a locator', 'write it as one of [¶15], [¶15–16], [¶14, C1], [C1], [N1] or [H2]'],
  ['[¶0]', '[¶0] is not a locator', 'write it as one of [¶15], [¶15–16], [¶14, C1], [C1], [N1] or [H2]'],
  ['[¶15–17]', 'spans more than two source paragraphs', 'split the text'],
  ['[¶15–16, C1]', 'spans more than two source paragraphs', 'split the text'],
  ['[¶1, ¶3, ¶5]', 'spans more than two source paragraphs', 'split the text'],
  ['[¶16–15]', 'does not run forwards', 'put the lower number first'],
  ['[¶15–15]', 'does not run forwards', 'put the lower number first'],
  ['[C2, C1]', 'does not run forwards', 'put the lower number first'],
])('%s is refused, with a remedy', (text, message, remedy) => {
  const result = parseLocator(text);
  expect(result).toEqual({
    ok: false,
    message: expect.stringContaining(message),
    remedy: expect.stringContaining(remedy),
  });
});

test('a locator is taken off the end of a text, spaces or none before it', () => {
  expect(splitLocator('Tea is hot. [¶15]  ')).toEqual({
    kind: 'located',
    text: 'Tea is hot.',
    sources: ['P15'],
  });
  expect(splitLocator('茶很热。[¶15–16]')).toEqual({
    kind: 'located',
    text: '茶很热。',
    sources: ['P15', 'P16'],
  });
});

test('brackets that are no locator belong to the text', () => {
  expect(splitLocator('Is it hot [sic]')).toEqual({ kind: 'plain', text: 'Is it hot [sic]' });
  expect(splitLocator('What was [Note 7b]')).toEqual({ kind: 'plain', text: 'What was [Note 7b]' });
});

test('a locator written wrongly is not taken for text', () => {
  expect(splitLocator('Is it hot? [P15]')).toMatchObject({ kind: 'bad', remedy: 'write [¶15]' });
  expect(splitLocator('Is it hot? [¶1–9]')).toMatchObject({ kind: 'bad', text: 'Is it hot?' });
});

test('a locator inside a text is found', () => {
  expect(innerLocator('One. [¶1] Two.')).toBe('[¶1]');
  expect(innerLocator('One [sic] two.')).toBeUndefined();
});

test('the nearest source is of the same kind, if there is one', () => {
  expect(nearestSource('P17', ['P3', 'P15', 'C1'])).toBe('P15');
  expect(nearestSource('C4', ['P3', 'C1', 'C3'])).toBe('C3');
  expect(nearestSource('N1', ['P3', 'P4'])).toBe('P3');
  expect(nearestSource('N1', [])).toBeUndefined();
});

const number = fc.integer({ min: 1, max: 9999 });
const source = fc
  .tuple(fc.constantFrom('P', 'C', 'N', 'H'), number)
  .map(([kind, n]): SourceId => `${kind}${n}`);
const sources = fc.oneof(
  fc.tuple(source),
  number.map((n): SourceId[] => [`P${n}`, `P${n + 1}`]),
  fc.tuple(source, source).filter(([a, b]) => a[0] !== b[0] || Number(a.slice(1)) < Number(b.slice(1))),
);

test('any locator that is written is read back', () => {
  fc.assert(
    fc.property(sources, (ids) => {
      expect(parseLocator(formatLocator(ids))).toEqual({ ok: true, sources: ids });
      expect(parseLocator(`[${formatLocator(ids)}]`)).toEqual({ ok: true, sources: ids });
    }),
  );
});

test('any locator comes off the text it was put behind', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), sources, (text, ids) => {
      const split = splitLocator(`${text} [${formatLocator(ids)}]`);
      expect(split).toEqual({ kind: 'located', text: text.trim(), sources: ids });
    }),
  );
});

test('no text makes the reader of locators throw', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('[', ']', '¶', '1', '6', '-', '–', ',', ' ', 'C', 'P', 'x') }),
      (text) => {
        const split = splitLocator(text);
        if (split.kind === 'located') expect(split.sources.length).toBeLessThanOrEqual(2);
        else expect(split.text.length).toBeLessThanOrEqual(text.length);
      },
    ),
  );
});
