// The payloads' fields, held to those Slack was seen to send (its Java SDK's samples and its documentation).
import { type Bare, buttons, direct, editors, me, type Opened, open, plain, reading } from './fixture.js';

type Json = Readonly<Record<string, unknown>>;

let opened: Opened;
let app: Bare;
beforeEach(async () => {
  opened = await open();
  app = await opened.connect();
});
const keys = (value: unknown) => Object.keys(Object(value)).sort();
const one = async (type: string, act: () => unknown, wanted: (event: Json) => boolean = () => true) => {
  const sent = app.next(type, ({ payload }) => wanted(payload.event ?? payload));
  await act();
  const envelope = await sent;
  app.ack(envelope);
  return envelope.payload;
};
const post = (channel: string, text: string) => () => opened.page.send({ type: 'post', channel, text });
const written = ['blocks', 'channel', 'client_msg_id', 'event_ts', 'team', 'text', 'ts', 'type', 'user'];
const interaction = ['api_app_id', 'enterprise', 'is_enterprise_install', 'team', 'token', 'type', 'user'];
const view = [
  'app_id',
  'app_installed_team_id',
  'blocks',
  'bot_id',
  'callback_id',
  'clear_on_close',
  'close',
  'external_id',
  'hash',
  'id',
  'notify_on_close',
  'previous_view_id',
  'private_metadata',
  'root_view_id',
  'state',
  'submit',
  'submit_disabled',
  'team_id',
  'title',
  'type',
];

