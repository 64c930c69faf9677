// When Slack or we fail: the person hears of it where that is possible, the log says it once, nothing else is lost.
import { countingAnswerer } from '../fixtures/answerer.js';
import { corpus } from '../fixtures/corpus.js';
import { type Harness, startHarness, TOKEN } from '../fixtures/harness.js';
import { appMention, envelope, newTs, slashCommand } from '../fixtures/payloads.js';

/** The log's lines of this level. */
const lines = (harness: Harness, level: 40 | 50) =>
  harness.log.map((line) => JSON.parse(line)).filter((line) => line.level === level);

describe('failing', () => {
  let harness: Harness;
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => void unhandled.push(reason);
  beforeEach(async () => {
    process.on('unhandledRejection', note);
    harness = await startHarness();
  });
  afterEach(async () => {
    await harness.close();
    process.off('unhandledRejection', note);
    expect(unhandled.splice(0)).toEqual([]);
  });

  it('waits as long as Slack asks when it has sent too much, then answers', async () => {
    harness.api.answer('chat.postMessage', { status: 429, headers: { 'retry-after': '7' } });
    await harness.event(envelope(appMention('three wells')));
    await harness.api.next('chat.postMessage');
    await harness.api.next('chat.postMessage');
    await harness.settle();
    expect(harness.sleeps).toEqual([7_000]);
    expect(lines(harness, 50)).toEqual([]);
  });

  it('gives up after a few such waits, and says so', async () => {
    const full = { status: 429, headers: { 'retry-after': '1' } } as const;
    harness.api.answer('chat.postMessage', full, full, full);
    await harness.event(envelope(appMention('three wells')));
    await harness.settle();
    const posts = harness.api.of('chat.postMessage');
    expect(posts).toHaveLength(4);
    expect(posts[3]?.args.text).toContain('something went wrong');
  });

  it('does not post a public answer twice when Slack’s reply was lost, but says that something went wrong', async () => {
    harness.api.answer('chat.postMessage', { hangUp: true });
    const ts = newTs();
    await harness.event(envelope(appMention('three wells', { ts, event_ts: ts })));
    await harness.settle();
    const [answer, apology] = harness.api.of('chat.postMessage');
    const [line] = lines(harness, 50);
    expect(harness.api.of('chat.postMessage')).toHaveLength(2);
    expect(answer?.args.text).toContain('three wells');
    expect(apology?.args).toMatchObject({ thread_ts: ts });
    expect(apology?.args.text).toContain(line.reference);
    expect(line.told).toBe(true);
  });

  it('sends a private answer again when Slack’s reply was lost', async () => {
    harness.api.answer('respond', { hangUp: true }, { status: 500 });
    await harness.form(slashCommand('three wells', harness.api.responseUrl()));
    await harness.settle();
    const responses = harness.api.of('respond');
    expect(responses).toHaveLength(3);
    expect(responses[2]?.args.text).toContain('three wells');
  });

  it('does not insist where a response address has expired', async () => {
    harness.api.answer('respond', { status: 404 }, { status: 404 });
    await harness.form(slashCommand('three wells', harness.api.responseUrl()));
    await harness.settle();
    expect(harness.api.of('respond')).toHaveLength(2);
    expect(lines(harness, 50)).toHaveLength(1);
  });

  it('sends the full text alone when Slack refuses the blocks', async () => {
    harness.api.answer('chat.postMessage', { error: 'invalid_blocks' });
    await harness.event(envelope(appMention('three wells')));
    await harness.settle();
    const [, second] = harness.api.of('chat.postMessage');
    expect(lines(harness, 40)).toHaveLength(1);
    expect(second?.blocks).toEqual([]);
    expect(second?.args.text).toContain('Village Papers, 5 March 2021');
  });

  it('logs what Slack refused once, with its code, and neither token nor question', async () => {
    harness.api.answer('chat.postMessage', { error: 'is_archived' }, { error: 'is_archived' });
    await harness.event(envelope(appMention('three wells about secrets')));
    await harness.settle();
    const all = harness.log.join('');
    expect(lines(harness, 50)).toHaveLength(1);
    expect(lines(harness, 40)).toHaveLength(0);
    expect(lines(harness, 50)[0]).toMatchObject({ told: false, error: { slack: 'is_archived' } });
    expect(all).not.toContain(TOKEN);
    expect(all).not.toContain('secrets');
  });
});

describe('a fault of our own', () => {
  it.each(['command', 'mention'])(
    'is told to who asked by %s, and logged with its cause',
    async (surface) => {
      const broken = {
        ...countingAnswerer(corpus),
        answer: () => {
          throw new Error('the index is broken', { cause: new Error('disk') });
        },
      };
      const harness = await startHarness({ answerer: broken });
      if (surface === 'command') await harness.form(slashCommand('three wells', harness.api.responseUrl()));
      else await harness.event(envelope(appMention('three wells')));
      const { args } = await harness.api.next(surface === 'command' ? 'respond' : 'chat.postMessage');
      await harness.close();
      const [line, ...others] = lines(harness, 50);
      expect(others).toEqual([]);
      expect(args.text).toContain(line.reference);
      expect(args.response_type).toBe(surface === 'command' ? 'ephemeral' : undefined);
      expect(line.error).toMatchObject({ message: 'the index is broken', cause: { message: 'disk' } });
    },
  );
});

describe('stopping', () => {
  it('finishes the question in hand, and takes no new one', async () => {
    const harness = await startHarness();
    const open = harness.api.hold('chat.postMessage');
    await harness.event(envelope(appMention('three wells')));
    await harness.api.next('chat.postMessage');
    expect(harness.app.inHand()).toBe(1);
    const stopped = harness.app.stop(10_000);
    await expect(harness.event(envelope(appMention('rye')))).rejects.toThrow('fetch failed');
    open();
    expect(await stopped).toBe(0);
    expect(harness.api.of('chat.postMessage')).toHaveLength(1);
    await harness.close();
  });
});
