import fc from 'fast-check';
import type { FeatureTable } from '../../src/search/features.js';
import { models } from '../../src/search/models.js';
import { rank, scoreAll } from '../../src/search/rank.js';

const noFeatures = (none: Float64Array): FeatureTable => ({
  ...{
    text: none,
    sentence: none,
    terms: none,
    synonyms: none,
    title: none,
    named: none,
    question: none,
    likeness: none,
  },
  ...{ coverage: none, pairs: none, soft: none, softQuestion: none, theme: none, themeQuestion: none },
  answerType: none,
});
const table = (text: readonly number[]): FeatureTable => {
  const none = new Float64Array(text.length);
  return { ...noFeatures(none), text: Float64Array.from(text) };
};

describe('ranking', () => {
  test('gives the best passages first, as sorting all of them would', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 }), (text) => {
        const features = table(text);
        const scores = [...scoreAll(features, models.off.rank)];
        const sorted = scores
          .map((score, doc) => ({ doc, score }))
          .filter(({ score }) => score > 0)
          .sort((a, b) => b.score - a.score || a.doc - b.doc);
        expect(rank(features, models.off.rank, 10)).toEqual(sorted.slice(0, 10));
      }),
    );
  });
});
