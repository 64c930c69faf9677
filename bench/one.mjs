// One engine in a process of its own: time to ready, time a question, memory, and how often the first passage is right.
import { readFileSync } from 'node:fs';

const [engine, content, file] = process.argv.slice(2);
const started = performance.now();
const { loadCorpus } = await import('../dist/content/load.js');
const { engines } = await import('./engines.mjs');
const loaded = await loadCorpus(content);
if (!loaded.corpus) throw new Error('the content has errors: run footnote check');
const search = engines[engine](loaded.corpus);
const ready = performance.now() - started;

const questions = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const scored = questions.filter(
  ({ gold, context }) => gold.length > 0 && !gold.includes('*') && context === undefined,
);
let right = 0;
for (const { q, gold } of scored) if (search(q)[0]?.some((name) => gold.includes(name))) right++;

const times = [];
const until = performance.now() + 3_000;
while (performance.now() < until) {
  for (const { q } of questions) {
    const from = performance.now();
    search(q);
    times.push(performance.now() - from);
  }
}
const total = times.reduce((sum, time) => sum + time, 0);
times.sort((a, b) => a - b);
const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
globalThis.gc?.();
console.log(
  JSON.stringify({
    engine,
    readyMs: ready,
    perSecond: (1000 * times.length) / total,
    p50: at(0.5),
    p99: at(0.99),
    rssMB: process.memoryUsage().rss / 2 ** 20,
    rightFirst: right / scored.length,
  }),
);
