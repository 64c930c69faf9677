// Settings → one validated Config, or all problems at once. Nobody else reads the environment.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import Fuse from 'fuse.js';
import { z } from 'zod';
import type { SettingProblem, SettingsChoice } from './words/words.js';

/** How the bot reaches Slack; `local` is the local workspace, without any Slack. */
type Mode =
  | { readonly kind: 'local' }
  | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
  | { readonly kind: 'http'; readonly botToken: string; readonly signingSecret: string }
  | {
      readonly kind: 'http-oauth';
      readonly signingSecret: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly secret: string;
    };

type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface Config {
  readonly mode: Mode;
  /** Slack's Web API, with a slash at the end. */
  readonly slackApiUrl: string;
  readonly contentFolder: string;
  readonly dataFolder: string;
  readonly databaseUrl?: string;
  /** Unset: the default that measures best. */
  readonly semantic?: 'off' | 'vectors' | 'encoder';
  /** Slack user ids. */
  readonly editors: readonly string[];
  readonly retentionDays: number;
  /** Without a slash at the end. */
  readonly publicUrl?: string;
  readonly secret?: string;
  readonly secretPrevious?: string;
  readonly port: number;
  /** Whether PORT was given, or is the default. */
  readonly portWasSet: boolean;
  readonly host?: string;
  readonly logLevel: LogLevel;
  readonly httpsProxy?: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;
export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly [SettingProblem, ...SettingProblem[]] };

const DEFAULT_PORT = 3000;
const OURS = 'FOOTNOTE_';
const SLACK_HOSTS = new Set(['slack.com', 'www.slack.com', 'slack-gov.com', 'www.slack-gov.com']);
const atLeast32Bytes = z.string().refine((text) => Buffer.byteLength(text) >= 32);
const folder = z.string().refine((path) => !path.includes('\0'));
const wholeNumber = (least: number, most: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().int().min(least).max(most));

/** Every setting and its rule; what it must look like in words stands in `words/`. */
const SETTINGS = {
  SLACK_BOT_TOKEN: z.string().regex(/^xox[be][-.][\x21-\x7e]+$/),
  SLACK_APP_TOKEN: z.string().regex(/^xapp-[\x21-\x7e]+$/),
  SLACK_SIGNING_SECRET: z.string().regex(/^[\x21-\x7e]{8,}$/),
  SLACK_CLIENT_ID: z.string().regex(/^\d+\.\d+$/),
  SLACK_CLIENT_SECRET: z.string().regex(/^[\x21-\x7e]{8,}$/),
  SLACK_API_URL: z.string().transform(slackApiUrl),
  FOOTNOTE_CONTENT: folder,
  FOOTNOTE_DATA: folder,
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\/\S+$/),
  FOOTNOTE_SEMANTIC: z.enum(['off', 'vectors', 'encoder']),
  FOOTNOTE_EDITORS: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.string().regex(/^[UW][A-Z0-9]+$/))),
  FOOTNOTE_RETENTION_DAYS: wholeNumber(1, 3650),
  FOOTNOTE_PUBLIC_URL: z.string().transform(publicUrl),
  FOOTNOTE_SECRET: atLeast32Bytes,
  FOOTNOTE_SECRET_PREVIOUS: atLeast32Bytes,
  PORT: wholeNumber(0, 65_535),
  HOST: z.string().regex(/^[A-Za-z0-9.:_-]+$/),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']),
  HTTPS_PROXY: z.string().regex(/^https?:\/\/\S+$/),
  NODE_ENV: z.string(),
} as const;

const schema = z.object(SETTINGS).partial();
type Settings = z.output<typeof schema>;
type Setting = keyof Settings;

/** The settings by name, for `.env.example` and the README to be held against. */
export const settingNames: readonly string[] = Object.keys(SETTINGS).filter((name) => name !== 'NODE_ENV');

