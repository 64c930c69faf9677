// Footnote over HTTP with signed payloads, against `emulate`, a Slack that isn't ours: it answers, and refuses well.
import { createEmulator, type Emulator } from 'emulate';
import { createLog } from '../../src/slack/logger.js';
import { type RunningSlack, startSlack } from '../../src/slack/start.js';
import { en } from '../../src/words/en.js';
import { countingAnswerer } from '../fixtures/answerer.js';
import { corpus } from '../fixtures/corpus.js';
import { type TestDigests, testDigests, untilAborted } from '../fixtures/digests.js';
import { SECRET, signed } from '../fixtures/harness.js';
import { appMention, envelope, slashCommand } from '../fixtures/payloads.js';
import { startWebApi, type WebApi } from '../fixtures/webApi.js';

const TOKEN = 'xoxb-emulated-bot';
const now = 1_700_000_000;

describe('Footnote against a Slack that isn’t ours', () => {
  let emulator: Emulator;
  let hooks: WebApi;
  let app: RunningSlack;
  let url: string;
  let channel: string;
  let digests: TestDigests;
  const clock = { seconds: now };

  const callSlack = async (method: string, args: Record<string, string>) => {
    const response = await fetch(`${emulator.url}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(args),
    });
    return response.json();
  };
  const post = (body: string, type: string, headers: Record<string, string> = signed(body, now)) =>
    fetch(url, { method: 'POST', body, headers: { 'content-type': type, ...headers } });

  beforeAll(async () => {
    emulator = await createEmulator({
      service: 'slack',
      port: 0,
      seed: {
        tokens: {
          [TOKEN]: { login: 'footnote', scopes: ['chat:write', 'channels:read', 'channels:history'] },
        },
        slack: {
          team: { name: 'Village', domain: 'village' },
          users: [
            { name: 'footnote', real_name: 'Footnote', email: 'footnote@village.example', is_bot: true },
          ],
          channels: [{ name: 'wells', topic: 'Water' }],
        },
      },
    });
    hooks = await startWebApi();
    const { channels } = await callSlack('conversations.list', {});
    channel = channels.find((one: { name: string }) => one.name === 'wells').id;
  });
  beforeEach(async () => {
    clock.seconds = now;
    digests = testDigests({ now: () => clock.seconds * 1000, sleep: untilAborted });
    app = await startSlack({
      connection: { kind: 'http', botToken: TOKEN, signingSecret: SECRET },
      apiUrl: `${emulator.url}/api/`,
      port: 0,
      portWasSet: true,
      host: '127.0.0.1',
      scopes: [],
      texts: () => ({ corpus, answerer: countingAnswerer(corpus) }),
      words: en,
      digests,
      forgetWorkspace: async () => {},
      log: createLog('error'),
      now: () => clock.seconds * 1000,
    });
    url = `http://127.0.0.1:${app.port}/slack/events`;
  });
  afterEach(async () => {
    await app.stop(10_000);
  });
  afterAll(async () => {
    await hooks?.close();
    await emulator?.close();
  });

  const repliesTo = async (ts: string) => {
    const { messages } = await callSlack('conversations.replies', { channel, ts });
    return (messages ?? []).filter((message: { thread_ts?: string; ts: string }) => message.ts !== ts);
  };

  it('answers a slash command', async () => {
    const body = new URLSearchParams(
      slashCommand('who dug the wells by hand?', hooks.responseUrl()),
    ).toString();
    const response = await post(body, 'application/x-www-form-urlencoded');
    const { args } = await hooks.next('respond');
    expect(response.status).toBe(200);
    expect(args.text).toContain('dug by hand in 1911');
    expect(args.text).toContain('Village Papers, 5 March 2021');
  });

  it('answers a mention in its thread, refuses what is not Slack’s, and goes on answering', async () => {
    const asked = await callSlack('chat.postMessage', { channel, text: 'who dug the wells by hand?' });
    const mention = appMention('who dug the wells by hand?', { channel, ts: asked.ts, event_ts: asked.ts });
    const body = JSON.stringify(envelope(mention));
    const large = JSON.stringify({ ...envelope(mention), padding: 'x'.repeat(2 * 1024 * 1024) });
    const refusals = [
      await post(body, 'application/json', signed(body, now, 'another secret')),
      await post(body, 'application/json', signed(body, now - 301)),
      await post(large, 'application/json', signed(large, now)),
      await post('not json', 'application/json', signed('not json', now)),
    ];
    const accepted = await post(body, 'application/json');
    await app.stop(10_000);
    const replies = await repliesTo(asked.ts);
    expect(refusals.map(({ status }) => status)).toEqual([401, 401, 413, 400]);
    expect(accepted.status).toBe(200);
    expect(replies).toHaveLength(1);
    expect(replies[0].text).toContain('dug by hand in 1911');
  });

  it('sets a channel’s digest, and posts it when it is due', async () => {
    const { team_id } = await callSlack('auth.test', {});
    const { members } = await callSlack('conversations.members', { channel });
    const fields = { command: '/footnote-digest', channel_id: channel, user_id: members[0], team_id };
    const body = new URLSearchParams(
      slashCommand('on 9:00 daily in Shanghai', hooks.responseUrl(), fields),
    ).toString();
    await post(body, 'application/x-www-form-urlencoded');
    while (app.inHand() > 0) await new Promise(setImmediate);
    // 15 November 2023, 9:00 in Shanghai.
    clock.seconds = 1_700_010_000;
    await digests.running().deliverDue();
    const { messages } = await callSlack('conversations.history', { channel });
    const texts = messages.map(({ text }: { text: string }) => text);
    expect(texts.filter((text: string) => text.includes('set up a daily digest here'))).toHaveLength(1);
    expect(texts.filter((text: string) => text.startsWith('Day 1 of 4'))).toHaveLength(1);
    expect(digests.memory.deliveries()).toMatchObject([{ state: 'posted', localDate: '2023-11-15' }]);
  });
});
