// The manifest asks for what the app uses and for nothing else.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readManifest } from '../../src/manifest.js';

const path = fileURLToPath(new URL('../../manifest.yml', import.meta.url));
const manifest = readManifest(path);

describe('the manifest', () => {
  it('has the commands, events and scopes that are listened to', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([
      '/footnote',
      '/footnote-digest',
    ]);
    expect(manifest.settings.event_subscriptions.bot_events).toEqual([
      'app_mention',
      'message.im',
      'member_joined_channel',
      'channel_left',
      'group_left',
      'channel_archive',
      'group_archive',
      'user_change',
      'app_uninstalled',
    ]);
    expect(manifest.oauth_config.scopes.bot).toEqual([
      'commands',
      'app_mentions:read',
      'im:history',
      'chat:write',
      'channels:read',
      'groups:read',
      'users:read',
    ]);
    expect(manifest.oauth_config.scopes.bot_optional).toEqual(['channels:history', 'groups:history']);
  });

  it('gives a reason for each scope and event, and leaves token rotation off', () => {
    const text = readFileSync(path, 'utf8');
    const { bot, bot_optional: optional } = manifest.oauth_config.scopes;
    for (const asked of [...bot, ...optional, ...manifest.settings.event_subscriptions.bot_events])
      expect(text).toMatch(new RegExp(`- ${asked} # \\w+`));
    expect(text).toContain('token_rotation_enabled: false');
  });
});
