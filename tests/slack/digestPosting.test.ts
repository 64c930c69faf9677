// Digests on their way to Slack, through the real app and runner: posted once, and whatever happens is on record.
import { type DigestHarness, startDigestHarness } from '../fixtures/digestSlack.js';
import { ASKER, CHANNEL, TEAM } from '../fixtures/payloads.js';

/** Wednesday, 15 November 2023, 9:00 in Shanghai. */
const FIRST = 1_700_010_000_000;
const DAY = 86_400_000;

describe('a digest that is due', () => {
  let harness: DigestHarness;
  beforeEach(async () => {
    harness = await startDigestHarness();
    await harness.digest('on 9:00 weekdays');
    harness.clock.now = FIRST;
  });
  afterEach(() => harness.close());

  const subscription = async () => {
    const found = await harness.digests.memory.subscriptions.ofChannel(TEAM, CHANNEL);
    if (!found) throw new Error('no digest');
    return found;
  };
  const deliveries = () =>
    harness.digests.memory.deliveries().map(({ localDate, state, reason }) => ({ localDate, state, reason }));
  /** What went out after the word to the channel that the digest was set. */
  const digests = () => harness.posted().slice(1);

  it('is posted to its channel, whole, without unfurling, and known again by its metadata', async () => {
    await harness.deliver();
    const { id } = await subscription();
    const [post, ...others] = digests();
    const { text, metadata = '', ...args } = post?.args ?? {};
    expect(others).toEqual([]);
    expect(args).toMatchObject({ channel: CHANNEL, unfurl_links: 'false', unfurl_media: 'false' });
    expect(text).toContain('Day 1 of 4');
    expect(text).toContain('The village draws its water from three wells, dug by hand in 1911.');
    expect(text).toContain('I. Water › Where the water comes from · ¶1 · summary');
    expect(text).toContain('Next: Of the Tax on Water');
    expect(JSON.parse(metadata)).toEqual({
      event_type: 'footnote_digest',
      event_payload: { subscription: id, local_date: '2023-11-15' },
    });
    expect(deliveries()).toEqual([{ localDate: '2023-11-15', state: 'posted', reason: undefined }]);
  });

  it('goes on day by day to the end, and stops there', async () => {
    for (let day = 0; day < 10; day += 1) {
      harness.clock.now = FIRST + day * DAY;
      await harness.deliver();
    }
    const days = digests().map(({ args }) => /Day \d of \d/.exec(args.text ?? '')?.[0]);
    expect(days).toEqual(['Day 1 of 4', 'Day 2 of 4', 'Day 3 of 4', 'Day 4 of 4']);
    expect((await subscription()).state).toEqual({ status: 'ended', reason: 'finished' });
  });

  it.each([
    ['Slack’s reply is lost', { hangUp: true }],
    ['Slack answers with status 500', { status: 500 }],
    ['Slack says fatal_error', { error: 'fatal_error' }],
  ] as const)('is not posted twice when %s, and counts as not known', async (_what, answer) => {
    harness.api.answer('chat.postMessage', answer);
    await harness.deliver();
    await harness.deliver();
    harness.clock.now += 3_600_000;
    await harness.deliver();
    expect(digests()).toHaveLength(1);
    expect(deliveries()).toEqual([{ localDate: '2023-11-15', state: 'uncertain', reason: 'no_reply' }]);
    harness.clock.now = FIRST + DAY;
    await harness.deliver();
    expect(digests()[1]?.args.text).toContain('Day 2 of 4');
  });

  it('is found again by its metadata, where the history may be read', async () => {
    harness.api.answer('chat.postMessage', { hangUp: true });
    await harness.deliver();
    const { id } = await subscription();
    const metadata = (date: string) => ({
      event_type: 'footnote_digest',
      event_payload: { subscription: id, local_date: date },
    });
    harness.village.messages = [
      { type: 'message', ts: '1700010003.000100', text: 'thanks' },
      { type: 'message', ts: '1700010002.000100', text: 'another', metadata: metadata('2023-11-14') },
      { type: 'message', ts: '1700010001.000100', text: 'the digest', metadata: metadata('2023-11-15') },
    ];
    harness.clock.now += 10_000;
    await harness.deliver();
    const [asked] = harness.api.of('conversations.history');
    expect(asked?.args).toMatchObject({ channel: CHANNEL, include_all_metadata: 'true' });
    expect(Number(asked?.args.oldest)).toBeLessThan(FIRST / 1000);
    expect(Number(asked?.args.latest)).toBeGreaterThan(FIRST / 1000);
    expect(await harness.digests.memory.ledger.get(id, '2023-11-15')).toMatchObject({
      state: 'posted',
      ts: '1700010001.000100',
    });
  });

  it('stays not known where the history may not be read', async () => {
    harness.api.answer('chat.postMessage', { hangUp: true });
    harness.api.answer('conversations.history', { error: 'missing_scope' });
    await harness.deliver();
    harness.clock.now += 10_000;
    await harness.deliver();
    expect(harness.api.of('conversations.history')).toHaveLength(1);
    expect(deliveries()).toMatchObject([{ state: 'uncertain' }]);
  });

  it.each([
    ['for as long as it says', { 'retry-after': '30' }, 30_000],
    ['for a second where it doesn’t say', {}, 1_000],
  ])('waits when Slack has had enough, %s', async (_what, headers, wait) => {
    harness.api.answer('chat.postMessage', { status: 429, headers });
    await harness.deliver();
    harness.clock.now = FIRST + wait - 1;
    await harness.deliver();
    expect(digests()).toHaveLength(1);
    harness.clock.now = FIRST + wait + 1_000;
    await harness.deliver();
    expect(digests()).toHaveLength(2);
    expect(deliveries()).toMatchObject([{ state: 'posted' }]);
  });

  it('goes out as text alone when Slack refuses the blocks', async () => {
    harness.api.answer('chat.postMessage', { error: 'invalid_blocks' });
    await harness.deliver();
    const [refused, posted] = digests();
    expect(posted?.blocks).toEqual([]);
    expect(posted?.args.text).toBe(refused?.args.text);
    expect(posted?.args.metadata).toBe(refused?.args.metadata);
    expect(deliveries()).toMatchObject([{ state: 'posted' }]);
  });

  it.each([
    ['is_archived', 'is_archived', 'the channel was archived'],
    ['not_in_channel', 'not_in_channel', '“/invite @Footnote”'],
    ['channel_not_found', 'channel_not_found', 'no longer shows me the conversation'],
    ['restricted_action', 'refused', 'does not let me post there'],
    ['invalid_auth', 'token_revoked', 'no longer accepts my token'],
  ])('is paused by %s, and who set it up is told once', async (code, reason, says) => {
    harness.api.answer('chat.postMessage', { error: code });
    await harness.deliver();
    for (const days of [1, 2]) {
      harness.clock.now = FIRST + days * DAY;
      await harness.deliver();
    }
    const [, notice, ...others] = digests();
    expect(others).toEqual([]);
    expect(notice?.args.channel).toBe(ASKER);
    expect(notice?.args.text).toContain(`<#${CHANNEL}>`);
    expect(notice?.args.text).toContain(says);
    expect((await subscription()).state).toEqual({ status: 'paused', reason });
    expect(deliveries()).toMatchObject([{ state: 'skipped', reason: `slack:${code}` }]);
  });

  it('is only skipped by a refusal that needn’t last', async () => {
    harness.api.answer('chat.postMessage', { error: 'message_limit_exceeded' });
    await harness.deliver();
    harness.clock.now = FIRST + DAY;
    await harness.deliver();
    expect(digests()[1]?.args.text).toContain('Day 1 of 4');
    expect((await subscription()).state).toEqual({ status: 'active' });
  });

  it('goes out without a name when Slack does not tell it', async () => {
    harness.clock.now += 3_600_000;
    harness.api.answer('users.info', { status: 429, headers: { 'retry-after': '60' } });
    await harness.deliver();
    expect(digests()[0]?.args.text).toContain('Daily digest, on weekdays at 09:00 (Asia/Shanghai). Members');
  });

  it('is finished before the app stops', async () => {
    const open = harness.api.hold('chat.postMessage');
    const delivered = harness.deliver();
    while (digests().length === 0) await new Promise(setImmediate);
    let stopped = false;
    const stopping = harness.app.stop(10_000).then(() => {
      stopped = true;
    });
    await new Promise(setImmediate);
    expect(stopped).toBe(false);
    open();
    await Promise.all([delivered, stopping]);
    expect(deliveries()).toMatchObject([{ state: 'posted' }]);
  });
});
