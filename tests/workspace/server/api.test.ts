// The Web API, through Slack's own client: what it answers, and its codes for bad calls.
import { WebClient } from '@slack/web-api';
import {
  bot,
  direct,
  editors,
  me,
  mina,
  type Opened,
  open,
  random,
  reading,
  refused,
  section,
} from './fixture.js';

type Json = Readonly<Record<string, unknown>>;

let opened: Opened;
beforeEach(async () => {
  opened = await open();
});
const own = async (more: Json = {}) => {
  const { ts } = await opened.web.chat.postMessage({ channel: reading, text: 'Posted', ...more });
  return String(ts);
};
const call = async (method: string, init: RequestInit = {}): Promise<Json> => {
  const { apiUrl, botToken } = opened.workspace;
  const headers = { authorization: `Bearer ${botToken}`, ...init.headers };
  return JSON.parse(await (await fetch(`${apiUrl}${method}`, { method: 'POST', ...init, headers })).text());
};

describe('refuses with Slack’s code', () => {
  const someone = { channel: reading, user: me };
  const no = '1700000000.000000';
  it.each<[string, Json, string]>([
    ['chat.postMessage', { text: 'x' }, 'invalid_arguments'],
    ['chat.postMessage', { channel: 'C0NOWHERE01', text: 'x' }, 'channel_not_found'],
    ['chat.postMessage', { channel: random, text: 'x' }, 'not_in_channel'],
    ['chat.postMessage', { channel: reading }, 'no_text'],
    ['chat.postMessage', { channel: reading, blocks: [] }, 'no_text'],
    ['chat.postMessage', { channel: reading, text: 'x'.repeat(40_001) }, 'msg_too_long'],
    ['chat.postMessage', { channel: reading, blocks: {} }, 'invalid_blocks_format'],
    ['chat.postMessage', { channel: reading, blocks: 'no JSON' }, 'invalid_blocks_format'],
    ['chat.postMessage', { channel: reading, text: 'x', thread_ts: '' }, 'invalid_thread_ts'],
    ['chat.postMessage', { channel: reading, text: 'x', thread_ts: '17' }, 'invalid_thread_ts'],
    [
      'chat.postMessage',
      { channel: reading, text: 'x', metadata: { event_type: 'x' } },
      'invalid_metadata_format',
    ],
    ['chat.postMessage', { channel: reading, text: 'x', markdown_text: 'y' }, 'markdown_text_conflict'],
    ['chat.postMessage', { channel: bot, text: 'x' }, 'channel_not_found'],
    ['chat.postEphemeral', { ...someone }, 'no_text'],
    ['chat.postEphemeral', { channel: reading, text: 'x' }, 'invalid_arguments'],
    ['chat.postEphemeral', { channel: reading, user: 'U0NOBODY001', text: 'x' }, 'user_not_found'],
    ['chat.postEphemeral', { channel: editors, user: 'U0JUN000001', text: 'x' }, 'user_not_in_channel'],
    ['chat.postEphemeral', { channel: random, user: me, text: 'x' }, 'not_in_channel'],
    ['chat.update', { channel: reading, ts: no, text: 'x' }, 'message_not_found'],
    ['chat.delete', { channel: reading, ts: no }, 'message_not_found'],
    ['chat.delete', { channel: reading }, 'invalid_arguments'],
    ['chat.getPermalink', { channel: reading, message_ts: no }, 'message_not_found'],
    ['conversations.info', { channel: 'C0NOWHERE01' }, 'channel_not_found'],
    ['conversations.list', { types: 'secret' }, 'invalid_types'],
    ['conversations.list', { limit: 0 }, 'invalid_limit'],
    ['conversations.list', { cursor: 'what' }, 'invalid_cursor'],
    ['conversations.history', { channel: random }, 'not_in_channel'],
    ['conversations.history', { channel: reading, oldest: 'then' }, 'invalid_ts_oldest'],
    ['conversations.replies', { channel: reading, ts: no }, 'thread_not_found'],
    ['conversations.open', {}, 'users_list_not_supplied'],
    ['conversations.open', { users: 'U0NOBODY001' }, 'user_not_found'],
    ['conversations.open', { users: bot }, 'cannot_dm_bot'],
    ['conversations.join', { channel: editors }, 'method_not_supported_for_channel_type'],
    ['users.info', { user: 'U0NOBODY001' }, 'user_not_found'],
    ['users.conversations', { user: 'U0NOBODY001' }, 'user_not_found'],
    ['bots.info', { bot: 'B0NOBODY001' }, 'bot_not_found'],
    ['reactions.add', { channel: reading, name: 'eyes', timestamp: no }, 'message_not_found'],
    ['reactions.add', { channel: reading, name: 'not an emoji', timestamp: no }, 'invalid_name'],
    ['reactions.add', { channel: reading, name: 'eyes', timestamp: 'now' }, 'bad_timestamp'],
    ['assistant.threads.setStatus', { channel_id: direct, thread_ts: no, status: 'x' }, 'invalid_thread_ts'],
    ['assistant.threads.setStatus', { channel_id: random, thread_ts: no, status: 'x' }, 'channel_not_found'],
    ['assistant.threads.setSuggestedPrompts', { channel_id: direct, prompts: [] }, 'invalid_arguments'],
    ['views.open', { trigger_id: '1.2.3' }, 'invalid_arguments'],
    ['chat.shout', { channel: reading }, 'unknown_method'],
    ['constructor', {}, 'unknown_method'],
  ])('%s %j: %s', async (method, args, code) => {
    const problem = opened.page.next('problem');
    expect(await refused(opened.web.apiCall(method, args))).toMatchObject({ ok: false, error: code });
    expect(await problem).toMatchObject({ method, error: code });
    expect(opened.log).toEqual([`${method}: ${code}`]);
  });

  it('who asks without a token, with another one, or with the app’s own', async () => {
    const { apiUrl, appToken } = opened.workspace;
    const asked = async (token: string) =>
      refused(new WebClient(token, { slackApiUrl: apiUrl, retryConfig: { retries: 0 } }).auth.test());
    expect(await asked('xoxb-another')).toMatchObject({ error: 'invalid_auth' });
    expect(await asked(appToken)).toMatchObject({ error: 'not_allowed_token_type' });
    const bare = await fetch(`${apiUrl}auth.test`, { method: 'POST' });
    expect(await bare.json()).toEqual({ ok: false, error: 'not_authed' });
  });

  it('a change of other people’s messages', async () => {
    const written = opened.page.message(({ userId }) => userId === me);
    opened.page.send({ type: 'post', channel: reading, text: 'Mine' });
    const { ts } = await written;
    const { chat } = opened.web;
    expect(await refused(chat.update({ channel: reading, ts, text: 'Yours' }))).toMatchObject({
      error: 'cant_update_message',
    });
    expect(await refused(chat.delete({ channel: reading, ts }))).toMatchObject({
      error: 'cant_delete_message',
    });
  });

  it('a change of its private messages', async () => {
    const { message_ts: ts } = await opened.web.chat.postEphemeral({
      channel: reading,
      user: me,
      text: 'Psst',
    });
    const update = opened.web.chat.update({ channel: reading, ts: String(ts), text: 'Aloud' });
    expect(await refused(update)).toMatchObject({ error: 'message_not_found' });
  });

  it('an update of more than 4,000 characters', async () => {
    const ts = await own();
    const update = opened.web.chat.update({ channel: reading, ts, text: 'x'.repeat(4_001) });
    expect(await refused(update)).toMatchObject({ error: 'msg_too_long' });
  });

  it('a body that can’t be read', async () => {
    const json = { 'content-type': 'application/json' };
    expect(await call('auth.test', { body: '{"a"', headers: json })).toEqual({
      ok: false,
      error: 'invalid_json',
    });
    expect(await call('auth.test', { body: '[]', headers: json })).toEqual({
      ok: false,
      error: 'json_not_object',
    });
    expect(await call('auth.test', { body: 'x', headers: { 'content-type': 'text/plain' } })).toEqual({
      ok: false,
      error: 'invalid_post_type',
    });
    expect(await call('auth.test', { body: 'x'.repeat(1_000_001) })).toMatchObject({
      error: 'request_too_large',
    });
  });

  it('a method whose scope the app doesn’t have', async () => {
    const strict = await open({ scopes: ['chat:write', 'channels:read'] });
    expect(await refused(strict.web.users.info({ user: me }))).toMatchObject({
      error: 'missing_scope',
      needed: 'users:read',
      provided: 'chat:write,channels:read',
    });
    expect(await refused(strict.web.conversations.info({ channel: editors }))).toMatchObject({
      needed: 'groups:read',
    });
    expect(await refused(strict.web.conversations.list({ types: 'public_channel,im' }))).toMatchObject({
      needed: 'im:read',
    });
    const { response_metadata: seen } = await strict.web.chat.postMessage({
      channel: reading,
      text: 'Allowed',
    });
    expect(seen).toMatchObject({ scopes: ['chat:write', 'channels:read'] });
  });
});

