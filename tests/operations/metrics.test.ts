// What Prometheus reads after people have used the bot, and what it must not find there.
import { createDigesting } from '../../src/digesting.js';
import { createLog } from '../../src/slack/logger.js';
import { corpusWith, worldBefore } from '../fixtures/digest.js';
import {
  ASKER,
  appMention,
  CHANNEL,
  directMessage,
  envelope,
  slashCommand,
  TEAM,
} from '../fixtures/payloads.js';
import { startWatched, type Watched } from './watched.js';

describe('metrics', () => {
  let bot: Watched;
  beforeEach(async () => {
    bot = await startWatched();
  });
  afterEach(() => bot.close());

  const counted = (surface: string, outcome: string) =>
    bot.value(`footnote_replies_total{surface="${surface}",outcome="${outcome}"}`);

  it('counts replies by surface and outcome', async () => {
    await bot.form(slashCommand('three wells', bot.api.responseUrl()));
    await bot.form(slashCommand('help', bot.api.responseUrl()));
    await bot.event(envelope(appMention('three wells')));
    await bot.event(envelope(appMention('zeppelins over Mars')));
    await bot.event(envelope(directMessage('three wells')));
    await bot.idle();
    expect(await counted('command', 'answer')).toBe(1);
    expect(await counted('command', 'no_question')).toBe(1);
    expect(await counted('channel', 'answer')).toBe(1);
    expect(await counted('channel', 'not_covered')).toBe(1);
    expect(await counted('direct', 'answer')).toBe(1);
  });

  it('counts a question once, however often Slack delivers it', async () => {
    const mention = envelope(appMention('three wells'));
    await bot.event(mention);
    await bot.event(mention, { 'x-slack-retry-num': '1' });
    await bot.idle();
    expect(await counted('channel', 'answer')).toBe(1);
    expect(await bot.value('footnote_answer_seconds_count{surface="channel"}')).toBe(1);
    expect(await bot.value('footnote_ack_seconds_count')).toBe(2);
  });

  it('times the acknowledgement and the answer apart', async () => {
    const open = bot.api.hold('chat.postMessage');
    await bot.event(envelope(appMention('three wells')));
    await bot.api.next('chat.postMessage');
    expect(await bot.value('footnote_inbox_questions')).toBe(1);
    bot.clock.now += 4_000;
    open();
    await bot.idle();
    expect(await bot.value('footnote_ack_seconds_sum')).toBe(0);
    expect(await bot.value('footnote_answer_seconds_sum{surface="channel"}')).toBe(4);
    expect(await bot.value('footnote_inbox_questions')).toBe(0);
  });

  it('shows no negative time when the clock is set back', async () => {
    const open = bot.api.hold('chat.postMessage');
    await bot.event(envelope(appMention('three wells')));
    await bot.api.next('chat.postMessage');
    bot.clock.now -= 3_600_000;
    open();
    await bot.idle();
    expect(await bot.value('footnote_answer_seconds_sum{surface="channel"}')).toBe(0);
  });

  it('counts Slack’s errors by code, each try, and the answer that failed of them', async () => {
    bot.api.answer(
      'chat.postMessage',
      { status: 429, headers: { 'retry-after': '1' } },
      { error: 'is_archived' },
    );
    await bot.event(envelope(appMention('three wells')));
    await bot.idle();
    bot.api.answer('chat.postMessage', { status: 503 });
    await bot.event(envelope(appMention('rye')));
    await bot.idle();
    bot.api.answer('chat.postMessage', { hangUp: true });
    await bot.event(envelope(appMention('who dug?')));
    await bot.idle();
    for (const code of ['ratelimited', 'is_archived', 'http_503', 'no_reply'])
      expect([code, await bot.value(`footnote_slack_errors_total{code="${code}"}`)]).toEqual([code, 1]);
    expect(await counted('channel', 'failed')).toBe(3);
  });

  it('keeps made-up error codes from filling the memory', async () => {
    for (let serial = 0; serial < 500; serial += 1) bot.metrics.slackFailed(`made_up_${serial}`);
    const text = await bot.metrics.text();
    expect(text.match(/^footnote_slack_errors_total\{/gm)).toHaveLength(101);
    expect(await bot.value('footnote_slack_errors_total{code="other"}')).toBe(400);
  });

  it('counts what became of digests', async () => {
    const texts = corpusWith({ book: ['b1', 'b2'] });
    const world = await worldBefore(texts);
    const digesting = createDigesting({
      stores: world.stores,
      corpus: () => texts,
      now: world.now,
      log: createLog('error'),
      counted: bot.metrics.digest,
    });
    digesting.runner(world.slack);
    world.setClock('2026-11-24T08:00Z');
    await digesting.deliverDue();
    world.setClock('2026-11-25T23:00Z');
    await digesting.deliverDue();
    expect(await bot.value('footnote_digests_total{state="posted"}')).toBe(1);
    expect(await bot.value('footnote_digests_total{state="skipped"}')).toBe(1);
  });

  it('says whether the database answers', async () => {
    expect(await bot.value('footnote_database_reachable')).toBe(1);
    bot.database.answers = 'no';
    expect(await bot.value('footnote_database_reachable')).toBe(0);
  });

  it('shows nothing of who asked, where, or what, nor of any token', async () => {
    await bot.form(slashCommand('who dug the wells by hand', bot.api.responseUrl()));
    await bot.event(envelope(directMessage('a very private question')));
    await bot.idle();
    const text = await (await bot.ask('/metrics')).text();
    for (const secret of [TEAM, CHANNEL, ASKER, 'dug', 'wells', 'private', 'xox'])
      expect(text).not.toContain(secret);
    expect(text).toContain('footnote_process_cpu_seconds_total');
  });

  it('is not there for what a balancer passes on', async () => {
    const response = await bot.ask('/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });
});
