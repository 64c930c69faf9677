// The manifest asks for what the app uses and for nothing else.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readManifest } from '../../src/manifest.js';

const path = fileURLToPath(new URL('../../manifest.yml', import.meta.url));
const manifest = readManifest(path);

describe('the manifest', () => {
  it('has the commands, events and scopes that are listened to', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(['/footnote']);
    expect(manifest.settings.event_subscriptions.bot_events).toEqual([
      'app_mention',
      'message.im',
      'member_joined_channel',
    ]);
    expect(manifest.oauth_config.scopes.bot).toEqual([
      'commands',
      'app_mentions:read',
      'im:history',
      'chat:write',
      'channels:read',
      'groups:read',
    ]);
  });

  it('gives a reason for each scope, and leaves token rotation off', () => {
    const text = readFileSync(path, 'utf8');
    for (const scope of manifest.oauth_config.scopes.bot)
      expect(text).toMatch(new RegExp(`- ${scope} # \\w+`));
    expect(text).toContain('token_rotation_enabled: false');
  });
});