describe('Block Kit that Slack refuses', () => {
  it('names the place, and tells the page', async () => {
    const problem = opened.page.next('problem');
    const call = opened.web.chat.postMessage({
      channel: reading,
      blocks: [section('x'.repeat(3_001))],
      text: 'x',
    });
    const line = '[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]';
    expect(await refused(call)).toMatchObject({
      error: 'invalid_blocks',
      errors: ['must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
      response_metadata: { messages: [line] },
    });
    expect((await problem).detail).toContain(line);
  });

  it('is too long together from about 11,000 characters', async () => {
    const blocks = (size: number) => [1, 2, 3, 4].map(() => section('x'.repeat(size)));
    await opened.web.chat.postMessage({ channel: reading, text: 'x', blocks: blocks(2_750) });
    const call = opened.web.chat.postMessage({ channel: reading, text: 'x', blocks: blocks(2_751) });
    expect(await refused(call)).toMatchObject({ error: 'msg_blocks_too_long' });
  });

  it('is refused in views as invalid arguments', async () => {
    const view = { type: 'home' as const, blocks: [section('')] };
    expect(await refused(opened.web.views.publish({ user_id: me, view }))).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: {
        messages: [expect.stringMatching(/\[json-pointer:\/view\/blocks\/0\/text\/text\]$/)],
      },
    });
  });
});

