// `footnote check`: what it prints, where, and its exit status.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '../../src/cli/check.js';
import { type Files, GOOD, SECOND } from '../content/fixture.js';

const MANIFEST = `display_information:
  name: Footnote
  description: Answers from a text.
features:
  bot_user:
    display_name: Footnote
  slash_commands:
    - command: /footnote
      description: Ask the text.
  shortcuts:
    - name: Find the passage
      type: message
      callback_id: find
      description: Find it.
oauth_config:
  scopes:
    bot:
      - commands
      - app_mentions:read
    bot_optional:
      - channels:history
settings:
  event_subscriptions:
    bot_events:
      - app_mention
      - message.channels
  interactivity:
    is_enabled: true
  token_rotation_enabled: false
`;

let base: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'footnote-check-'));
});

afterEach(async () => {
  await rm(base, { recursive: true });
});

/** Runs the command on files written to a folder; paths are given below it. */
async function run(files: Files | undefined, manifest?: string | Uint8Array) {
  if (files) {
    await mkdir(join(base, 'content', 'tea'), { recursive: true });
    for (const [name, text] of Object.entries(files))
      await writeFile(join(base, 'content', 'tea', name), text);
  }
  if (manifest !== undefined) await writeFile(join(base, 'manifest.yml'), manifest);
  const [out, err]: [string[], string[]] = [[], []];
  const status = await check({
    contentDir: join(base, 'content'),
    ...(manifest === undefined ? {} : { manifestPath: join(base, 'manifest.yml') }),
    out: (line) => out.push(line.replaceAll(`${base}/`, '')),
    err: (line) => err.push(line.replaceAll(`${base}/`, '')),
  });
  return { status, out, err };
}

test('valid content is one line and status 0', async () => {
  expect(await run(GOOD)).toEqual({
    status: 0,
    out: ['content is valid: 1 article, 2 sections, 4 passages'],
    err: [],
  });
});

test('a valid manifest is said to be so', async () => {
  expect(await run(GOOD, MANIFEST)).toEqual({
    status: 0,
    out: ['content is valid: 1 article, 2 sections, 4 passages; manifest.yml is valid'],
    err: [],
  });
});

test('errors are printed with paths that a terminal can open, then counted, with status 1', async () => {
  const text = SECOND.replace(' [¶3]', '').replace('song', '*song*').replace('title:', 'titel: T\ntitle:');
  expect(await run({ ...GOOD, '02-leaves.md': text })).toEqual({
    status: 1,
    out: [
      'content/tea/02-leaves.md:3: “titel” is not a known field; did you mean title? If not, delete it',
      'content/tea/02-leaves.md:7: this passage has no locator at its end: “Leaves steep for some minutes.”; end it with its source paragraph in square brackets, such as [¶15] or [¶15–16]',
      'content/tea/02-leaves.md:9: warning: the marks of emphasis are shown as typed; write the words without * and _',
      '2 errors, 1 warning in 3 files',
    ],
    err: [],
  });
});

test('warnings alone leave status 0', async () => {
  const { status, out } = await run({ ...GOOD, '02-leaves.md': SECOND.replace('song', '*song*') });
  expect(status).toBe(0);
  expect(out.at(-1)).toBe('content is valid: 1 article, 2 sections, 4 passages; 1 warning');
});

test('a missing content folder is one line on standard error, with status 1', async () => {
  expect(await run(undefined)).toEqual({
    status: 1,
    out: [],
    err: [
      'content:1: the content folder can’t be read: no such folder; give the path of the folder that holds the articles',
    ],
  });
});

test('an empty content folder is one line on standard error, with status 1', async () => {
  await mkdir(join(base, 'content'));
  const { status, out, err } = await run(undefined);
  expect([status, out, err.length]).toEqual([1, [], 1]);
});

