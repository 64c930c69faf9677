// What README, CONTRIBUTING and docs/ say is there, is there: settings, scopes, scripts, links.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { settingNames } from '../src/config.js';
import { readManifest } from '../src/manifest.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

/** The first cells of the tables under a heading. */
function firstCells(page: string, heading: string): string[] {
  const below = read(page).split(`# ${heading}\n`)[1]?.split(/^#/m)[0] ?? '';
  return [...below.matchAll(/^\| (.+?) \|/gm)].map(([, cell = '']) => cell);
}
const codes = (cells: readonly string[], pattern: RegExp) => [
  ...new Set(cells.flatMap((cell) => [...cell.matchAll(pattern)].map(([, name = '']) => name))),
];

test('the README lists every setting and no other', () => {
  expect(codes(firstCells('README.md', 'Settings'), /`([A-Z_]+)`/g).sort()).toEqual([...settingNames].sort());
});

test('the README gives a reason for every scope in manifest.yml and for no other', () => {
  const { bot, bot_optional: optional } = readManifest(join(root, 'manifest.yml')).oauth_config.scopes;
  const listed = codes(firstCells('README.md', 'What it asks Slack for'), /`([a-z_:]+)`/g);
  expect(listed.sort()).toEqual([...bot, ...optional].sort());
});

test.each(pages)('%s links to files that exist', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, to = '']) => to);
  expect(links.filter((to) => !existsSync(join(root, dirname(page), to)))).toEqual([]);
});

test.each(pages)('%s names only scripts that package.json has', (page) => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));
  const named = [...read(page).matchAll(/npm (?:run(?: -s)? )([a-z:]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
