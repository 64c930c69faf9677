// Lists every package that production installs, with its licence, from package-lock.json; exit 1 when one has a licence
// that isn't allowed, or none. `npm run licences`
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences that ask for no more than to be named. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
  'Zlib',
]);

/** SPDX expressions as packages write them: `(MIT OR GPL-3.0-or-later)`, `(MIT AND Zlib)`. */
function isAllowed(expression) {
  const bare = expression.trim().replace(/^\((.*)\)$/, '$1');
  if (/[()]/.test(bare)) return false;
  return bare.split(' OR ').some((choice) => choice.split(' AND ').every((name) => ALLOWED.has(name.trim())));
}

const [lockfile = join(import.meta.dirname, '..', 'package-lock.json')] = process.argv.slice(2);
const { packages } = JSON.parse(readFileSync(lockfile, 'utf8'));
const listed = Object.entries(packages)
  .filter(([path, { dev, devOptional }]) => path.startsWith('node_modules/') && !dev && !devOptional)
  .map(([path, { version, license }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return { name, version, licence: license ?? 'none stated' };
  })
  .sort((one, other) => (one.name < other.name ? -1 : 1));
const refused = listed.filter(({ licence }) => !isAllowed(licence));
for (const { name, version, licence } of listed) console.log(`${name} ${version}  ${licence}`);
for (const { name, version, licence } of refused)
  console.error(`${name} ${version}: its licence (${licence}) is not an allowed one.`);
process.exitCode = refused.length > 0 ? 1 : 0;
