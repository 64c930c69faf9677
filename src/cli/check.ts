// `footnote check`: validates the texts and Slack's app manifest, and prints all that is to be mended at once.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Corpus, Finding } from '../content/article.js';
import { compareFindings, createReport, formatFinding, hasErrors, type Report } from '../content/finding.js';
import { type LoadResult, loadCorpus, reasonOf } from '../content/load.js';
import { readSources } from '../content/review/readSources.js';
import { reviewCorpus } from '../content/review/review.js';
import { checkTranslated, recordTranslations } from '../content/review/translated.js';
import { decodeUtf8 } from '../content/text.js';

/** What is checked, and where each line is printed. */
export interface CheckOptions {
  readonly contentDir: string;
  /** Slack's app manifest in YAML; not checked when left out. */
  readonly manifestPath?: string;
  /** One JSON object instead of lines. */
  readonly json?: boolean;
  /** First record that all translations are up to date. */
  readonly translated?: boolean;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/**
 * Prints each finding and one line that sums up; as JSON, one object. Valid texts are also reviewed: against their
 * sources where those are, and against each other.
 *
 * @returns exit status: 0 without errors (warnings don't count), else 1.
 * @example await check({ contentDir: 'content', out: console.log, err: console.error }) // 0
 */
export async function check(options: CheckOptions): Promise<0 | 1> {
  const { contentDir, manifestPath, json, translated, out, err } = options;
  const loaded = await loadCorpus(contentDir);
  const manifest = manifestPath === undefined ? [] : await checkManifest(manifestPath);
  if (loaded.kind === 'unreadable' || loaded.kind === 'empty') {
    const findings = [...loaded.findings, ...manifest];
    if (json) out(JSON.stringify(checkJson(undefined, [], findings)));
    else for (const finding of findings) err(formatFinding(finding));
    return 1;
  }
  const sources = loaded.corpus ? await readSources(contentDir, loaded.corpus) : undefined;
  if (loaded.corpus && translated) await recordTranslations(contentDir, loaded.corpus);
  const review =
    loaded.corpus && sources
      ? [...reviewCorpus(loaded.corpus, sources.texts), ...(await checkTranslated(contentDir, loaded.corpus))]
      : [];
  const all = [
    ...[...loaded.findings, ...review]
      .toSorted(compareFindings)
      .map((finding) => ({ ...finding, file: join(contentDir, finding.file) })),
    ...(sources?.findings ?? []),
    ...manifest,
  ];
  const valid = loaded.corpus !== undefined && !hasErrors(manifest);
  if (json) {
    out(JSON.stringify(checkJson(valid ? loaded.corpus : undefined, draftsOf(loaded), all)));
    return valid ? 0 : 1;
  }
  for (const finding of all) out(formatFinding(finding));
  const warnings = all.filter(({ severity }) => severity === 'warning').length;
  if (loaded.corpus && valid) {
    const drafts = draftsOf(loaded).length;
    const also = [
      ...(drafts > 0 ? [`${count(drafts, 'draft')} not served`] : []),
      ...(manifestPath === undefined ? [] : [`${manifestPath} is valid`]),
      ...(warnings > 0 ? [count(warnings, 'warning')] : []),
    ];
    out([`content is valid: ${sizeOf(loaded.corpus)}`, ...also].join('; '));
    return 0;
  }
  const files = loaded.files + (manifestPath === undefined ? 0 : 1);
  const errors = count(all.length - warnings, 'error');
  out(`${errors}${warnings > 0 ? `, ${count(warnings, 'warning')}` : ''} in ${count(files, 'file')}`);
  return 1;
}

function draftsOf(loaded: LoadResult): readonly string[] {
  return loaded.kind === 'valid' ? loaded.drafts : [];
}

const text = (max: number) => z.string().min(1).max(max);
const scope = z
  .string()
  .regex(/^[a-z_]+(?:[:.][a-z_]+)*$/u, 'must be the name of a scope, such as chat:write');

/**
 * The parts of Slack's app manifest that Footnote rests on, with Slack's own limits
 * (docs.slack.dev/reference/app-manifest). Other fields pass unread.
 */
const manifestSchema = z.looseObject({
  display_information: z.looseObject({
    name: text(35),
    description: text(140).optional(),
    long_description: z.string().min(174).max(4000).optional(),
    background_color: z
      .string()
      .regex(/^#(?:[0-9a-f]{3}){1,2}$/iu, 'must be a colour such as #0a4b78')
      .optional(),
  }),
  features: z.looseObject({
    bot_user: z.looseObject({ display_name: text(80), always_online: z.boolean().optional() }),
    slash_commands: z
      .array(
        z.looseObject({
          command: z
            .string()
            .max(32)
            .regex(/^\/[a-z0-9_-]+$/u, 'must be a slash and lower-case letters, such as /footnote'),
          description: text(2000),
          usage_hint: text(1000).optional(),
        }),
      )
      .min(1)
      .max(50),
    shortcuts: z
      .array(
        z.looseObject({
          name: z.string().min(1),
          type: z.enum(['message', 'global']),
          callback_id: text(255),
          description: text(150),
        }),
      )
      .max(10)
      .optional(),
  }),
  oauth_config: z.looseObject({
    scopes: z.looseObject({
      bot: z.array(scope).min(1).max(255),
      bot_optional: z.array(scope).max(255).optional(),
    }),
  }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({ bot_events: z.array(z.string().min(1)).min(1).max(100) }),
    interactivity: z.looseObject({ is_enabled: z.literal(true) }).optional(),
    socket_mode_enabled: z.boolean().optional(),
    // Once on, Slack doesn't let it be turned off again.
    token_rotation_enabled: z.literal(false).optional(),
  }),
});
type Manifest = z.infer<typeof manifestSchema>;

/** Which scope lets an app have an event (docs.slack.dev/reference/events); optional scopes count. */
const SCOPE_OF_EVENT: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
};

