// The bot as a person starts it, and a real browser at its page. Whatever goes wrong on either side fails the test.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type LaunchOptions, type Locator, type Page } from 'playwright-core';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const CONTENT = fileURLToPath(new URL('../../content', import.meta.url));
const CHROMIUM: LaunchOptions = JSON.parse(readFileSync(new URL('./chromium.json', import.meta.url), 'utf8'));

/** Slack's usual window, and a phone's. */
export const sizes = { wide: { width: 1280, height: 800 }, narrow: { width: 400, height: 800 } } as const;

/** Under an answer: author, title, publication, date · part › section · paragraphs · how it was made. */
export const sourceNote = (paragraph: string) =>
  new RegExp(`Huang Qunhui, “[^”]+”, Qiushi Journal [^·]*5 January 2024 · .+ › .+ · ${paragraph} · summary`);

export interface Workspace {
  /** A new page at the workspace's address, once the app is connected to it. */
  open(size?: keyof typeof sizes): Promise<Page>;
  /** The bot's process. */
  child(): ChildProcess;
  /** What the bot has printed on standard output. */
  printed(): string;
}

/**
 * For a describe block: a fresh bot for each test, one browser for them all. After each test, an error in the page's
 * console, a request that failed, a call that Slack would refuse, a line on the bot's standard error, or an exit
 * status other than 0 fails that test.
 */
export function startWorkspace(): Workspace {
  let browser: Browser;
  let folder: string;
  let bot: ReturnType<typeof startBot>;
  const pages: Page[] = [];
  const faults: string[] = [];
  beforeAll(async () => {
    browser = await chromium.launch(CHROMIUM);
  });
  afterAll(() => browser.close());
  beforeEach(() => {
    // An empty folder: a developer's own .env must not take the tests to a real Slack.
    folder = mkdtempSync(join(tmpdir(), 'footnote-browser-'));
    faults.length = 0;
    bot = startBot(folder);
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) {
      faults.push(...(await page.locator('.problems li').allTextContents()));
      await page.context().close();
    }
    const { status, err } = await bot.stop();
    rmSync(folder, { recursive: true, force: true });
    expect({ faults, err, status }).toEqual({ faults: [], err: '', status: 0 });
  });
  return {
    child: () => bot.child,
    printed: () => bot.printed(),
    async open(size = 'wide') {
      const context = await browser.newContext({ viewport: sizes[size], locale: 'en-GB' });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      pages.push(page);
      page.on('console', (message) => {
        if (/error|warning/.test(message.type())) faults.push(`console: ${message.text()}`);
      });
      page.on('pageerror', (error) => faults.push(`page: ${error.message}`));
      page.on('requestfailed', (request) => faults.push(`request: ${request.url()}`));
      page.on('response', (response) => {
        if (response.status() >= 400) faults.push(`response: ${response.status()} ${response.url()}`);
      });
      await page.goto(await bot.address());
      await page.getByTestId('composer').waitFor();
      return page;
    },
  };
}

function startBot(folder: string) {
  const env = { PATH: process.env.PATH, PORT: '0', FOOTNOTE_CONTENT: CONTENT };
  const child = spawn(process.execPath, [MAIN], { cwd: folder, env });
  let [out, err] = ['', ''];
  const exited = once(child, 'close').then(([status]) => ({ status, err }));
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    err += data;
  });
  return {
    child,
    printed: () => out,
    async address() {
      while (!/http:\S+\//.test(out)) {
        const ended = await Promise.race([exited, once(child.stdout, 'data')]);
        if ('status' in ended) throw new Error(`The bot ended with ${ended.status}: ${ended.err}`);
      }
      return /http:\S+\//.exec(out)?.[0] ?? '';
    },
    stop() {
      child.kill('SIGTERM');
      return exited;
    },
  };
}

/** Types into a composer and sends. */
export async function say(page: Page, text: string, composer = 'composer'): Promise<void> {
  await page.getByTestId(composer).fill(text);
  await page.getByTestId(composer).press('Enter');
}

/** The bot's messages in a part of the page, oldest first. */
export function botMessages(part: Page | Locator): Locator {
  return part.locator('[data-testid=message]:has(.badge)');
}

/** Waits for so many of the bot's messages, and gives their texts. */
export async function replyTexts(part: Page | Locator, count: number): Promise<string[]> {
  await botMessages(part)
    .nth(count - 1)
    .waitFor();
  return botMessages(part).allTextContents();
}
