// Slack takes the manifest as it is: every field known, every limit kept, every scope and event one that Slack has.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readManifest } from '../../src/manifest.js';
import { slackManifest } from '../fixtures/manifestSchema.js';

const path = fileURLToPath(new URL('../../manifest.yml', import.meta.url));
const source = readFileSync(path, 'utf8');

/** The names in a union of web-api's types, which follow Slack's reference. */
function namesIn(type: string): ReadonlySet<string> {
  const webApi = dirname(createRequire(import.meta.url).resolve('@slack/web-api'));
  const types = readFileSync(join(webApi, 'types/request/manifest.d.ts'), 'utf8');
  const [, union = ''] = new RegExp(`^type ${type} = (.+);$`, 'm').exec(types) ?? [];
  return new Set([...union.matchAll(/'([^']+)'/g)].map(([, name = '']) => name));
}

describe('the manifest, as Slack reads it', () => {
  it('has no field that Slack doesn’t know, and keeps its limits', () => {
    expect(slackManifest.safeParse(parse(source)).error?.issues ?? []).toEqual([]);
  });

  it('asks for scopes and events that Slack has', () => {
    const { oauth_config: oauth, settings } = readManifest(path);
    const scopes = namesIn('BotScope');
    const events = namesIn('ManifestEvent');
    expect(scopes.size).toBeGreaterThan(50);
    expect(events.size).toBeGreaterThan(50);
    expect([...oauth.scopes.bot, ...oauth.scopes.bot_optional].filter((scope) => !scopes.has(scope))).toEqual(
      [],
    );
    expect(settings.event_subscriptions.bot_events.filter((event) => !events.has(event))).toEqual([]);
  });

  it.each<[string, string | RegExp, string]>([
    ['a field that is not there', 'always_online:', 'always_onlin:'],
    ['a name that is too long', /^ {2}name: .+$/m, `  name: ${'N'.repeat(36)}`],
    ['a description that is too long', /^ {2}description: .+$/m, `  description: ${'d'.repeat(141)}`],
    ['a command without its stroke', '- command: /footnote\n', '- command: footnote\n'],
    ['an event twice', '      - app_uninstalled', '      - app_mention\n      - app_uninstalled'],
    ['a word for a switch', 'socket_mode_enabled: true', 'socket_mode_enabled: sometimes'],
    ['an empty usage hint', /usage_hint: .+$/m, 'usage_hint: ""'],
  ])('would be refused with %s', (_what, from, to) => {
    const changed = source.replace(from, to);
    expect(changed).not.toBe(source);
    expect(slackManifest.safeParse(parse(changed)).success).toBe(false);
  });
});
