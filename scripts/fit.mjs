// `npm run fit`: fits the numbers of src/search/models.ts from the texts themselves (scripts/samples.mjs says which
// questions are made of them), and prints how well they do on questions left out. Options:
//   --content DIR     a content folder to learn from (may be given several times; default: content)
//   --write           write src/search/models.ts and the reliability diagram; without it, only print
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { chance, evidenceNames } from '../dist/search/evidence.js';
import { fitLogistic, fitRank, hideGold, judge } from '../dist/search/fit.js';
import { rank } from '../dist/search/rank.js';
import { areaUnderRoc } from './measures.mjs';
import { reliabilitySvg } from './reliability.mjs';
import { samplesOf } from './samples.mjs';

const { values } = parseArgs({
  options: {
    content: { type: 'string', multiple: true, default: ['content'] },
    write: { type: 'boolean', default: false },
  },
});

/** A wrong certain answer costs a reader twice what a right passage does that is shown as unsure. */
const wrongAnswerCost = 2;
/**
 * Share of covered questions that may be refused, on questions left out, each kind counting the same. Readers' share is
 * lower: what they ask has not been taken out of the text.
 */
const refusedShare = 0.04;
const folds = 5;
/** What a ranking is fitted on; half-remembered questions alone would teach it to lean on the editors' questions. */
const ranked = ['asked', 'half', 'keyword', 'own', 'bare'];
const covered = ['asked', 'keyword', 'own', 'bare'];
const judged = ['asked', 'half', 'keyword', 'own', 'bare'];
/** Keywords are short and chatter is too: the number of words is left out, so that it can't pass for evidence. */
const coveredBy = evidenceNames.filter((name) => name !== 'terms' && name !== 'share');
/** Kinds of questions that readers ask, for the threshold of refusing. */
const readers = ['asked', 'half', 'keyword', 'own'];

function fitOn(samples) {
  const of = (kinds) => kinds.flatMap((kind) => samples[kind]);
  const weights = fitRank(of(ranked));
  const off = judge(samples.off, weights);
  return {
    rank: weights,
    right: fitLogistic(
      [...judge(of(judged), weights), ...judge(hideGold(of(judged)), weights), ...off],
      ({ right }) => right,
    ),
    // Hidden passages are left out here: what their neighbours say may well cover the question in part.
    covered: fitLogistic([...judge(of(covered), weights), ...off], (each) => each.covered, coveredBy),
  };
}

/** Every question judged by a fit that has not seen it. */
function heldOut(samples) {
  const kinds = Object.keys(samples);
  const judgements = [];
  for (let k = 0; k < folds; k++) {
    const part = (keep) =>
      Object.fromEntries(
        kinds.map((kind) => [kind, samples[kind].filter(({ source }) => (source % folds === k) === keep)]),
      );
    const fitted = fitOn(part(false));
    const test = part(true);
    for (const kind of kinds) {
      const sets = [[kind, test[kind]]];
      if (judged.includes(kind)) sets.push([`hidden ${kind}`, hideGold(test[kind])]);
      for (const [name, set] of sets)
        judge(set, fitted.rank).forEach(({ evidence, right }, i) => {
          const three = rank(set[i].features, fitted.rank, 3).some(({ doc }) => set[i].gold.has(doc));
          judgements.push({
            kind: name,
            right,
            three,
            p: chance(evidence, fitted.right),
            c: chance(evidence, fitted.covered),
          });
        });
    }
  }
  return judgements;
}

const share = (all, holds) => (all.length === 0 ? 0 : all.filter(holds).length / all.length);
const percent = (value) => `${(100 * value).toFixed(1)}%`;
const rounded = (record) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, Number(value.toFixed(3))]));

function modelFor(semantic, samples) {
  const judgements = heldOut(samples);
  const of = (kind) => judgements.filter((each) => each.kind === kind);
  const refusedAt = (threshold) =>
    readers.reduce((sum, kind) => sum + share(of(kind), ({ c }) => c < threshold), 0) / readers.length;
  let threshold = 0;
  while (refusedAt(threshold + 0.001) <= refusedShare) threshold += 0.001;
  const certain = wrongAnswerCost / (wrongAnswerCost + 1);
  console.log(`\n${semantic}: questions left out, by a fit that has not seen them`);
  console.table(
    Object.fromEntries(
      [...new Set(judgements.map(({ kind }) => kind))].map((kind) => [
        kind,
        {
          asked: of(kind).length,
          'right first': percent(share(of(kind), ({ right }) => right)),
          'among three': percent(share(of(kind), ({ three }) => three)),
          refused: percent(share(of(kind), ({ c }) => c < threshold)),
          certain: percent(share(of(kind), ({ p, c }) => c >= threshold && p >= certain)),
          'right when certain': percent(
            share(
              of(kind).filter(({ p }) => p >= certain),
              ({ right }) => right,
            ),
          ),
        },
      ]),
    ),
  );
  const here = judgements.filter(({ kind }) => readers.includes(kind));
  const away = judgements.filter(({ kind }) => kind.startsWith('hidden') || kind === 'off');
  console.log(
    `confidence, asked and hidden: area under the ROC curve ${areaUnderRoc(
      here.map(({ p }) => p),
      away.map(({ p }) => p),
    ).toFixed(3)}; covered, asked and daily life: ${areaUnderRoc(
      of('asked').map(({ c }) => c),
      of('off').map(({ c }) => c),
    ).toFixed(3)}`,
  );
  const fitted = fitOn(samples);
  return {
    judgements,
    model: {
      rank: rounded(fitted.rank),
      right: rounded(fitted.right),
      covered: rounded(fitted.covered),
      thresholds: { answer: Number(certain.toFixed(3)), covered: Number(threshold.toFixed(3)) },
    },
  };
}

const models = {};
const diagrams = {};
let counted = '';
for (const semantic of ['off', 'vectors']) {
  const samples = await samplesOf(values.content, semantic);
  const { model, judgements } = modelFor(semantic, samples);
  models[semantic] = model;
  diagrams[semantic] = judgements;
  counted ||= Object.entries(samples)
    .map(([kind, set]) => `${set.length} ${kind}`)
    .join(', ');
}
const folders = values.content.map((dir) => relative(process.cwd(), dir) || dir).join(', ');
if (values.write) {
  writeFileSync(
    'src/search/models.ts',
    `// The fitted numbers of matching, written by \`npm run fit -- --write\`; not to be changed by hand.
// Fitted on samples of ${folders} and src/search/elsewhere.txt: ${counted}.
import type { Models } from './rank.js';

export const models: Models = ${JSON.stringify(models, null, 2)};
`,
  );
  writeFileSync('docs/reliability.svg', reliabilitySvg(diagrams.vectors));
} else console.log(JSON.stringify(models, null, 2));
