import { buildPassageIndex } from '../../src/search/passageIndex.js';
import { toQuery } from '../../src/search/query.js';
import { spellerFor } from '../../src/search/searcher.js';
import { corpusOf } from '../fixtures/corpus.js';

const corpus = corpusOf([
  'The village draws its drinking water from three wells near the southern waterworks.',
  'Whoever waters a garden at noon pays a tax; the miller grinds wheat and rye.',
  'A millstone is dressed each spring by a travelling stonecutter.',
]);
const index = buildPassageIndex(corpus, 'en');
const speller = spellerFor(index);
const query = (question: string) => toQuery(question, index, speller);
const mended = (question: string) =>
  Object.fromEntries(query(question).terms.flatMap(({ typed, mended: to }) => (to ? [[typed, to]] : [])));

describe('the query of a question', () => {
  test('mends a word that the texts and everyday English lack, and leaves what is right', () => {
    expect(mended('who is the stonecuter?')).toEqual({ stonecuter: 'stonecutter' });
    expect(mended('is there football by the wells?')).toEqual({});
  });

  test.each(['whta is a millstone', 'waht is teh millstone', 'wich millstone', 'abuot the millstone'])(
    'drops a mistyped word that says nothing: %s',
    (question) => {
      expect(query(question).terms.map(({ typed }) => typed)).toEqual(['millstone']);
    },
  );

  test('parts two words of the texts that were written as one', () => {
    expect(query('drinkingwater').terms.map(({ term }) => term)).toEqual(['drink', 'water']);
  });

  test('joins a word of the texts that was written as two', () => {
    expect(mended('who dressed the mill stone?')).toEqual({ 'mill stone': 'millstone' });
  });

  test('takes the most telling words of a long message, however many there are', () => {
    const long = Array.from({ length: 700 }, (_, i) => `zq${i.toString(36)}`).join(' ');
    const { terms } = query(`${long} millstone ${long} rye`);
    expect(terms.length).toBeLessThanOrEqual(40);
    expect(terms.map(({ typed }) => typed)).toEqual(expect.arrayContaining(['millstone', 'rye']));
  });

  test('knows when only a number or a time can answer', () => {
    expect(query('how many wells are there?').asks).toBe('number');
    expect(query('when is the millstone dressed?').asks).toBe('time');
    expect(query('why is there a tax?').asks).toBeUndefined();
  });
});