it('an event’s envelope', async () => {
  const payload = await one('events_api', post(direct, 'hello'));
  expect(keys(payload)).toEqual(
    [
      'api_app_id',
      'authorizations',
      'context_enterprise_id',
      'context_team_id',
      'event',
      'event_context',
      'event_id',
      'event_time',
      'is_ext_shared_channel',
      'team_id',
      'token',
      'type',
    ].sort(),
  );
  expect(payload).toMatchObject({
    type: 'event_callback',
    event_id: expect.stringMatching(/^Ev[0-9A-Z]+$/),
    event_time: 1_700_000_000,
    event_context: expect.stringMatching(/^4-[\w-]+$/),
    authorizations: [
      {
        enterprise_id: null,
        team_id: 'T0LOCALTEAM',
        user_id: 'U0FOOTNOTE1',
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
  });
});

it.each([
  ['message', reading, 'hello', [...written, 'channel_type'], { channel_type: 'channel' }],
  ['message', editors, 'hello', [...written, 'channel_type'], { channel_type: 'group' }],
  ['message', direct, 'hello', [...written, 'channel_type'], { channel_type: 'im' }],
  ['app_mention', reading, '@Footnote hello', written, { user: me }],
])('a person’s message as %s in %s', async (type, channel, text, fields, values) => {
  const { event } = await one('events_api', post(channel, text), (event) => event.type === type);
  expect(keys(event)).toEqual([...fields].sort());
  expect(event).toMatchObject({
    ...values,
    blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section' }] }],
  });
});

it('a reply', async () => {
  const { ts } = await opened.web.chat.postMessage({ channel: reading, text: 'Root' });
  const { event } = await one('events_api', () =>
    opened.page.send({ type: 'post', channel: reading, text: 'Reply', threadTs: String(ts) }),
  );
  expect(keys(event)).toEqual([...written, 'channel_type', 'parent_user_id', 'thread_ts'].sort());
});

it.each([
  ['message_changed', ['message', 'previous_message'], 'edit'],
  ['message_deleted', ['deleted_ts', 'previous_message'], 'delete'],
] as const)('%s', async (subtype, more, type) => {
  const message = opened.page.message(({ userId }) => userId === me);
  opened.page.send({ type: 'post', channel: reading, text: 'Mine' });
  const { ts } = await message;
  const place = { channel: reading, ts };
  const { event } = await one(
    'events_api',
    () => opened.page.send(type === 'edit' ? { type, ...place, text: 'New' } : { type, ...place }),
    (each) => each.subtype === subtype,
  );
  const common = ['channel', 'channel_type', 'event_ts', 'hidden', 'subtype', 'ts', 'type'];
  expect(keys(event)).toEqual([...common, ...more].sort());
});

it('the bot’s arrival', async () => {
  const { event } = await one('events_api', () => opened.web.conversations.join({ channel: 'C0RANDOM001' }));
  expect(keys(event)).toEqual(['channel', 'channel_type', 'event_ts', 'team', 'type', 'user']);
});

it('a slash command, all of it text', async () => {
  const payload = await one('slash_commands', () =>
    opened.page.send({ type: 'command', channel: reading, command: '/footnote', text: ' hello ' }),
  );
  expect(keys(payload)).toEqual([
    'api_app_id',
    'channel_id',
    'channel_name',
    'command',
    'is_enterprise_install',
    'response_url',
    'team_domain',
    'team_id',
    'text',
    'token',
    'trigger_id',
    'user_id',
    'user_name',
  ]);
  expect(Object.values(payload).every((value) => typeof value === 'string')).toBe(true);
  expect(payload).toMatchObject({
    command: '/footnote',
    text: 'hello',
    user_id: me,
    user_name: 'alex',
    channel_id: reading,
    channel_name: 'reading-group',
    is_enterprise_install: 'false',
  });
});

it('a click on a message', async () => {
  const { ts } = await opened.web.chat.postMessage({ channel: reading, text: 'x', blocks: [buttons('go')] });
  const action = { type: 'button', action_id: 'go', block_id: 'row', value: 'seven', text: plain('Press') };
  const payload = await one('interactive', () =>
    opened.page.send({
      type: 'block_action',
      container: { kind: 'message', channel: reading, ts: String(ts) },
      action,
    }),
  );
  expect(keys(payload)).toEqual(
    [
      ...interaction,
      'actions',
      'channel',
      'container',
      'message',
      'response_url',
      'state',
      'trigger_id',
    ].sort(),
  );
  expect(keys(payload.message)).toEqual(
    ['app_id', 'blocks', 'bot_id', 'bot_profile', 'team', 'text', 'ts', 'type', 'user'].sort(),
  );
  expect(payload.user).toEqual({ id: me, username: 'alex', name: 'alex', team_id: 'T0LOCALTEAM' });
  expect(payload).toMatchObject({ enterprise: null, team: { id: 'T0LOCALTEAM', domain: 'local-workspace' } });
});

it('shortcuts', async () => {
  const global = await one('interactive', () =>
    opened.page.send({ type: 'global_shortcut', callbackId: 'x' }),
  );
  expect(keys(global)).toEqual([...interaction, 'action_ts', 'callback_id', 'trigger_id'].sort());
  const { ts } = await opened.web.chat.postMessage({ channel: direct, text: 'x' });
  const message = await one('interactive', () =>
    opened.page.send({ type: 'message_shortcut', callbackId: 'y', channel: direct, ts: String(ts) }),
  );
  const more = ['action_ts', 'callback_id', 'channel', 'message', 'message_ts', 'response_url', 'trigger_id'];
  expect(keys(message)).toEqual([...interaction, ...more].sort());
  expect(message.channel).toEqual({ id: direct, name: 'directmessage' });
});

it.each([
  ['view_submission', ['response_urls', 'trigger_id', 'view']],
  ['view_closed', ['is_cleared', 'view']],
] as const)('%s', async (type, more) => {
  const { trigger_id: trigger } = await one('interactive', () =>
    opened.page.send({ type: 'global_shortcut', callbackId: 'x' }),
  );
  const opening = await opened.web.views.open({
    trigger_id: String(trigger),
    view: { type: 'modal', title: plain('Ask'), notify_on_close: true, blocks: [] },
  });
  const viewId = String(opening.view?.id);
  const payload = await one('interactive', () =>
    opened.page.send(type === 'view_closed' ? { type, viewId } : { type, viewId, state: {} }),
  );
  expect(keys(payload)).toEqual([...interaction, ...more].sort());
  expect(keys(payload.view)).toEqual(view);
});