const AFTER = 'correct it after docs.slack.dev/reference/app-manifest';
test.each<[rule: string, from: string, to: string, finding: string]>([
  ['broken YAML', 'name: Footnote\n', 'name: "Footnote\n', 'manifest.yml:30: the YAML is broken'],
  ['no name', '  name: Footnote\n', '', `manifest.yml:2: display_information.name: is missing; ${AFTER}`],
  [
    'a name too long',
    'name: Footnote',
    `name: ${'x'.repeat(36)}`,
    `manifest.yml:2: display_information.name: has more than 35 characters; ${AFTER}`,
  ],
  [
    'a name that is a number',
    'name: Footnote',
    'name: 5',
    `manifest.yml:2: display_information.name: must be string; ${AFTER}`,
  ],
  [
    'a command without a slash',
    'command: /footnote',
    'command: footnote',
    `manifest.yml:8: features.slash_commands.0.command: must be a slash and lower-case letters, such as /footnote; ${AFTER}`,
  ],
  [
    'no command',
    '    - command: /footnote\n      description: Ask the text.\n',
    '    []\n',
    `manifest.yml:8: features.slash_commands: has fewer than 1 items; ${AFTER}`,
  ],
  [
    'a shortcut of an unknown type',
    'type: message',
    'type: menu',
    `manifest.yml:12: features.shortcuts.0.type: must be message or global; ${AFTER}`,
  ],
  [
    'token rotation on',
    'rotation_enabled: false',
    'rotation_enabled: true',
    `manifest.yml:29: settings.token_rotation_enabled: must be false; ${AFTER}`,
  ],
  [
    'a scope that is none',
    '- app_mentions:read',
    '- App Mentions',
    `manifest.yml:19: oauth_config.scopes.bot.1: must be the name of a scope, such as chat:write; ${AFTER}`,
  ],
  [
    'commands without their scope',
    '      - commands\n',
    '',
    'manifest.yml:8: slash commands need the scope commands; add it to oauth_config.scopes.bot',
  ],
  [
    'an event without its scope',
    '      - channels:history',
    '      - groups:history',
    'manifest.yml:26: the event message.channels needs the scope channels:history; add it to oauth_config.scopes.bot or bot_optional, or delete the event',
  ],
  ['an alias without its anchor', 'name: Footnote', 'name: *footnote', 'manifest.yml'],
])('a manifest with %s is refused', async (_, from, to, finding) => {
  const manifest = MANIFEST.replace(from, () => to);
  expect(manifest).not.toBe(MANIFEST);
  const { status, out } = await run(GOOD, manifest);
  expect(status).toBe(1);
  expect(out[0]).toContain(finding);
  expect(out.at(-1)).toMatch(/^[1-9] errors? in 4 files$/);
});

test('a manifest that is missing, or no UTF-8, is refused', async () => {
  const { status, out } = await run(GOOD, Uint8Array.of(0xff));
  expect([status, out[0]]).toEqual([
    1,
    'manifest.yml:1: the file is not UTF-8: this line holds other bytes; save it again with the encoding UTF-8',
  ]);
  const lines: string[] = [];
  const print = (line: string) => lines.push(line);
  const paths = { contentDir: join(base, 'content'), manifestPath: join(base, 'gone.yml') };
  expect(await check({ ...paths, out: print, err: print })).toBe(1);
  expect(lines[0]).toBe(
    `${join(base, 'gone.yml')}:1: this file can’t be read: no such file; restore it from the repository`,
  );
});

test('the bundled content and manifest pass', async () => {
  const lines: string[] = [];
  const print = (line: string) => lines.push(line);
  const status = await check({ contentDir: 'content', manifestPath: 'manifest.yml', out: print, err: print });
  expect({ status, lines: lines.filter((line) => !line.includes(': warning: ')) }).toEqual({
    status: 0,
    lines: [expect.stringMatching(/^content is valid: .*; manifest\.yml is valid/)],
  });
});

/** Puts a source beside the content folder. */
async function putSource(text: string | Uint8Array) {
  await mkdir(join(base, 'sources'), { recursive: true });
  await writeFile(join(base, 'sources', 'tea.txt'), text);
}

test('a source beside the content folder is compared with, and only warns', async () => {
  await putSource('[¶1] a\n\n[¶2] b\n\n[¶3] c\n\n[¶4] Never longer than a song!\n\n[¶5] d\n');
  expect(await run(GOOD)).toEqual({
    status: 0,
    out: [
      'content/tea/02-leaves.md:8: warning: no passage covers ¶5 of the source: “d”; write one that ends with [¶5], or put it into the locator of the passage that says it',
      'content is valid: 1 article, 2 sections, 4 passages; 1 warning',
    ],
    err: [],
  });
});

