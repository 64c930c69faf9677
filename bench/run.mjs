// `npm run bench`: Footnote next to plain Fuse and MiniSearch on the same content and questions, in one run.
// Options: --content DIR, --questions FILE. Ratios are to Footnote; absolute times belong to the machine.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    content: { type: 'string', default: 'content' },
    questions: { type: 'string', default: 'tests/eval/article.dev.jsonl' },
  },
});
const names = [
  'footnote',
  'fuse (default)',
  'fuse (ignoring location)',
  'minisearch',
  'minisearch (fuzzy, prefix)',
];

function measure(engine) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--expose-gc', 'bench/one.mjs', engine, values.content, values.questions],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${engine}: ${stderr}`);
  return JSON.parse(stdout);
}

const bare = spawnSync(process.execPath, ['-e', 'console.log(process.memoryUsage().rss / 2 ** 20)'], {
  encoding: 'utf8',
});
const rows = names.map(measure);
const ours = rows[0];
console.log(
  `Node ${process.version}; bare Node holds ${Number(bare.stdout).toFixed(0)} MB; ${values.questions} over ${values.content}\n`,
);
const head = [
  'engine',
  'right first',
  'questions/s',
  'p50 ms',
  'p99 ms',
  'ready ms',
  'memory MB',
  'p50 ÷ ours',
];
const table = rows.map((row) => [
  row.engine,
  `${(100 * row.rightFirst).toFixed(0)}%`,
  row.perSecond.toFixed(0),
  row.p50.toFixed(3),
  row.p99.toFixed(3),
  row.readyMs.toFixed(0),
  row.rssMB.toFixed(0),
  (row.p50 / ours.p50).toFixed(2),
]);
const widths = head.map((title, i) => Math.max(title.length, ...table.map((cells) => cells[i].length)));
for (const cells of [head, ...table])
  console.log(
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '),
  );