describe('messages', () => {
  it('come back whole, with ids for blocks and elements that have none', async () => {
    const { message, ts, channel } = await opened.web.chat.postMessage({
      channel: reading,
      text: 'Q&A: <https://example.com|a page> & 1 < 2',
      blocks: [
        section('Hi'),
        { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Go' } }] },
      ],
      metadata: { event_type: 'answer', event_payload: { id: 7 } },
    });
    expect({ ts: message?.ts, channel }).toEqual({ ts, channel: reading });
    expect(message).toMatchObject({
      type: 'message',
      user: bot,
      bot_id: 'B0FOOTNOTE1',
      app_id: 'A0FOOTNOTE1',
      team: 'T0LOCALTEAM',
      bot_profile: { name: 'Footnote' },
      text: 'Q&amp;A: <https://example.com|a page> &amp; 1 &lt; 2',
      metadata: { event_type: 'answer', event_payload: { id: 7 } },
      blocks: [
        { block_id: expect.any(String), text: { verbatim: false } },
        {
          block_id: expect.any(String),
          elements: [{ action_id: expect.any(String), text: { emoji: true } }],
        },
      ],
    });
  });

  it('reach a person by user id, in the direct message that is opened for it', async () => {
    const mine = await opened.web.chat.postMessage({ channel: me, text: 'For you' });
    expect(mine.channel).toBe(direct);
    const theirs = await opened.web.chat.postMessage({ channel: mina, text: 'For Mina' });
    const { channel } = await opened.web.conversations.open({ users: mina });
    expect(channel).toMatchObject({ id: theirs.channel });
    const texts = opened.page.events.all.flatMap((event) =>
      event.type === 'message' ? [event.message.text] : [],
    );
    expect(texts).toEqual(['For you']);
  });

  it('for one person are shown to that person only, and gone from the history', async () => {
    const { chat, conversations } = opened.web;
    await chat.postEphemeral({ channel: reading, user: mina, text: 'For Mina' });
    await chat.postEphemeral({ channel: reading, user: me, text: 'For you' });
    const shown = opened.page.events.all.flatMap((event) =>
      event.type === 'message' ? [event.message] : [],
    );
    expect(shown).toMatchObject([{ text: 'For you', ephemeralFor: me }]);
    const { messages = [] } = await conversations.history({ channel: reading });
    expect(messages.map(({ text }) => text)).not.toContain('For you');
  });

  it('of a thread know its first message, and the first one its replies', async () => {
    const root = await own({ text: 'Root' });
    const first = await own({ text: 'One', thread_ts: root });
    const last = await own({ text: 'Two', thread_ts: first, reply_broadcast: true });
    const { messages } = await opened.web.conversations.replies({ channel: reading, ts: root });
    expect(messages).toMatchObject([
      {
        ts: root,
        thread_ts: root,
        reply_count: 2,
        reply_users: [bot],
        reply_users_count: 1,
        latest_reply: last,
      },
      { ts: first, thread_ts: root, parent_user_id: bot },
      { ts: last, thread_ts: root, subtype: 'thread_broadcast', root: { ts: root } },
    ]);
    const history = await opened.web.conversations.history({ channel: reading, limit: 2 });
    expect(history.messages?.map(({ ts }) => ts)).toEqual([last, root]);
  });

  it('whose thread is gone stand outside any, as in Slack, and the page is told', async () => {
    const problem = opened.page.next('problem');
    const { message } = await opened.web.chat.postMessage({
      channel: reading,
      text: 'Late',
      thread_ts: '1600000000.000100',
    });
    expect(message).not.toHaveProperty('thread_ts');
    expect(await problem).toMatchObject({ error: 'thread_not_found' });
  });

  it('keep their blocks when only their text is updated', async () => {
    const ts = await own({ blocks: [section('Block')] });
    const kept = await opened.web.chat.update({ channel: reading, ts, text: 'Changed' });
    expect(kept.message).toMatchObject({ text: 'Changed', blocks: [{ text: { text: 'Block' } }] });
    expect(kept.message).toMatchObject({ edited: { user: bot } });
    const without = await opened.web.chat.update({ channel: reading, ts, text: 'Changed', blocks: [] });
    expect(without.message).not.toHaveProperty('blocks');
  });

  it('have unique times in order, also when the clock stands still', async () => {
    const times = [await own(), await own(), await own()];
    expect(times.every((ts) => /^\d{10}\.\d{6}$/.test(ts))).toBe(true);
    expect([...new Set(times)].sort()).toEqual(times);
  });

  it('have a permalink, in a thread with its first message', async () => {
    const root = await own();
    const reply = await own({ thread_ts: root });
    const { permalink } = await opened.web.chat.getPermalink({ channel: reading, message_ts: reply });
    expect(permalink).toBe(
      `${opened.workspace.url}archives/${reading}/p${reply.replace('.', '')}?thread_ts=${root}&cid=${reading}`,
    );
  });

  it('take reactions, each once', async () => {
    const timestamp = await own();
    const { reactions } = opened.web;
    const shown = opened.page.message(({ reactions: found = [] }) => found.length > 0);
    await reactions.add({ channel: reading, name: 'eyes', timestamp });
    expect((await shown).reactions).toEqual([{ name: 'eyes', users: [bot] }]);
    expect(await refused(reactions.add({ channel: reading, name: 'eyes', timestamp }))).toMatchObject({
      error: 'already_reacted',
    });
    await reactions.remove({ channel: reading, name: 'eyes', timestamp });
    expect(await refused(reactions.remove({ channel: reading, name: 'eyes', timestamp }))).toMatchObject({
      error: 'no_reaction',
    });
  });
});

describe('history', () => {
  it('comes in pages, newest first, between bounds', async () => {
    const [first, second, third] = [
      await own({ text: '1' }),
      await own({ text: '2' }),
      await own({ text: '3' }),
    ];
    const { conversations } = opened.web;
    const page = await conversations.history({ channel: reading, limit: 2 });
    expect(page.messages?.map(({ ts }) => ts)).toEqual([third, second]);
    expect(page.has_more).toBe(true);
    const cursor = String(page.response_metadata?.next_cursor);
    const next = await conversations.history({ channel: reading, limit: 1, cursor });
    expect(next.messages?.map(({ ts }) => ts)).toEqual([first]);
    const after = await conversations.history({ channel: reading, oldest: second });
    expect(after.messages?.map(({ ts }) => ts)).toEqual([third]);
    const from = await conversations.history({ channel: reading, oldest: second, inclusive: true });
    expect(from.messages?.map(({ ts }) => ts)).toEqual([third, second]);
  });

  it('tells metadata only when asked', async () => {
    await own({ metadata: { event_type: 'digest', event_payload: {} } });
    const { conversations } = opened.web;
    const plain = await conversations.history({ channel: reading, limit: 1 });
    expect(plain.messages?.[0]).not.toHaveProperty('metadata');
    const whole = await conversations.history({ channel: reading, limit: 1, include_all_metadata: true });
    expect(whole.messages?.[0]).toMatchObject({ metadata: { event_type: 'digest' } });
  });
});

describe('who and where', () => {
  it('tells the app who it is', async () => {
    expect(await opened.web.auth.test()).toMatchObject({
      url: opened.workspace.url,
      team_id: 'T0LOCALTEAM',
      user_id: bot,
      bot_id: 'B0FOOTNOTE1',
      is_enterprise_install: false,
    });
  });

  it('tells a person’s time zone and, when asked, language', async () => {
    const { user } = await opened.web.users.info({ user: 'U0JUN000001', include_locale: true });
    expect(user).toMatchObject({ tz: 'Asia/Tokyo', tz_offset: 32_400, locale: 'en-GB', is_bot: false });
    const { user: again } = await opened.web.users.info({ user: 'U0JUN000001' });
    expect(again).not.toHaveProperty('locale');
  });

  it('lists people and channels in pages', async () => {
    const people = await opened.web.users.list({ limit: 3 });
    expect(people.members).toHaveLength(3);
    const rest = await opened.web.users.list({ cursor: String(people.response_metadata?.next_cursor) });
    expect(rest.members).toMatchObject([{ id: bot, is_bot: true }]);
    const all = await opened.web.conversations.list({ types: 'public_channel,private_channel,im' });
    expect(all.channels?.map(({ id }) => id)).toEqual([reading, 'C0GENERAL01', random, editors, direct]);
    const joined = await opened.web.users.conversations({ types: 'public_channel' });
    expect(joined.channels?.map(({ id }) => id)).toEqual([reading]);
  });

  it('tells of a channel, and of its members', async () => {
    const { channel } = await opened.web.conversations.info({ channel: reading, include_num_members: true });
    expect(channel).toMatchObject({
      name: 'reading-group',
      is_member: true,
      is_private: false,
      num_members: 4,
    });
    const { channel: im } = await opened.web.conversations.info({ channel: direct });
    expect(im).toMatchObject({ is_im: true, user: me });
    const { members } = await opened.web.conversations.members({ channel: reading });
    expect(members).toContain(bot);
  });

  it('lets the bot join a public channel, and tells the app', async () => {
    const app = await opened.connect();
    const told = app.next('events_api', ({ payload }) => payload.event?.type === 'member_joined_channel');
    await opened.web.conversations.join({ channel: random });
    expect((await told).payload.event).toMatchObject({ user: bot, channel: random });
    const again = await opened.web.conversations.join({ channel: random });
    expect(again).toMatchObject({ ok: true, warning: 'already_in_channel' });
  });

  it('shows a status and prompts to the page', async () => {
    const { page, web } = opened;
    const written = page.message(({ userId }) => userId === me);
    page.send({ type: 'post', channel: direct, text: 'Hm?' });
    const { ts } = await written;
    const status = page.next('status');
    await web.assistant.threads.setStatus({ channel_id: direct, thread_ts: ts, status: 'is reading…' });
    expect(await status).toMatchObject({ channel: direct, threadTs: ts, status: 'is reading…' });
    const shown = page.next('prompts');
    const prompts: [{ title: string; message: string }] = [{ title: 'Who?', message: 'Who wrote it?' }];
    await call('assistant.threads.setSuggestedPrompts', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ channel_id: direct, prompts, title: 'Ask' }),
    });
    expect(await shown).toMatchObject({ channel: direct, prompts, title: 'Ask' });
  });

  it('takes calls as JSON and as a form, with the token in either place', async () => {
    const { botToken } = opened.workspace;
    const form = new URLSearchParams({
      token: botToken,
      channel: reading,
      text: 'Form',
      blocks: JSON.stringify([section('Form')]),
    });
    const none = { authorization: '' };
    expect(await call('chat.postMessage', { body: form, headers: none })).toMatchObject({ ok: true });
    const json = JSON.stringify({ channel: reading, text: 'JSON', blocks: [section('JSON')] });
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    expect(await call('chat.postMessage', { body: json, headers })).toMatchObject({
      ok: true,
      message: { text: 'JSON', blocks: [{ type: 'section' }] },
    });
  });
});