const SETS: readonly { readonly mode: SettingsChoice['mode']; readonly needs: readonly Setting[] }[] = [
  { mode: 'socket', needs: ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'] },
  { mode: 'http', needs: ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN'] },
  {
    mode: 'http-oauth',
    needs: ['SLACK_SIGNING_SECRET', 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'FOOTNOTE_SECRET'],
  },
];

/**
 * What the process was started with, over what `.env` in this folder says; `.env` may be missing.
 *
 * @throws when `.env` is there but can't be read.
 */
export function environment(folderPath: string, started: Environment = process.env): Environment {
  const path = join(folderPath, '.env');
  const file = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const set = Object.entries(started).filter(([, value]) => value !== undefined && value !== '');
  return { ...parse(file), ...Object.fromEntries(set) };
}

/** The folder of the texts, for commands that need no other setting. */
export function contentFolder(env: Environment): string {
  return env.FOOTNOTE_CONTENT?.trim() || 'content';
}

/** The semantic step for commands that need no other setting; unset, or anything else, is the default. */
export function semanticSetting(env: Environment): 'off' | 'vectors' {
  return env.FOOTNOTE_SEMANTIC?.trim() === 'off' ? 'off' : 'vectors';
}

/**
 * Validates all settings. An empty value counts as unset, so that `.env.example` can be copied as it is.
 *
 * @param expected words for what a setting must look like, by its name.
 */
export function readConfig(env: Environment, expected: (setting: string) => string): ConfigResult {
  const given = Object.entries(env).flatMap(([name, text]) =>
    text?.trim() ? [[name, text.trim()] as const] : [],
  );
  const names = new Set(given.map(([name]) => name));
  const unknown = [...names]
    .filter((name) => name.startsWith(OURS) && !(name in SETTINGS))
    .map(unknownSetting);
  const read = schema.safeParse(Object.fromEntries(given.filter(([name]) => name in SETTINGS)));
  const invalid = read.success
    ? []
    : [...new Set(read.error.issues.map((issue) => String(issue.path[0])))].map(
        (setting): SettingProblem => ({ kind: 'invalid', setting, expected: expected(setting) }),
      );
  const incomplete = setProblem(names, env.NODE_ENV?.trim() === 'production');
  const [first, ...rest] = [...unknown, ...invalid, ...incomplete];
  if (first || !read.success) {
    return { ok: false, problems: [first ?? { kind: 'local_in_production' }, ...rest] };
  }
  return { ok: true, config: toConfig(read.data) };
}

function unknownSetting(setting: string): SettingProblem {
  const known = Object.keys(SETTINGS).filter((name) => name.startsWith(OURS));
  const words = new Fuse(
    known.map((name) => name.slice(OURS.length)),
    { threshold: 0.5 },
  );
  const nearest = words.search(setting.slice(OURS.length))[0]?.item;
  return { kind: 'unknown', setting, ...(nearest ? { nearest: `${OURS}${nearest}` } : {}) };
}

/** One complete set is enough; no Slack setting at all is the local workspace; anything between is half a set. */
function setProblem(names: ReadonlySet<string>, production: boolean): readonly SettingProblem[] {
  const present = [...names].filter((name) => name.startsWith('SLACK_') && name in SETTINGS).sort();
  if (present.length === 0) return production ? [{ kind: 'local_in_production' }] : [];
  const choices = SETS.map(({ mode, needs }) => ({
    mode,
    missing: needs.filter((name) => !names.has(name)),
  }));
  if (choices.some(({ missing }) => missing.length === 0)) return [];
  const least = Math.min(...choices.map(({ missing }) => missing.length));
  return [
    { kind: 'incomplete', present, choices: choices.filter(({ missing }) => missing.length <= least + 1) },
  ];
}

function toConfig(settings: Settings): Config {
  const { DATABASE_URL, FOOTNOTE_SEMANTIC, FOOTNOTE_PUBLIC_URL, FOOTNOTE_SECRET, FOOTNOTE_SECRET_PREVIOUS } =
    settings;
  return {
    mode: toMode(settings),
    slackApiUrl: settings.SLACK_API_URL ?? 'https://slack.com/api/',
    contentFolder: settings.FOOTNOTE_CONTENT ?? 'content',
    dataFolder: settings.FOOTNOTE_DATA ?? 'data',
    ...(DATABASE_URL ? { databaseUrl: DATABASE_URL } : {}),
    ...(FOOTNOTE_SEMANTIC ? { semantic: FOOTNOTE_SEMANTIC } : {}),
    editors: settings.FOOTNOTE_EDITORS ?? [],
    retentionDays: settings.FOOTNOTE_RETENTION_DAYS ?? 90,
    ...(FOOTNOTE_PUBLIC_URL ? { publicUrl: FOOTNOTE_PUBLIC_URL } : {}),
    ...(FOOTNOTE_SECRET ? { secret: FOOTNOTE_SECRET } : {}),
    ...(FOOTNOTE_SECRET_PREVIOUS ? { secretPrevious: FOOTNOTE_SECRET_PREVIOUS } : {}),
    port: settings.PORT ?? DEFAULT_PORT,
    portWasSet: settings.PORT !== undefined,
    ...(settings.HOST ? { host: settings.HOST } : {}),
    logLevel: settings.LOG_LEVEL ?? 'info',
    ...(settings.HTTPS_PROXY ? { httpsProxy: settings.HTTPS_PROXY } : {}),
  };
}

function toMode(settings: Settings): Mode {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
  } = settings;
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, FOOTNOTE_SECRET: secret } = settings;
  if (botToken && appToken) return { kind: 'socket', botToken, appToken };
  if (signingSecret && botToken) return { kind: 'http', botToken, signingSecret };
  if (signingSecret && clientId && clientSecret && secret) {
    return { kind: 'http-oauth', signingSecret, clientId, clientSecret, secret };
  }
  return { kind: 'local' };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

function asUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** Slack or GovSlack by https, or a Slack-compatible server on loopback; a token must go nowhere else. */
function slackApiUrl(text: string, context: z.RefinementCtx): string {
  const url = asUrl(text);
  const allowed =
    url &&
    !url.username &&
    !url.password &&
    !url.search &&
    !url.hash &&
    ((url.protocol === 'https:' && SLACK_HOSTS.has(url.host)) ||
      (/^https?:$/.test(url.protocol) && isLoopback(url.hostname)));
  if (!allowed) {
    context.addIssue({ code: 'custom', message: 'not Slack and not loopback' });
    return z.NEVER;
  }
  const path = url.pathname.replace(/\/*$/, '/');
  return `${url.origin}${path === '/' ? '/api/' : path}`;
}

/** By https; plain http only to loopback, for trying it out. */
function publicUrl(text: string, context: z.RefinementCtx): string {
  const url = asUrl(text);
  const allowed =
    url && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)));
  if (!allowed || url.username || url.password || url.search || url.hash) {
    context.addIssue({ code: 'custom', message: 'not an https address' });
    return z.NEVER;
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
