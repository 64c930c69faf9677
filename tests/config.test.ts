// Settings: which way to run they choose, and that every problem is named at once, with its remedy and no secret.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, readConfig, settingNames } from '../src/config.js';
import { en } from '../src/words/en.js';

const BOT = 'xoxb-1111-2222-abcdef';
const APP = 'xapp-1-A0-1-abcdef';
const SIGNING = '8f742231b10e8888abcd99yyyzzz85a5';
const OAUTH = { SLACK_CLIENT_ID: '1111.2222', SLACK_CLIENT_SECRET: '0123456789abcdef' };
const KEY = 'k'.repeat(32);

const read = (env: Record<string, string | undefined>) => readConfig(env, en.expected);
const configOf = (env: Record<string, string | undefined>) => {
  const result = read(env);
  if (!result.ok) throw new Error(result.problems.map(en.settingProblem).join('\n'));
  return result.config;
};
const problemsOf = (env: Record<string, string | undefined>) => {
  const result = read(env);
  return result.ok ? [] : result.problems.map(en.settingProblem);
};

describe('which way to run', () => {
  it.each<[string, Record<string, string>, string]>([
    ['no Slack setting at all', {}, 'local'],
    ['empty settings, as in .env.example', { SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: ' ' }, 'local'],
    ['a bot token and an app token', { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP }, 'socket'],
    [
      'the same when more is set',
      {
        SLACK_BOT_TOKEN: BOT,
        SLACK_APP_TOKEN: APP,
        SLACK_SIGNING_SECRET: SIGNING,
        ...OAUTH,
        FOOTNOTE_SECRET: KEY,
      },
      'socket',
    ],
    ['a signing secret and a bot token', { SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: SIGNING }, 'http'],
    ['the OAuth set', { SLACK_SIGNING_SECRET: SIGNING, ...OAUTH, FOOTNOTE_SECRET: KEY }, 'http-oauth'],
  ])('is chosen by %s', (_what, env, kind) => {
    expect(configOf(env).mode.kind).toBe(kind);
  });

  it('has defaults for all the rest', () => {
    expect(configOf({})).toEqual({
      mode: { kind: 'local' },
      slackApiUrl: 'https://slack.com/api/',
      contentFolder: 'content',
      dataFolder: 'data',
      editors: [],
      retentionDays: 90,
      port: 3000,
      portWasSet: false,
      logLevel: 'info',
    });
  });

  it('keeps what later work needs', () => {
    const config = configOf({
      FOOTNOTE_CONTENT: 'texts',
      FOOTNOTE_DATA: '/var/footnote',
      DATABASE_URL: 'postgres://footnote@db/footnote',
      FOOTNOTE_SEMANTIC: 'vectors',
      FOOTNOTE_EDITORS: 'U012ABCDEF, W345GHIJKL',
      FOOTNOTE_RETENTION_DAYS: '30',
      FOOTNOTE_PUBLIC_URL: 'https://footnote.example.com/',
      FOOTNOTE_SECRET_PREVIOUS: KEY,
      PORT: '0',
      HOST: '::1',
      LOG_LEVEL: 'warn',
      HTTPS_PROXY: 'http://proxy.example:8080',
    });
    expect(config).toMatchObject({
      contentFolder: 'texts',
      dataFolder: '/var/footnote',
      databaseUrl: 'postgres://footnote@db/footnote',
      semantic: 'vectors',
      editors: ['U012ABCDEF', 'W345GHIJKL'],
      retentionDays: 30,
      publicUrl: 'https://footnote.example.com',
      port: 0,
      portWasSet: true,
      host: '::1',
      logLevel: 'warn',
    });
  });

  it('does not run the local workspace in production', () => {
    expect(problemsOf({ NODE_ENV: 'production' })).toEqual([expect.stringContaining('development tool')]);
    expect(configOf({ NODE_ENV: 'production', SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP }).mode.kind).toBe(
      'socket',
    );
  });
});

