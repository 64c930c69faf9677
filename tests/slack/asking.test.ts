// Asking by command, mention and direct message: what comes back, and where.
import { type Harness, startHarness } from '../fixtures/harness.js';
import {
  ASKER,
  appMention,
  BOT_USER,
  CHANNEL,
  DIRECT,
  directMessage,
  envelope,
  memberJoined,
  newTs,
  slashCommand,
} from '../fixtures/payloads.js';

const SOURCE =
  'Ada Brook, “Wells &amp; Bread”, Village Papers, 5 March 2021 · I. Water › Where the water comes from · ¶1 · summary';

describe('asking', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
  });
  afterEach(() => harness.close());

  const ask = async (text: string) => {
    await harness.form(slashCommand(text, harness.api.responseUrl()));
    return harness.api.next('respond');
  };
  const mention = async (text: string, fields = {}) => {
    await harness.event(envelope(appMention(text, fields)));
    return harness.api.next('chat.postMessage');
  };

  it('answers a command privately, with the passage, its source note and a Share button', async () => {
    const { args, blocks } = await ask('who dug the wells by hand?');
    expect(args).toMatchObject({
      response_type: 'ephemeral',
      replace_original: 'false',
      unfurl_links: 'false',
    });
    expect(args.text).toContain('The village draws its water from three wells, dug by hand in 1911.');
    expect(args.text).toContain(SOURCE);
    expect(JSON.stringify(blocks)).toContain('answer_share');
    expect(JSON.stringify(blocks)).not.toContain('answer_remove');
  });

  it('acknowledges a command before it is answered, and with nothing to show', async () => {
    const open = harness.api.hold('respond');
    const response = await harness.form(slashCommand('three wells', harness.api.responseUrl()));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    open();
    await harness.api.next('respond');
  });

  it.each(['', '   ', 'help', 'HELP', '--help', '—help'])('shows how to use it for “%s”', async (text) => {
    const { args } = await ask(text);
    expect(args.text).toContain('/footnote your question');
  });

  it('names an option that it does not know, and shows how to use it', async () => {
    const { args } = await ask('--loud three wells');
    expect(args.text).toContain('--loud');
    expect(args.text).toContain('/footnote your question');
  });

  it.each([
    ['contents', 'Of the Tax on Water'],
    ['about', 'no language model writes answers'],
    ['privacy', 'My log holds no questions'.toLowerCase()],
    ['forget-me', 'I keep nothing about you'],
  ])('knows the word “%s” as the whole text', async (word, says) => {
    const { args } = await ask(word);
    expect(args.text).toContain(says);
  });

  it('takes such a word within a question for part of the question', async () => {
    const { args } = await ask('contents of the three wells');
    expect(args.text).toContain('The village draws its water from three wells');
  });

  it('answers a mention in its thread, and lets the asker remove the answer', async () => {
    const ts = newTs();
    const { args, blocks } = await mention('who dug the wells by hand?', { ts, event_ts: ts });
    expect(args).toMatchObject({
      channel: CHANNEL,
      thread_ts: ts,
      unfurl_links: 'false',
      unfurl_media: 'false',
    });
    expect(args.text).toContain(SOURCE);
    expect(JSON.stringify(blocks)).toContain(
      `"action_id":"answer_remove","text":{"type":"plain_text","text":"Remove"},"value":"${ASKER}"`,
    );
    expect(JSON.stringify(blocks)).not.toContain('answer_share');
  });

  it('answers a follow-up from what the thread was last about', async () => {
    const ts = newTs();
    await mention('who dug the wells by hand?', { ts, event_ts: ts });
    const { args } = await mention('and family?', { thread_ts: ts });
    expect(args.thread_ts).toBe(ts);
    expect(args.text).toContain('The village draws its water from three wells');
  });

  it('keeps one thread’s context out of another', async () => {
    await mention('who dug the wells by hand?');
    const { args } = await mention('and zebras?');
    expect(args.text).toContain('does not cover');
  });

  it('gives help to an empty mention, in a thread of unknown context too', async () => {
    const { args } = await mention('', { thread_ts: newTs() });
    expect(args.text).toContain('@Footnote your question');
  });

  it('answers a direct message where it stands, and follows up there', async () => {
    await harness.event(envelope(directMessage('who dug the wells by hand?')));
    const first = await harness.api.next('chat.postMessage');
    await harness.event(envelope(directMessage('and family?')));
    const second = await harness.api.next('chat.postMessage');
    expect(first.args.channel).toBe(DIRECT);
    expect(first.args).not.toHaveProperty('thread_ts');
    expect(second.args.text).toContain('The village draws its water from three wells');
  });

  it('answers in the thread of a direct message that has one', async () => {
    const threadTs = newTs();
    await harness.event(envelope(directMessage('three wells', { thread_ts: threadTs })));
    const { args } = await harness.api.next('chat.postMessage');
    expect(args.thread_ts).toBe(threadTs);
  });

  it('forgets a person’s conversation when asked to', async () => {
    await harness.event(envelope(directMessage('who dug the wells by hand?')));
    await harness.api.next('chat.postMessage');
    const { args } = await ask('forget-me');
    await harness.event(envelope(directMessage('and family?')));
    const after = await harness.api.next('chat.postMessage');
    expect(args.text).toContain('1 question and of 1 conversation');
    expect(after.args.text).not.toContain('1911');
  });

  it('says that the closest passages are only that, when it isn’t sure', async () => {
    const { args } = await ask('wheat');
    expect(args.text).toContain('I’m not sure this answers it');
    expect(args.text).toContain('The mill grinds wheat');
  });

  it('says that the text does not cover it, and what can be asked', async () => {
    const { args } = await ask('zebras');
    expect(args.text).toContain('does not cover');
    expect(args.text).toContain('About this text');
  });

  it('answers from the metadata, and gives an overview', async () => {
    const about = await ask('author');
    const overview = await ask('overview');
    expect(about.args.text).toContain('was written by Ada Brook');
    expect(overview.args.text).toContain('Of the Tax on Water: Whoever waters');
  });

  it('greets a channel it was added to once, and nobody else’s arrival', async () => {
    const joined = envelope(memberJoined(BOT_USER));
    await harness.event(joined);
    await harness.event(joined);
    await harness.event(envelope(memberJoined('U0SOMEONE')));
    await harness.settle();
    const posts = harness.api.of('chat.postMessage');
    expect(posts).toHaveLength(1);
    expect(posts[0]?.args.text).toContain('/footnote help');
  });
});
