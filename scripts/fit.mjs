// `npm run fit`: fits the numbers of src/search/model.ts from the editors' questions of the texts, each asked as if it
// weren't there, and prints how well they do on questions left out. Options:
//   --content DIR     a content folder to learn from (may be given several times; default: content)
//   --write           write src/search/model.ts; without it, only print
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCorpus } from '../dist/content/load.js';
import { chance } from '../dist/search/evidence.js';
import { fitLogistic, fitRank, hideGold, judge, SampleMaker } from '../dist/search/fit.js';
import { languagesOf } from '../dist/search/passageIndex.js';
import { rank } from '../dist/search/rank.js';

const { values } = parseArgs({
  options: {
    content: { type: 'string', multiple: true, default: ['content'] },
    write: { type: 'boolean', default: false },
  },
});

/** A wrong certain answer costs a reader twice what a right passage does that is shown as unsure. */
const wrongAnswerCost = 2;
/** Share of covered questions that may be refused, on questions left out. */
const refusedShare = 0.05;
/** Share of words lost in half-remembered questions. */
const loss = 0.3;

/** Numerical Recipes' linear congruential generator, seeded: the same fit at every run. */
let seed = 5;
const random = () => {
  seed = (seed * 1664525 + 1013904223) % 2 ** 32;
  return seed / 2 ** 32;
};

const groups = [];
const offTopic = [];
const offTopicQuestions = readFileSync(new URL('offtopic.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');
for (const dir of values.content) {
  const { corpus } = await loadCorpus(dir);
  if (!corpus) throw new Error(`${dir} has errors: run footnote check`);
  for (const language of languagesOf(corpus)) {
    const maker = new SampleMaker(corpus, language);
    const asked = maker.editorsQuestions();
    const half = maker.halfRemembered(loss, random);
    // The two forms of a question stay in one fold, so that none is judged by a fit that has seen the other.
    groups.push(
      ...asked.map((sample, i) => [sample, { ...half[i], half: true }]),
      ...maker.keywords().map((sample) => [sample]),
    );
    if (language === 'en') offTopic.push(...maker.offTopic(offTopicQuestions));
  }
}

/** Keywords are short and chatter is long, so that the number of words would pass for evidence: it stays out. */
const coveredBy = ['unknown', 'foreign', 'support', 'strength'];

const fitOn = (covered, off) => {
  const weights = fitRank(covered);
  const judged = [...judge(covered, weights), ...judge(hideGold(covered), weights), ...judge(off, weights)];
  return {
    rank: weights,
    right: fitLogistic(judged, ({ right }) => right),
    // Hidden passages are left out here: what their neighbours say may well cover the question in part.
    covered: fitLogistic(
      [...judge(covered, weights), ...judge(off, weights)],
      (each) => each.covered,
      coveredBy,
    ),
  };
};

// Five-fold: what the fit is worth on questions it has not seen.
const heldOut = [];
for (let k = 0; k < 5; k++) {
  const inFold = (_, i) => i % 5 === k;
  const outside = (_, i) => i % 5 !== k;
  const fitted = fitOn(groups.filter(outside).flat(), offTopic.filter(outside));
  const test = groups.filter(inFold).flat();
  const first = test.filter(({ features, gold }) => gold.has(rank(features, fitted.rank, 1)[0]?.doc)).length;
  console.log(`fold ${k + 1}: right first ${((100 * first) / test.length).toFixed(1)}% of ${test.length}`);
  const kinds = {
    asked: judge(
      test.filter((x) => x.skip >= 0),
      fitted.rank,
    ),
    half: judge(
      test.filter((x) => x.skip < 0 && x.half),
      fitted.rank,
    ),
    keyword: judge(
      test.filter((x) => x.skip < 0 && !x.half),
      fitted.rank,
    ),
    hidden: judge(hideGold(test), fitted.rank),
    off: judge(offTopic.filter(inFold), fitted.rank),
  };
  for (const [kind, judged] of Object.entries(kinds))
    for (const { evidence, right } of judged)
      heldOut.push({ kind, right, p: chance(evidence, fitted.right), c: chance(evidence, fitted.covered) });
}
console.log('confidence → share right, on questions left out (half of them with their passage hidden):');
for (let low = 0; low < 10; low++) {
  const bin = heldOut.filter(({ p }) => Math.min(9, Math.floor(p * 10)) === low);
  const share = bin.filter(({ right }) => right).length / bin.length;
  if (bin.length > 0) console.log(`  ${low / 10}–${(low + 1) / 10}  ${share.toFixed(2)}  of ${bin.length}`);
}

const all = fitOn(groups.flat(), offTopic);
const coveredChances = heldOut
  .filter(({ kind }) => kind === 'asked' || kind === 'half' || kind === 'keyword')
  .map(({ c }) => c)
  .sort((a, b) => a - b);
const thresholds = {
  // Certain when p > (1 − p) · wrongAnswerCost.
  answer: wrongAnswerCost / (wrongAnswerCost + 1),
  covered: coveredChances[Math.floor(coveredChances.length * refusedShare)],
};
for (const t of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95])
  console.log(
    t,
    Object.fromEntries(
      ['asked', 'half', 'keyword', 'off'].map((kind) => [
        kind,
        heldOut.filter((x) => x.kind === kind && x.c < t).length /
          heldOut.filter((x) => x.kind === kind).length,
      ]),
    ),
  );
const off = heldOut.filter(({ kind }) => kind === 'off');
console.log(
  `off-topic questions left out that are refused: ${((100 * off.filter(({ c }) => c < thresholds.covered).length) / off.length).toFixed(0)}%`,
);
const rounded = (record) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, Number(value.toFixed(3))]));
const model = {
  fittedOn: `${groups.length} editors' questions and terms of ${values.content.map((dir) => relative(process.cwd(), dir) || dir).join(', ')}, ${offTopicQuestions.length} off-topic questions (scripts/offtopic.txt)`,
  rank: rounded(all.rank),
  right: rounded(all.right),
  covered: rounded(all.covered),
  thresholds: rounded(thresholds),
};
console.log(model);
if (values.write)
  writeFileSync(
    'src/search/model.ts',
    `// The fitted numbers of matching, written by \`npm run fit -- --write\`; not to be changed by hand.
import type { Model } from './rank.js';

export const model: Model = ${JSON.stringify(model, null, 2)};
`,
  );
