// What the buttons do: Share, Show in context and leafing, Remove.
import { buttonsIn } from '../fixtures/buttons.js';
import { type Harness, startHarness } from '../fixtures/harness.js';
import {
  ASKER,
  appMention,
  blockAction,
  CHANNEL,
  envelope,
  newTs,
  slashCommand,
  viewAction,
} from '../fixtures/payloads.js';
import type { Call } from '../fixtures/webApi.js';

describe('buttons', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
  });
  afterEach(() => harness.close());

  const buttonValue = (call: Call, actionId: string) => {
    const value = buttonsIn(call.blocks).find((button) => button.actionId === actionId)?.value;
    if (value === undefined) throw new Error(`no button ${actionId}`);
    return value;
  };
  const askPrivately = async (text: string) => {
    await harness.form(slashCommand(text, harness.api.responseUrl()));
    return harness.api.next('respond');
  };
  const click = (actionId: string, value: string, more = {}) =>
    harness.click(blockAction({ actionId, value, responseUrl: harness.api.responseUrl(), ...more }));

  it('shares an answer once, as the bot, with its source and who shared it, without a ping', async () => {
    const value = buttonValue(await askPrivately('who dug the wells by hand?'), 'answer_share');
    await click('answer_share', value, { userName: '*anna* <!channel>' });
    const { args } = await harness.api.next('chat.postMessage');
    await click('answer_share', value);
    const notice = await harness.api.next('respond');
    await harness.settle();
    expect(args.channel).toBe(CHANNEL);
    expect(args.text).toContain('The village draws its water from three wells');
    expect(args.text).toContain('Ada Brook, “Wells &amp; Bread”');
    expect(args.text).toContain('Shared by ∗anna∗ &lt;!channel&gt;');
    expect(notice.args).toMatchObject({
      response_type: 'ephemeral',
      text: 'This answer is already shared here.',
    });
    expect(harness.api.of('chat.postMessage')).toHaveLength(1);
  });

  it('shares once also when the button is clicked twice at the same time', async () => {
    const value = buttonValue(await askPrivately('who dug the wells by hand?'), 'answer_share');
    await Promise.all([click('answer_share', value), click('answer_share', value)]);
    await harness.settle();
    expect(harness.api.of('chat.postMessage')).toHaveLength(1);
  });

  it('shares each asking for itself', async () => {
    await click('answer_share', buttonValue(await askPrivately('three wells'), 'answer_share'));
    await click('answer_share', buttonValue(await askPrivately('three wells'), 'answer_share'));
    await harness.settle();
    expect(harness.api.of('chat.postMessage')).toHaveLength(2);
  });

  it('shares into the thread that the private answer stands in', async () => {
    const threadTs = newTs();
    await click('answer_share', buttonValue(await askPrivately('three wells'), 'answer_share'), { threadTs });
    const { args } = await harness.api.next('chat.postMessage');
    expect(args.thread_ts).toBe(threadTs);
  });

  it('shares through the response address where the bot is not a member', async () => {
    const value = buttonValue(await askPrivately('three wells'), 'answer_share');
    harness.api.answer('chat.postMessage', { error: 'not_in_channel' });
    await click('answer_share', value);
    const { args } = await harness.api.next('respond');
    expect(args).toMatchObject({ response_type: 'in_channel', replace_original: 'false' });
    expect(args.text).toContain('three wells');
  });

  it('says so when it may not post, and can be tried again', async () => {
    const value = buttonValue(await askPrivately('three wells'), 'answer_share');
    harness.api.answer('chat.postMessage', { error: 'restricted_action' });
    await click('answer_share', value);
    const notice = await harness.api.next('respond');
    await click('answer_share', value);
    await harness.settle();
    expect(notice.args.text).toContain('I could not post here');
    expect(harness.api.of('chat.postMessage')).toHaveLength(2);
  });

  it('does not post a second time when Slack’s reply was lost', async () => {
    const value = buttonValue(await askPrivately('three wells'), 'answer_share');
    harness.api.answer('chat.postMessage', { hangUp: true });
    await click('answer_share', value);
    const notice = await harness.api.next('respond');
    await click('answer_share', value);
    await harness.settle();
    expect(notice.args.text).toContain('Slack did not confirm');
    expect(harness.api.of('chat.postMessage')).toHaveLength(1);
  });

  it.each(['author', 'overview'])('shares what was said about “%s” too', async (question) => {
    const answer = await askPrivately(question);
    await click('answer_share', buttonValue(answer, 'answer_share'));
    const { args } = await harness.api.next('chat.postMessage');
    expect(args.text).toContain(
      question === 'author' ? 'was written by Ada Brook' : 'The mill: The mill grinds',
    );
  });

  it.each([
    '',
    'not json',
    '{"k":"p","o":"answer","p":["nowhere/x¶1"],"q":"a"}',
    '{"k":"p","text":"<!channel>"}',
  ])('shares nothing from a value that is not of today’s text: %s', async (value) => {
    await click('answer_share', value);
    const { args } = await harness.api.next('respond');
    await harness.settle();
    expect(args.text).toContain('this passage is gone');
    expect(harness.api.of('chat.postMessage')).toHaveLength(0);
  });

  it('shows the passage among its neighbours, and leafs to the next section', async () => {
    const value = buttonValue(await askPrivately('who dug the wells by hand?'), 'answer_context');
    await click('answer_context', value);
    const { args, view } = await harness.api.next('views.open');
    const next = buttonsIn(view).find(({ actionId }) => actionId === 'context_next')?.value ?? '';
    await harness.click(viewAction('context_next', next, view));
    const turned = await harness.api.next('views.update');
    const shown = JSON.stringify(view);
    expect(args.trigger_id).toMatch(/^3333/);
    expect(shown).toContain('>The village draws its water from three wells');
    expect(shown).toContain('Each family keeps one well clean for a year, &amp; the turn');
    expect(shown).toContain('Section 1 of 4');
    expect(shown).not.toContain('context_previous');
    expect(turned.args).toMatchObject({ view_id: 'V0CONTEXT', hash: '1700000002.abcdef' });
    expect(JSON.stringify(turned.view)).toContain('Of the Tax on Water');
    expect(JSON.stringify(turned.view)).toContain('context_previous');
  });

  it('does not mind that a page was turned twice', async () => {
    harness.api.answer('views.update', { error: 'hash_conflict' });
    await harness.click(
      viewAction('context_next', '{"a":"village","l":"en","s":"tax"}', { type: 'modal', blocks: [] }),
    );
    await harness.settle();
    expect(harness.api.of('views.update')).toHaveLength(1);
    expect(harness.log).toEqual([]);
  });

  it('keeps the texts from people of another workspace', async () => {
    const value = buttonValue(await askPrivately('three wells'), 'answer_context');
    await click('answer_context', value, { userTeam: 'T0CITY', userId: 'U0GUEST' });
    const { args } = await harness.api.next('respond');
    await harness.settle();
    expect(args.text).toContain('Only members of the workspace');
    expect(harness.api.of('views.open')).toHaveLength(0);
  });

  it('removes a public answer for who asked, and for nobody else', async () => {
    await harness.event(envelope(appMention('three wells')));
    const value = buttonValue(await harness.api.next('chat.postMessage'), 'answer_remove');
    const messageTs = newTs();
    await click('answer_remove', value, { userId: 'U0BOB', ephemeral: false, messageTs });
    const refusal = await harness.api.next('respond');
    await click('answer_remove', value, { userId: ASKER, ephemeral: false, messageTs });
    const { args } = await harness.api.next('chat.delete');
    await harness.settle();
    expect(refusal.args.text).toContain('Only the person who asked');
    expect(args).toMatchObject({ channel: CHANNEL, ts: messageTs });
    expect(harness.api.of('chat.delete')).toHaveLength(1);
  });

  it('removes what was shared where the bot is not a member', async () => {
    harness.api.answer('chat.delete', { error: 'channel_not_found' });
    await click('answer_remove', ASKER, { ephemeral: false });
    const { args } = await harness.api.next('respond');
    expect(args).toEqual({ delete_original: 'true' });
  });
});