test.each<[what: string, text: string | Uint8Array, message: RegExp]>([
  [
    'without numbers',
    'Just a text.\n',
    /^sources\/tea\.txt:1: warning: this source has no numbered paragraphs/,
  ],
  ['in another encoding', Uint8Array.of(0x0a, 0xff), /^sources\/tea\.txt:2: warning: the file is not UTF-8/],
])('a source %s is told, and compared with nothing', async (_, text, message) => {
  await putSource(text);
  const { status, out } = await run(GOOD);
  expect([status, out.length]).toEqual([0, 2]);
  expect(out[0]).toMatch(message);
});

test('a draft beside a finished text is counted, and its gaps are listed', async () => {
  await mkdir(join(base, 'content', 'coffee'), { recursive: true });
  for (const [name, text] of Object.entries(GOOD))
    await writeFile(
      join(base, 'content', 'coffee', name),
      text.toString().replace('id: tea', 'id: coffee').replace('For black tea it boils. ', ''),
    );
  const { status, out } = await run(GOOD);
  expect(status).toBe(0);
  expect(out).toEqual([
    expect.stringMatching(
      /^content\/coffee\/01-water\.md:18: warning: draft: the passage for \[¶2\] is not written/,
    ),
    'content is valid: 1 article, 2 sections, 4 passages; 1 draft not served; 1 warning',
  ]);
});

async function json(options: { readonly translated?: boolean } = {}) {
  const lines: string[] = [];
  const print = (line: string) => lines.push(line);
  const status = await check({
    contentDir: join(base, 'content'),
    json: true,
    out: print,
    err: print,
    ...options,
  });
  expect(lines).toHaveLength(1);
  return { status, ...JSON.parse((lines[0] ?? '').replaceAll(`${base}/`, '')) };
}

test('--json is one object with the sizes, the counts and every finding', async () => {
  await run({ ...GOOD, '02-leaves.md': SECOND.replace('song', '*song*') });
  expect(await json()).toEqual({
    status: 0,
    valid: true,
    articles: 1,
    translations: 0,
    sections: 2,
    passages: 4,
    drafts: [],
    errors: 0,
    warnings: 1,
    findings: [
      {
        severity: 'warning',
        file: 'content/tea/02-leaves.md',
        line: 8,
        message: 'the marks of emphasis are shown as typed',
        remedy: 'write the words without * and _',
      },
    ],
  });
  await run({ '02-leaves.md': 'broken' });
  expect(await json()).toMatchObject({ status: 1, valid: false, errors: 1 });
  await rm(join(base, 'content'), { recursive: true });
  expect(await json()).toMatchObject({ status: 1, valid: false, errors: 1, findings: [{ line: 1 }] });
});

test('a translation lags behind once its original has changed, until it is said to be up to date', async () => {
  const translated = {
    ...GOOD,
    'article.de.md': (GOOD['article.md'] ?? '').toString().replace('language: en', 'language: de'),
    '01-water.de.md': GOOD['01-water.md'] ?? '',
    '02-leaves.de.md': SECOND,
  };
  const warnings = async (options = {}) =>
    (await json(options)).findings.map(
      ({ file, message }: { file: string; message: string }) => `${file}: ${message}`,
    );
  await run(translated);
  expect(await warnings()).toEqual([
    'content/tea/article.de.md: it is not recorded which state of the original 3 of 3 files translate',
  ]);
  expect(await warnings({ translated: true })).toEqual([]);
  expect(await warnings()).toEqual([]);
  // What readers ask is each language's own; what they read is not.
  await run({
    '01-water.md': (GOOD['01-water.md'] ?? '').toString().replace('Which water do I take', 'What water'),
  });
  expect(await warnings()).toEqual([]);
  await run({ '02-leaves.md': SECOND.replace('some minutes', 'five minutes') });
  expect(await warnings()).toEqual([
    'content/tea/02-leaves.de.md: tea/02-leaves.md has changed since this was translated',
  ]);
  expect(await warnings({ translated: true })).toEqual([]);
});