describe('problems with settings', () => {
  it.each<[Record<string, string>, string]>([
    [
      { SLACK_BOT_TOKEN: BOT },
      'for Socket Mode also set SLACK_APP_TOKEN; or for HTTP mode for one workspace also set SLACK_SIGNING_SECRET',
    ],
    [{ SLACK_APP_TOKEN: APP }, 'for Socket Mode also set SLACK_BOT_TOKEN'],
    [
      { SLACK_SIGNING_SECRET: SIGNING, ...OAUTH },
      'for HTTP mode for many workspaces also set FOOTNOTE_SECRET',
    ],
    [{ SLACK_API_URL: 'https://slack-gov.com/api/' }, 'Only SLACK_API_URL of the Slack settings is set'],
  ])('lists what is missing from half a set', (env, says) => {
    expect(problemsOf(env)).toEqual([expect.stringContaining(says)]);
  });

  it.each([
    ['FOOTNOTE_RETENTION', 'did you mean FOOTNOTE_RETENTION_DAYS?'],
    ['FOOTNOTE_CONTNET', 'did you mean FOOTNOTE_CONTENT?'],
    ['FOOTNOTE_XYZZY', '.env.example lists all settings'],
  ])('names the nearest known setting to %s', (setting, says) => {
    expect(problemsOf({ [setting]: '1' })).toEqual([expect.stringContaining(says)]);
  });

  it('are listed all at once, and none shows a value', () => {
    const env = {
      SLACK_BOT_TOKEN: 'topsecret-1',
      FOOTNOTE_SECRET: 'topsecret-2',
      DATABASE_URL: 'mysql://root:topsecret-3@db',
      FOOTNOTE_COLOR: 'topsecret-4',
      PORT: 'topsecret-5',
      LOG_LEVEL: 'loud',
    };
    const problems = problemsOf(env);
    expect(problems).toHaveLength(7);
    expect(problems.join('\n')).not.toContain('topsecret');
    for (const name of Object.keys(env)) expect(problems.join('\n')).toContain(name);
  });

  it.each([
    ['SLACK_BOT_TOKEN', 'xoxp-1-2-3'],
    ['SLACK_APP_TOKEN', 'xoxb-1-2-3'],
    ['FOOTNOTE_SECRET', 'k'.repeat(31)],
    ['FOOTNOTE_RETENTION_DAYS', '0'],
    ['FOOTNOTE_RETENTION_DAYS', '1.5'],
    ['FOOTNOTE_EDITORS', 'anna'],
    ['FOOTNOTE_SEMANTIC', 'both'],
    ['FOOTNOTE_PUBLIC_URL', 'http://footnote.example.com'],
    ['FOOTNOTE_PUBLIC_URL', 'footnote'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['HTTPS_PROXY', 'proxy:8080'],
  ])('include %s=%s, with what it must be', (setting, value) => {
    const problems = problemsOf({ [setting]: value });
    expect(problems).toContainEqual(
      expect.stringMatching(new RegExp(`^${setting} is not usable: it must be .+`)),
    );
  });
});

describe('SLACK_API_URL', () => {
  const complete = { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP };
  it.each([
    ['https://slack-gov.com/api/', 'https://slack-gov.com/api/'],
    ['https://slack.com/api', 'https://slack.com/api/'],
    ['http://127.0.0.1:4003', 'http://127.0.0.1:4003/api/'],
    ['http://localhost:4003/api/', 'http://localhost:4003/api/'],
    ['http://[::1]:4003/api/', 'http://[::1]:4003/api/'],
  ])('may be %s', (url, used) => {
    expect(configOf({ ...complete, SLACK_API_URL: url }).slackApiUrl).toBe(used);
  });

  it.each([
    'http://slack.com/api/',
    'https://slack.com.evil.example/api/',
    'https://evil.example/api/',
    'https://slack.com@evil.example/api/',
    'http://127.0.0.1.evil.example/api/',
    'http://192.168.0.1/api/',
    'ftp://localhost/api/',
    'not an address',
  ])('may not be %s', (url) => {
    expect(problemsOf({ ...complete, SLACK_API_URL: url })).toEqual([
      expect.stringContaining('SLACK_API_URL is not usable'),
    ]);
  });
});

describe('.env', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'footnote-env-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is read, and gives way to what the process was started with', () => {
    writeFileSync(join(folder, '.env'), 'PORT=4000\nHOST=127.0.0.1\n');
    expect(environment(folder, { PORT: '5000', HOST: '' })).toEqual({ PORT: '5000', HOST: '127.0.0.1' });
  });

  it('may be missing', () => {
    expect(environment(folder, { PORT: '5000' })).toEqual({ PORT: '5000' });
  });

  it('is an error when it is there and can’t be read', () => {
    mkdirSync(join(folder, '.env'));
    expect(() => environment(folder, {})).toThrow('EISDIR');
  });

  it('has an example that lists every setting, empty, each with a comment', () => {
    const lines = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').split('\n');
    const listed = lines.filter((line) => /^[A-Z_]+=$/.test(line)).map((line) => line.slice(0, -1));
    expect([...listed].sort()).toEqual([...settingNames].sort());
    expect(configOf(Object.fromEntries(listed.map((name) => [name, '']))).mode.kind).toBe('local');
  });
});
