import { computeFeatures } from '../../src/search/features.js';
import { createVectorScorer } from '../../src/search/meaning.js';
import { buildPassageIndex } from '../../src/search/passageIndex.js';
import { toQuery } from '../../src/search/query.js';
import { createSearcher, spellerFor } from '../../src/search/searcher.js';
import { loadWordVectors } from '../../src/search/wordVectors.js';
import { corpusOf } from '../fixtures/corpus.js';

const corpus = corpusOf([
  'Lenders must look at what a firm earns before they give it a loan.',
  'A doctor visits each patient in the ward every morning.',
  'Trains leave the station on the hour.',
]);
const index = buildPassageIndex(corpus, 'en');
const vectors = loadWordVectors();
const scorer = createVectorScorer(index, vectors);
const query = (question: string) => toQuery(question, index, spellerFor(index));
const largest = (column: Float64Array) => column.indexOf(Math.max(...column));

describe('word vectors', () => {
  test('hold words that are used alike nearer than words that are not', () => {
    const like = (one: string, other: string) => vectors.likeness(vectors.rowOf(one), vectors.rowOf(other));
    expect(like('bank', 'bank')).toBeCloseTo(1, 5);
    expect(like('bank', 'lenders')).toBeGreaterThan(like('bank', 'patient'));
    expect(like('factory', 'plant')).toBeGreaterThan(like('factory', 'poem'));
  });

  test('have no row for a word they do not know', () => {
    expect(vectors.rowOf('zxqvbn')).toBe(-1);
  });
});

describe('meaning', () => {
  test.each([
    ['when do banks lend money to a company?', 0],
    ['do physicians see sick people in hospital?', 1],
    ['how often does the railway run?', 2],
  ])('finds the passage for %j, with which it shares no word', (question, passage) => {
    const { soft, theme } = scorer.score(query(question));
    expect(largest(soft)).toBe(passage);
    expect(largest(theme)).toBe(passage);
  });

  test('tells a question of daily life from one that a text may cover', () => {
    expect(scorer.elsewhere(query('which vitamins are in a lemon?'))).toBeGreaterThan(
      scorer.elsewhere(query('must lenders weigh the earnings of a firm?')),
    );
  });

  test('says nothing of a question whose words nobody knows', () => {
    const { soft, theme } = scorer.score(query('zxqvbn qqqzzz'));
    expect(Math.max(...soft, ...theme)).toBe(0);
  });

  test('stays within 0 and 1, up to rounding', () => {
    const scores = scorer.score(query('lenders look at what a firm earns'));
    for (const column of Object.values(scores))
      for (const value of column as Float64Array) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1.02);
      }
  });

  test('can be left out: words alone are matched then, and nothing else changes', () => {
    const features = computeFeatures(query('lenders'), index);
    expect(Math.max(...features.theme, ...features.soft)).toBe(0);
    const searcher = createSearcher(corpus, { semantic: 'off' });
    expect(searcher.search('what must lenders look at?', 'en').hits[0]?.passage.sources).toEqual(['P1']);
  });
});
