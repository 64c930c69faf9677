// Takes the README's picture of the local workspace anew: npm run -s build && node scripts/screenshots.mjs
// The same on every run but for the fonts of the machine: the times of day are drawn as one fixed time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { smallPng } from './smallPng.mjs';

const root = dirname(import.meta.dirname);
const picture = join(root, 'docs/images/local-workspace.png');
const launch = JSON.parse(readFileSync(join(root, 'tests/browser/chromium.json'), 'utf8'));

const folder = mkdtempSync(join(tmpdir(), 'footnote-picture-'));
const bot = spawn(process.execPath, [join(root, 'dist/main.js')], {
  cwd: folder,
  env: { PATH: process.env.PATH, PORT: '0', FOOTNOTE_CONTENT: join(root, 'content') },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const browser = await chromium.launch(launch);
try {
  let printed = '';
  while (!/http:\S+\//.test(printed)) printed += (await once(bot.stdout, 'data'))[0];
  const address = /http:\S+\//.exec(printed)?.[0] ?? '';
  const page = await browser.newPage({ viewport: { width: 1280, height: 980 }, locale: 'en-GB' });
  await page.goto(address);
  const say = async (composer, text) => {
    await page.getByTestId(composer).fill(text);
    await page.getByTestId(composer).press('Enter');
  };
  await say('composer', '/footnote Who is the author?');
  await page.getByTestId('ephemeral').waitFor();
  await page.getByRole('button', { name: /replies/ }).click();
  await say('thread-composer', '@Footnote What happens to old car batteries?');
  await page.getByTestId('thread-pane').getByText('· ¶25 · summary').waitFor();
  await page.getByRole('button', { name: '4 replies' }).waitFor();
  await page.mouse.move(0, 0);
  await page
    .getByTestId('thread-pane')
    .getByTestId('message')
    .filter({ hasText: '@Footnote' })
    .evaluate((question) => question.scrollIntoView({ block: 'start' }));
  await page.evaluate(() => {
    for (const time of document.querySelectorAll('time')) time.textContent = '09:30';
    for (const when of document.querySelectorAll('.replies-when'))
      when.textContent = 'Last reply today at 09:30';
  });
  const png = smallPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
  writeFileSync(picture, png);
  console.log(`docs/images/local-workspace.png: ${Math.round(png.length / 1000)} kB`);
} finally {
  await browser.close();
  bot.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}
