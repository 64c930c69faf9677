import { FieldIndex } from '../../src/search/field.js';

const index = new FieldIndex([
  ['well', 'water'],
  ['water', 'tax', 'garden', 'tax'],
  ['mill', 'wheat', 'rye'],
]);
const asked = (...terms: string[]) => [...index.score(terms.map((term) => ({ term, weight: 1 })))];

describe('a searchable field', () => {
  test('ranks the document with the rarer word first', () => {
    const [well, tax] = asked('water', 'well');
    expect(well).toBeGreaterThan(tax as number);
  });

  test('scores a document without any of the words as nothing', () => {
    expect(asked('water')[2]).toBe(0);
  });

  test('scores lower when the question has words that no document has', () => {
    expect(asked('mill', 'football')[2]).toBeLessThan(asked('mill')[2] as number);
  });

  test('stays within 0 and 1', () => {
    for (const score of asked('tax', 'garden', 'water')) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });

  test('weighs terms', () => {
    const [well, , mill] = index.score([
      { term: 'well', weight: 0.1 },
      { term: 'mill', weight: 1 },
    ]);
    expect(mill).toBeGreaterThan(well as number);
  });
});
