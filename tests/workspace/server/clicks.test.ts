// Buttons and shortcuts: on public and private messages, and what can be done through their response URLs.
import type { RespondArguments } from '@slack/bolt';
import { bot, buttons, me, type Opened, open, random, reading, section } from './fixture.js';

const button = { type: 'button', action_id: 'press', block_id: 'row', value: 'seven' };

describe('a click', () => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await open();
  });

  const posted = async (text = 'Press it') => {
    const answer = await opened.web.chat.postMessage({
      channel: reading,
      text,
      blocks: [section(text), buttons('press')],
    });
    return String(answer.ts);
  };
  const press = (ts: string, channel = reading) =>
    opened.page.send({ type: 'block_action', container: { kind: 'message', channel, ts }, action: button });
  /** A private message with a button, as an answer to a command. */
  const secret = async (threadTs?: string) => {
    const shown = opened.page.message(({ ephemeralFor }) => ephemeralFor === me);
    await opened.web.chat.postEphemeral({
      channel: reading,
      user: me,
      text: 'Only for you',
      blocks: [buttons('press')],
      ...(threadTs ? { thread_ts: threadTs } : {}),
    });
    return (await shown).ts;
  };
  const respondWith = (body: RespondArguments) =>
    opened.bolt((app) => {
      app.action('press', async ({ ack, respond }) => {
        await ack();
        await respond(body);
      });
    });

  it('on a message carries the message, its place and the action', async () => {
    const app = await opened.connect();
    const ts = await posted();
    const sent = app.next('interactive');
    press(ts);
    const { payload } = await sent;
    expect(payload).toMatchObject({
      type: 'block_actions',
      user: { id: me, team_id: 'T0LOCALTEAM' },
      container: { type: 'message', message_ts: ts, channel_id: reading, is_ephemeral: false },
      message: { ts, user: bot, text: 'Press it' },
      channel: { id: reading, name: 'reading-group' },
      actions: [{ ...button, action_ts: expect.any(String) }],
      state: { values: {} },
    });
    expect(payload.response_url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/response\/\w+$/);
    expect(payload.trigger_id).toMatch(/^\d+\.\d+\.\w+$/);
  });

  it('on a private message in a thread carries the thread and no message', async () => {
    const app = await opened.connect();
    const root = await posted('A thread');
    const ts = await secret(root);
    const sent = app.next('interactive');
    press(ts);
    const { payload } = await sent;
    expect(payload).not.toHaveProperty('message');
    expect(payload.container).toEqual({
      type: 'message',
      message_ts: ts,
      channel_id: reading,
      is_ephemeral: true,
      thread_ts: root,
    });
  });

  it('can replace the public message it came from', async () => {
    await respondWith({ replace_original: true, text: 'Pressed' });
    const ts = await posted();
    const changed = opened.page.message((message) => message.ts === ts && message.text === 'Pressed');
    press(ts);
    expect(await changed).toMatchObject({ channel: reading, edited: true });
    expect((await changed).blocks).toBeUndefined();
  });

  it('can replace a private message, which stays private', async () => {
    await respondWith({ replace_original: true, response_type: 'in_channel', text: 'Changed' });
    const ts = await secret();
    const changed = opened.page.message(({ text }) => text === 'Changed');
    press(ts);
    expect(await changed).toMatchObject({ ts, ephemeralFor: me });
  });

  it('can delete a private message', async () => {
    await respondWith({ delete_original: true });
    const ts = await secret();
    const gone = opened.page.next('message_deleted');
    press(ts);
    expect(await gone).toMatchObject({ channel: reading, ts });
  });

  it('can post to the thread for all, and leave the private message as it is', async () => {
    const root = await posted('A thread');
    await respondWith({
      response_type: 'in_channel',
      replace_original: false,
      thread_ts: root,
      text: 'Shared',
    });
    const ts = await secret(root);
    const shared = opened.page.message(({ text }) => text === 'Shared');
    press(ts);
    expect(await shared).toMatchObject({ threadTs: root });
    expect((await shared).ephemeralFor).toBeUndefined();
  });

  it('answers privately where it was, unless told otherwise', async () => {
    const root = await posted('A thread');
    await respondWith({ text: 'Noted', replace_original: false });
    const ts = await secret(root);
    const noted = opened.page.message(({ text }) => text === 'Noted');
    press(ts);
    expect(await noted).toMatchObject({ threadTs: root, ephemeralFor: me });
  });

  it('that nobody acknowledges tells the person so', async () => {
    const app = await opened.connect();
    const ts = await posted();
    const sent = app.next('interactive');
    const told = opened.page.message(({ ephemeralFor }) => ephemeralFor === me);
    press(ts);
    await sent;
    await opened.clock.pass(3_000);
    expect((await told).text).toContain('did not answer in time');
  });

  it('on a message that is gone is not sent', async () => {
    const app = await opened.connect();
    press('1.000001');
    const ts = await posted();
    const sent = app.next('interactive');
    press(ts);
    await sent;
    expect(app.envelopes.all.filter(({ type }) => type === 'interactive')).toHaveLength(1);
  });
});

describe('a shortcut', () => {
  it('on a message carries it, and can answer also where the bot isn’t a member', async () => {
    const opened = await open({
      shortcuts: [{ type: 'message', name: 'Find the passage', callbackId: 'find' }],
    });
    const { page } = opened;
    await opened.bolt((app) => {
      app.shortcut({ callback_id: 'find', type: 'message_action' }, async ({ shortcut, ack, respond }) => {
        await ack();
        await respond(`Found: ${shortcut.message.text}`);
      });
    });
    const [state] = page.events.all;
    expect(state).toMatchObject({ shortcuts: [{ callbackId: 'find', name: 'Find the passage' }] });
    const written = page.message(({ userId }) => userId === me);
    page.send({ type: 'post', channel: random, text: 'Where is it?' });
    const { ts } = await written;
    const answer = page.message(({ userId }) => userId === bot);
    page.send({ type: 'message_shortcut', callbackId: 'find', channel: random, ts });
    expect(await answer).toMatchObject({ channel: random, ephemeralFor: me, text: 'Found: Where is it?' });
  });

  it('for the whole workspace opens a view by its trigger', async () => {
    const opened = await open();
    await opened.bolt((app) => {
      app.shortcut('ask', async ({ ack, client, shortcut }) => {
        await ack();
        await client.views.open({
          trigger_id: shortcut.trigger_id,
          view: { type: 'modal', title: { type: 'plain_text', text: 'Ask' }, blocks: [section('Well?')] },
        });
      });
    });
    const shown = opened.page.next('modals');
    opened.page.send({ type: 'global_shortcut', callbackId: 'ask' });
    expect((await shown).views).toMatchObject([{ view: { title: { text: 'Ask', emoji: true } } }]);
  });
});
