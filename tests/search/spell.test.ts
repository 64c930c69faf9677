import fc from 'fast-check';
import { createSpeller, editDistance } from '../../src/search/spell.js';

const vocabulary = new Map(
  ['industrialization', 'factories', 'openness', 'opening', 'security', 'shared', 'green', 'products'].map(
    (word) => [word, 3],
  ),
);
const speller = createSpeller(vocabulary, (word) => vocabulary.has(word));
const first = (word: string) => speller.suggest(word)[0]?.word;

describe('spelling', () => {
  test.each([
    ['industrilization', 'industrialization'],
    ['factorys', 'factories'],
    ['secrity', 'security'],
    ['prodcuts', 'products'],
    ['gren', 'green'],
    ['openning', 'opening'],
  ])('takes %s for %s', (typed, meant) => {
    expect(first(typed)).toBe(meant);
  });

  test('takes a rare English word for one of the text only when a single slip apart', () => {
    expect(first('shard')).toBe('shared');
    expect(first('opines')).toBeUndefined();
  });

  test.each(['green', 'football', 'x', '2035', 'zzzzzzzz'])('leaves %s as it is', (typed) => {
    expect(speller.suggest(typed)).toEqual([]);
  });

  test('counts a swap of neighbours as one slip', () => {
    expect(editDistance('layuot', 'layout')).toBe(1);
    expect(editDistance('kitten', 'sitting')).toBe(3);
  });

  test('distances are symmetric, zero only for the same word, and no longer than the longer word', () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});
