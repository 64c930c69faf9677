// The command line when nobody reads on, as after `| head`: what was found still stands in the exit status.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GOOD } from '../content/fixture.js';

const FOOTNOTE = fileURLToPath(new URL('../../dist/cli/footnote.js', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footnote-pipe-'));
  mkdirSync(join(folder, 'content', 'tea'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Its output is closed before it writes the first line. */
async function unread(args: readonly string[]) {
  const child = spawn(process.execPath, [FOOTNOTE, ...args], { cwd: folder });
  child.stdout.destroy();
  let err = '';
  child.stderr.on('data', (data) => {
    err += data;
  });
  const [status] = await once(child, 'close');
  return { status, err };
}

it.each([
  ['with errors in the texts it is 1', 'A passage without a locator.', 1],
  ['without any it is 0', '', 0],
] as const)('%s', async (_what, added, status) => {
  const files = Object.entries(GOOD);
  for (const [index, [name, text]] of files.entries())
    writeFileSync(
      join(folder, 'content', 'tea', name),
      index === files.length - 1 && added ? `${text}\n${added}\n` : text,
    );
  expect(await unread(['check'])).toEqual({ status, err: '' });
});