/** The manifest's problems, each with its line; the file is named as given. */
async function checkManifest(path: string): Promise<readonly Finding[]> {
  const report = createReport(path);
  const source = await readManifest(path, report);
  if (source === undefined) return report.findings;
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false });
  for (const error of document.errors)
    report.error(
      counter.linePos(error.pos[0]).line,
      `the YAML is broken: ${error.message}`,
      'correct this line',
    );
  if (document.errors.length > 0) return report.findings;

  /** The line of what stands at a path, or of the nearest thing around it. */
  const lineOf = (keys: readonly PropertyKey[]): number => {
    for (let length = keys.length; length >= 0; length--) {
      const node = document.getIn(keys.slice(0, length), true);
      if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
    }
    return 1;
  };
  const parsed = manifestSchema.safeParse(plainValue(document));
  if (parsed.success) checkScopes(parsed.data, lineOf, report);
  else
    for (const issue of parsed.error.issues)
      report.error(
        lineOf(issue.path),
        `${issue.path.join('.') || 'the manifest'}: ${wordsFor(issue)}`,
        'correct it after docs.slack.dev/reference/app-manifest',
      );
  return report.findings.toSorted(compareFindings);
}

// An alias without its anchor makes yaml throw; the schema then says what is missing.
function plainValue(document: Document): unknown {
  try {
    return document.toJS();
  } catch {
    return undefined;
  }
}

function wordsFor(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big')
    return `has more than ${issue.maximum} ${issue.origin === 'array' ? 'items' : 'characters'}`;
  if (issue.code === 'too_small')
    return `has fewer than ${issue.minimum} ${issue.origin === 'array' ? 'items' : 'characters'}`;
  if (issue.code === 'invalid_value') return `must be ${issue.values.map(String).join(' or ')}`;
  if (issue.code !== 'invalid_type') return issue.message;
  return /received (?:undefined|null)$/u.test(issue.message) ? 'is missing' : `must be ${issue.expected}`;
}

async function readManifest(path: string, report: Report): Promise<string | undefined> {
  try {
    const decoded = decodeUtf8(await readFile(path));
    if ('text' in decoded) return decoded.text;
    report.error(decoded.problem.line, decoded.problem.message, decoded.problem.remedy);
  } catch (error) {
    report.error(1, `this file can’t be read: ${reasonOf(error, 'file')}`, 'restore it from the repository');
  }
  return undefined;
}

function checkScopes(
  manifest: Manifest,
  lineOf: (keys: readonly PropertyKey[]) => number,
  report: Report,
): void {
  const { bot, bot_optional: optional = [] } = manifest.oauth_config.scopes;
  const granted = new Set([...bot, ...optional]);
  if (!granted.has('commands'))
    report.error(
      lineOf(['features', 'slash_commands']),
      'slash commands need the scope commands',
      'add it to oauth_config.scopes.bot',
    );
  for (const [index, event] of manifest.settings.event_subscriptions.bot_events.entries()) {
    const needed = SCOPE_OF_EVENT[event];
    if (needed && !granted.has(needed))
      report.error(
        lineOf(['settings', 'event_subscriptions', 'bot_events', index]),
        `the event ${event} needs the scope ${needed}`,
        'add it to oauth_config.scopes.bot or bot_optional, or delete the event',
      );
  }
}

/** What `--json` prints. */
function checkJson(
  corpus: Corpus | undefined,
  drafts: readonly string[],
  findings: readonly Finding[],
): object {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return {
    valid: corpus !== undefined,
    ...(corpus ? sizesOf(corpus) : {}),
    drafts,
    errors,
    warnings: findings.length - errors,
    findings,
  };
}

function sizesOf({ articles }: Corpus) {
  const sections = articles.flatMap((article) => article.sections);
  return {
    articles: articles.length,
    translations: articles.flatMap((article) => article.translations).length,
    sections: sections.length,
    passages: sections.flatMap((section) => section.passages).length,
  };
}

function sizeOf(corpus: Corpus): string {
  const { articles, translations, sections, passages } = sizesOf(corpus);
  return [
    count(articles, 'article'),
    ...(translations > 0 ? [count(translations, 'translation')] : []),
    count(sections, 'section'),
    count(passages, 'passage'),
  ].join(', ');
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}
