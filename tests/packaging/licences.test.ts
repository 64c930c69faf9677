// Everything that production installs may be used, and says so.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../fixtures/botProcess.js';

const list = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'scripts/licences.mjs'), ...args],
    {
      encoding: 'utf8',
    },
  );
  return { status, out: stdout.trim().split('\n'), err: stderr.trim() };
};

describe('licences', () => {
  it('lists each package of production, and finds all of them allowed', () => {
    const { status, out, err } = list();
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect({ status, err }).toEqual({ status: 0, err: '' });
    for (const name of Object.keys(dependencies))
      expect(out.some((line) => line.startsWith(`${name} `))).toBe(true);
    expect(out.some((line) => line.startsWith('jest '))).toBe(false);
  });

  it.each([
    ['GPL-3.0-only', 1],
    ['(MIT AND GPL-3.0-only)', 1],
    [undefined, 1],
    ['(MIT OR GPL-3.0-or-later)', 0],
    ['(MIT AND Zlib)', 0],
  ])('judges %s', (license, status) => {
    const folder = mkdtempSync(join(tmpdir(), 'footnote-licences-'));
    const lockfile = join(folder, 'package-lock.json');
    const packages = {
      '': { license: 'MIT' },
      'node_modules/a': { version: '1.0.0', license },
      'node_modules/b': { version: '1.0.0', license: 'GPL-3.0-only', dev: true },
    };
    writeFileSync(lockfile, JSON.stringify({ packages }));
    const found = list(lockfile);
    rmSync(folder, { recursive: true });
    expect(found.status).toBe(status);
    expect(found.err.includes('a 1.0.0')).toBe(status === 1);
  });
});
