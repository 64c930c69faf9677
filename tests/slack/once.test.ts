// One reply per question, however often and in whatever form Slack delivers it; and none to what isn't a question.
import { memoryContexts } from '../../src/memory/contexts.js';
import { type Inbox, memoryInbox } from '../../src/memory/inbox.js';
import { memoryOnce } from '../../src/memory/once.js';
import type { Received } from '../../src/slack/received.js';
import { type Harness, startHarness } from '../fixtures/harness.js';
import {
  appMention,
  BOT,
  BOT_USER,
  CHANNEL,
  directMessage,
  envelope,
  newTs,
  slashCommand,
  twinOf,
} from '../fixtures/payloads.js';

const RETRY = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };

describe('one reply per question', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
  });
  afterEach(() => harness.close());

  const replies = async () => {
    await harness.settle();
    return harness.api.of('chat.postMessage').length;
  };

  it('answers a question once when Slack delivers it again', async () => {
    const delivery = envelope(appMention('three wells'));
    await harness.event(delivery);
    const retry = await harness.event(delivery, RETRY);
    expect(retry.status).toBe(200);
    expect(await replies()).toBe(1);
  });

  it('answers a retry whose first delivery was lost', async () => {
    await harness.event(envelope(appMention('three wells')), RETRY);
    expect(await replies()).toBe(1);
  });

  it.each(['the mention first', 'the message first'])(
    'answers a mention and its twin once, %s',
    async (order) => {
      const mention = appMention('three wells');
      const both = [envelope(mention), envelope(twinOf(mention))];
      for (const delivery of order === 'the mention first' ? both : both.reverse())
        await harness.event(delivery);
      expect(await replies()).toBe(1);
    },
  );

  it('answers a mention and its twin once when both arrive at the same time', async () => {
    const mention = appMention('three wells');
    await Promise.all([harness.event(envelope(mention)), harness.event(envelope(twinOf(mention)))]);
    expect(await replies()).toBe(1);
  });

  it('knows a question again under a new event id, for a day', async () => {
    const mention = appMention('three wells');
    await harness.event(envelope(mention));
    harness.clock.now += 23 * 60 * 60 * 1000;
    await harness.event(envelope(mention));
    expect(await replies()).toBe(1);
  });

  it('answers the same words again when they are asked again', async () => {
    await harness.event(envelope(appMention('three wells')));
    await harness.event(envelope(appMention('three wells')));
    expect(await replies()).toBe(2);
  });

  it('answers a command once when its request arrives twice', async () => {
    const command = slashCommand('three wells', harness.api.responseUrl());
    await harness.form(command);
    await harness.form(command);
    await harness.settle();
    expect(harness.api.of('respond')).toHaveLength(1);
  });

  const bot = {
    bot_id: 'B0OTHER',
    bot_profile: { id: 'B0OTHER', name: 'other', app_id: 'A0OTHER', team_id: 'T0VILLAGE' },
  };
  const edited = { edited: { user: 'U0ANNA', ts: newTs() } };
  const text = `<@${BOT_USER}> three wells`;
  it.each<[string, object]>([
    ['another bot’s mention', appMention('three wells', bot)],
    ['another bot’s direct message', directMessage('three wells', bot)],
    ['an old-style bot message', directMessage('three wells', { subtype: 'bot_message', user: undefined })],
    ['its own message', directMessage('three wells', { user: BOT_USER, bot_id: BOT })],
    ['its own message without a bot id', directMessage('three wells', { user: BOT_USER })],
    ['Slackbot’s message', directMessage('three wells', { user: 'USLACKBOT' })],
    ['an edited mention', appMention('three wells', edited)],
    [
      'an edit',
      {
        type: 'message',
        subtype: 'message_changed',
        channel: CHANNEL,
        channel_type: 'channel',
        ts: newTs(),
        hidden: true,
        message: { type: 'message', user: 'U0ANNA', text, ts: newTs(), ...edited },
        previous_message: { type: 'message', user: 'U0ANNA', text: 'wells', ts: newTs() },
        event_ts: newTs(),
      },
    ],
    [
      'a deletion',
      {
        type: 'message',
        subtype: 'message_deleted',
        channel: CHANNEL,
        channel_type: 'channel',
        ts: newTs(),
        deleted_ts: newTs(),
        hidden: true,
        previous_message: { type: 'message', user: 'U0ANNA', text, ts: newTs() },
        event_ts: newTs(),
      },
    ],
    [
      'somebody’s joining',
      directMessage('<@U0ANNA> has joined', { subtype: 'channel_join', channel_type: 'channel' }),
    ],
    [
      'talk in a channel that does not mention it',
      directMessage('three wells', { channel: CHANNEL, channel_type: 'channel' }),
    ],
    [
      'talk that mentions someone else',
      directMessage('<@U0BOB> three wells', { channel: CHANNEL, channel_type: 'channel' }),
    ],
  ])('does not answer %s', async (_what, event) => {
    const response = await harness.event(envelope({ ...event }));
    expect(response.status).toBe(200);
    expect(await replies()).toBe(0);
  });

  it.each(['file_share', 'me_message', 'thread_broadcast'])(
    'answers a person’s message of subtype %s',
    async (subtype) => {
      await harness.event(envelope(directMessage('three wells', { subtype })));
      expect(await replies()).toBe(1);
    },
  );

  it('answers a person of another workspace in a shared channel', async () => {
    const event = appMention('three wells', {
      user: 'U0GUEST',
      user_team: 'T0CITY',
      source_team: 'T0CITY',
      team: 'T0CITY',
    });
    await harness.event(envelope(event, { is_ext_shared_channel: true }));
    expect(await replies()).toBe(1);
  });
});

describe('the inbox in front', () => {
  const storesOf = (inbox: Inbox<Received>) => ({
    inbox,
    contexts: memoryContexts({ now: () => 0 }),
    shares: memoryOnce({ now: () => 0 }),
  });

  it('has recorded a question before Slack is told that it arrived', async () => {
    const order: string[] = [];
    const inbox = memoryInbox<Received>({ now: () => 0 });
    const record: Inbox<Received>['record'] = async (received) => {
      await new Promise((resolve) => setImmediate(resolve));
      order.push('recorded');
      return inbox.record(received);
    };
    const harness = await startHarness({ stores: storesOf({ ...inbox, record }) });
    await harness.event(envelope(appMention('three wells'))).then(() => order.push('acknowledged'));
    await harness.close();
    expect(order).toEqual(['recorded', 'acknowledged']);
  });

  it('closes a question when it is answered', async () => {
    const inbox = memoryInbox<Received>({ now: () => 0 });
    const harness = await startHarness({ stores: storesOf(inbox) });
    await harness.event(envelope(appMention('three wells')));
    await harness.close();
    expect(await inbox.inHand()).toBe(0);
  });

  it('when full, has Slack deliver a mention later, and tells who used a command', async () => {
    const harness = await startHarness({
      stores: storesOf(memoryInbox<Received>({ now: () => 0, most: 0 })),
    });
    const mention = await harness.event(envelope(appMention('three wells')));
    const command = await harness.form(slashCommand('three wells', harness.api.responseUrl()));
    await harness.close();
    expect(mention.status).toBe(503);
    expect(await command.json()).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringContaining('too many'),
    });
  });
});
