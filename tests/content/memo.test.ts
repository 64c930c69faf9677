// Building a corpus again: with the memo of the last time only what changed is parsed, and nothing else is different.
import fc from 'fast-check';
import { buildCorpus, type ContentFolder, type Memo } from '../../src/content/corpus.js';
import { ARTICLE, bytesOf, FIRST, type Files, GOOD, SECOND } from './fixture.js';

const folder = (name: string, files: Files): ContentFolder => ({
  name,
  files: Object.entries(files).map(([file, text]) => ({ name: file, bytes: bytesOf(text) })),
});
const coffee = { ...GOOD, 'article.md': ARTICLE.replace('id: tea', 'id: coffee') };
const edited = { ...GOOD, '02-leaves.md': SECOND.replace('some', 'five') };

/** States that an article's folder may be in, good and bad. */
const STATES: readonly (Files | undefined)[] = [
  undefined,
  GOOD,
  coffee,
  edited,
  { ...GOOD, '02-leaves.md': SECOND.replace('Leaves steep for some minutes. ', '') },
  { ...GOOD, '02-leaves.md': SECOND.replace('title: Then the leaves\n', '') },
  { 'article.md': ARTICLE },
  { ...GOOD, 'picture.png': 'x', '03-again.md': FIRST },
  { ...GOOD, 'article.md': new Uint8Array([0xff]) },
];

test('whatever the folders were before, the corpus and the findings are those of a first reading', () => {
  const states = fc.array(fc.tuple(fc.constantFrom(...STATES), fc.constantFrom(...STATES)), { maxLength: 5 });
  fc.assert(
    fc.property(states, (steps) => {
      const memo: Memo = new Map();
      for (const [tea, zoo] of steps) {
        const folders = [...(tea ? [folder('tea', tea)] : []), ...(zoo ? [folder('zoo', zoo)] : [])];
        expect(buildCorpus(folders, [], memo)).toEqual(buildCorpus(folders));
      }
    }),
    { numRuns: 25 },
  );
});

test('an article that was not edited is not read anew', () => {
  const memo: Memo = new Map();
  const [first, second] = [GOOD, edited].map(
    (tea) => buildCorpus([folder('coffee', coffee), folder('tea', tea)], [], memo).corpus?.articles,
  );
  expect(first).toHaveLength(2);
  expect(second?.[0]).toBe(first?.[0]);
  expect(second?.[1]).not.toEqual(first?.[1]);
});
