// `node scripts/simplified.mjs`: makes src/search/simplified.txt, the simplified form of each traditional Chinese character,
// from the package opencc-js (OpenCC's tables), which is installed aside, into a temporary folder.
//   --package DIR   use the package installed there instead
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const name = 'opencc-js';
const version = '1.4.2';
const { values } = parseArgs({ options: { package: { type: 'string' } } });

function installAside() {
  const aside = mkdtempSync(join(tmpdir(), 'simplified-'));
  const { status } = spawnSync(
    'npm',
    ['install', '--prefix', aside, '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${version}`],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (status !== 0) throw new Error(`npm could not install ${name}`);
  return aside;
}

const aside = values.package ? undefined : installAside();
try {
  const OpenCC = createRequire(import.meta.url)(values.package ?? join(aside, 'node_modules', name));
  const convert = OpenCC.Converter({ from: 't', to: 'cn' });
  const pairs = [];
  // The unified ideographs of everyday text; those beyond are in no text that anybody asks about.
  for (let code = 0x4e00; code <= 0x9fff; code++) {
    const character = String.fromCodePoint(code);
    const simplified = convert(character);
    if (simplified !== character && [...simplified].length === 1) pairs.push(character + simplified);
  }
  writeFileSync('src/search/simplified.txt', `${pairs.join('\n')}\n`);
  console.log(`${pairs.length} characters`);
} finally {
  if (aside) rmSync(aside, { recursive: true });
}
