// `npm run -s build && node --expose-gc bench/size.mjs [passages…]`: what a question costs in texts of 240 and of 10,000
// passages, made of the bundled sentences in seeded disorder; what hostile messages cost; and memory.
import { readFileSync } from 'node:fs';
import { createAnswerer } from '../dist/answer/answerer.js';
import { loadCorpus } from '../dist/content/load.js';
import { seeded } from '../scripts/measures.mjs';

const sizes = process.argv.slice(2).map(Number);
const questions = readFileSync('tests/eval/article.dev.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line).q);
const { corpus } = await loadCorpus('content');
const [article] = corpus.articles;
const sentences = article.sections.flatMap(({ passages }) =>
  passages.flatMap(({ text }) => text.split(/(?<=[.!?]) /)),
);

/** Sections of ten passages of four sentences each, each with five readers' questions. */
function corpusOf(size) {
  const random = seeded(1);
  const text = () =>
    Array.from({ length: 4 }, () => sentences[Math.floor(random() * sentences.length)]).join(' ');
  const sections = Array.from({ length: size / 10 }, (_, s) => {
    const like = article.sections[s % article.sections.length];
    const passages = Array.from({ length: 10 }, (_, p) => ({
      ...like.passages[0],
      id: `large/s${s}¶${p + 1}`,
      sources: [`P${s * 10 + p + 1}`],
      text: text(),
    }));
    const questions = like.questions.slice(0, 5).map(({ text: asked }) => ({ text: asked, sources: [] }));
    return { ...like, id: `s${s}`, position: s, terms: [], questions, passages, key: passages.slice(0, 1) };
  });
  return { hash: String(size), articles: [{ ...article, id: 'large', sections, translations: [] }] };
}

const hostile = {
  'one letter, 4,000 times': 'a'.repeat(4_000),
  '700 unknown words': Array.from({ length: 700 }, (_, i) => `q${i.toString(36)}zx`).join(' '),
  'the text itself': sentences.join(' ').slice(0, 4_000),
  '40,000 characters': 'word '.repeat(8_000),
};

const timed = (work) => {
  const from = performance.now();
  work();
  return performance.now() - from;
};
const memory = () => {
  globalThis.gc?.();
  return process.memoryUsage().rss / 2 ** 20;
};

const bare = memory();
const rows = {};
for (const size of sizes.length > 0 ? sizes : [240, 10_000])
  for (const semantic of ['off', 'vectors']) {
    const large = corpusOf(size);
    let answerer;
    const build = timed(() => {
      answerer = createAnswerer(large, { semantic });
    });
    const first = timed(() => answerer.answer(questions[0]));
    const times = [];
    for (let round = 0; round < 5; round++)
      for (const question of questions) times.push(timed(() => answerer.answer(question)));
    times.sort((a, b) => a - b);
    const worst = Math.max(...Object.values(hostile).map((text) => timed(() => answerer.answer(text))));
    const at = (share) => times[Math.floor(times.length * share)].toFixed(2);
    rows[`${size} ${semantic}`] = {
      'build ms': build.toFixed(0),
      'first ms': first.toFixed(1),
      'p50 ms': at(0.5),
      'p99 ms': at(0.99),
      'worst hostile ms': worst.toFixed(1),
      'memory above start, MB': (memory() - bare).toFixed(0),
    };
  }
console.table(rows);
