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
