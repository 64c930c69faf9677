// Many workspaces: installing by OAuth, and answering each workspace with its own token.

import { authorizeUrl } from '../../src/slack/installations.js';
import { createLog } from '../../src/slack/logger.js';
import { type RunningSlack, startSlack } from '../../src/slack/start.js';
import { en } from '../../src/words/en.js';
import { countingAnswerer } from '../fixtures/answerer.js';
import { corpus } from '../fixtures/corpus.js';
import { noDigests } from '../fixtures/digests.js';
import { SECRET, signed } from '../fixtures/harness.js';
import { appMention, BOT, BOT_USER, envelope, TEAM } from '../fixtures/payloads.js';
import { startWebApi, type WebApi } from '../fixtures/webApi.js';

const NOW = 1_700_000_000;

describe('many workspaces', () => {
  let api: WebApi;
  let app: RunningSlack;
  let origin: string;
  const log: string[] = [];
  beforeEach(async () => {
    api = await startWebApi({
      'oauth.v2.access': () => ({
        app_id: 'A0FOOTNOTE',
        authed_user: { id: 'U0ADMIN' },
        scope: 'commands,chat:write',
        token_type: 'bot',
        access_token: 'xoxb-of-the-village',
        bot_user_id: BOT_USER,
        team: { id: TEAM, name: 'Village' },
        enterprise: null,
        is_enterprise_install: false,
      }),
      'auth.test': () => ({ user_id: BOT_USER, bot_id: BOT, team_id: TEAM, is_enterprise_install: false }),
    });
    app = await startSlack({
      connection: {
        kind: 'http-oauth',
        signingSecret: SECRET,
        clientId: '1111.2222',
        clientSecret: 'client-secret',
        secret: 'k'.repeat(32),
      },
      apiUrl: api.apiUrl,
      port: 0,
      portWasSet: true,
      host: '127.0.0.1',
      publicUrl: 'https://footnote.example.com',
      scopes: ['commands', 'chat:write'],
      texts: () => ({ corpus, answerer: countingAnswerer(corpus) }),
      words: en,
      ...noDigests(),
      log: createLog('info', { write: (line) => void log.push(line) }),
      now: () => NOW * 1000,
    });
    origin = `http://127.0.0.1:${app.port}`;
  });
  afterEach(async () => {
    await app.stop(10_000);
    await api.close();
    log.length = 0;
  });

  const install = async (tamper = (state: string) => state) => {
    const page = await fetch(`${origin}/slack/install`);
    const link = /https?:\/\/[^"]+authorize[^"]*/.exec(await page.text())?.[0] ?? '';
    const url = new URL(link.replaceAll('&amp;', '&'));
    const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const state = tamper(url.searchParams.get('state') ?? '');
    const query = new URLSearchParams({ code: 'a-code', state });
    const done = await fetch(`${origin}/slack/oauth_redirect?${query}`, { headers: { cookie } });
    return { url, done, text: await done.text() };
  };
  const mention = async (fields = {}) => {
    const body = JSON.stringify(envelope(appMention('three wells'), fields));
    await fetch(`${origin}/slack/events`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...signed(body, NOW) },
    });
  };

  it('installs with the manifest’s scopes, then answers with that workspace’s token', async () => {
    const { url, done } = await install();
    await mention();
    const { token, args } = await api.next('chat.postMessage');
    expect(url.searchParams.get('scope')).toBe('commands,chat:write');
    expect(url.searchParams.get('redirect_uri')).toBe('https://footnote.example.com/slack/oauth_redirect');
    expect(done.status).toBe(200);
    expect(token).toBe('xoxb-of-the-village');
    expect(args.text).toContain('three wells');
    expect(log.join('')).not.toContain('xoxb-of');
  });

  it('does not install with a state that is not its own', async () => {
    const { done } = await install((state) => `${state}x`);
    expect(done.status).not.toBe(200);
    expect(api.of('oauth.v2.access')).toHaveLength(0);
  });

  it('answers no workspace that has not installed it, and goes on', async () => {
    await mention();
    await app.stop(10_000);
    expect(api.of('chat.postMessage')).toHaveLength(0);
    expect(log.filter((line) => JSON.parse(line).level === 50)).toHaveLength(1);
  });

  it.each([
    ['https://slack.com/api/', 'https://slack.com/oauth/v2/authorize'],
    ['https://slack-gov.com/api/', 'https://slack-gov.com/oauth/v2/authorize'],
  ])('asks for consent at the Slack whose API is %s', (apiUrl, page) => {
    expect(authorizeUrl(apiUrl)).toBe(page);
  });
});
