// Compiles the bot and the local workspace's page into dist/; does nothing when dist/ is already true to src/.
// Builds aside and renames, so that a process already running from dist/ never sees half of it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const projects = ['tsconfig.json', 'src/workspace/page/tsconfig.json'];
const root = dirname(import.meta.dirname);
process.chdir(root);

const sources = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .concat('tsconfig.json', 'package-lock.json', 'scripts/build.mjs')
  .sort();
const hash = createHash('sha256');
for (const file of sources) hash.update(`${file}\0`).update(readFileSync(file));
const stamp = hash.digest('hex');
const built = 'dist/.source-hash';
if (existsSync(built) && readFileSync(built, 'utf8') === stamp) process.exit(0);

const aside = `dist.${process.pid}.tmp`;
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
for (const project of projects) {
  // Types are checked by `npm run types`; checking them here would more than double what a first start takes.
  const { status } = spawnSync(process.execPath, [tsc, '-p', project, '--outDir', aside, '--noCheck'], {
    stdio: 'inherit',
  });
  if (status !== 0) {
    rmSync(aside, { recursive: true, force: true });
    process.exit(status ?? 1);
  }
}
cpSync('src/workspace/page', join(aside, 'workspace/page'), {
  recursive: true,
  filter: (file) => !/\.tsx?$|tsconfig\.json$/.test(file),
});
cpSync('src/search/vectors', join(aside, 'search/vectors'), { recursive: true });
for (const file of ['elsewhere.txt', 'simplified.txt'])
  cpSync(join('src/search', file), join(aside, 'search', file));
writeFileSync(join(aside, '.source-hash'), stamp);
const old = `dist.${process.pid}.old`;
if (existsSync('dist')) renameSync('dist', old);
renameSync(aside, 'dist');
rmSync(old, { recursive: true, force: true });
