// Messages and mentions: what a Bolt app hears of them, and how its answer reaches the page.
import { bot, direct, editors, me, type Opened, open, random, reading } from './fixture.js';

type Event = Readonly<Record<string, unknown>>;
interface Delivery {
  readonly event_id: string;
  readonly event?: Event;
}

describe('a message in a channel', () => {
  let opened: Opened;
  let heard: Event[];
  let bodies: Delivery[];
  beforeEach(async () => {
    opened = await open();
    heard = [];
    bodies = [];
    await opened.bolt((app) => {
      app.use(async ({ body, next }) => {
        const told: Delivery = JSON.parse(JSON.stringify(body));
        bodies.push(told);
        if (told.event) heard.push(told.event);
        await next();
      });
      app.event('app_mention', async ({ event, say }) => {
        await say({ text: `You asked: ${event.text}`, thread_ts: event.thread_ts ?? event.ts });
      });
      app.message('hello', async ({ say }) => {
        await say('Good morning');
      });
    });
  });

  it('that mentions the bot is told twice, and the answer stands in its thread', async () => {
    const { page } = opened;
    const answered = page.message(({ userId }) => userId === bot);
    const own = page.message(({ userId, replyCount }) => userId === me && replyCount === 1);
    page.send({ type: 'post', channel: reading, text: '@Footnote is 1 < 2?' });
    const [answer, question] = await Promise.all([answered, own]);
    expect(question.text).toBe(`<@${bot}> is 1 &lt; 2?`);
    expect(answer).toMatchObject({
      threadTs: question.ts,
      text: `You asked: <@${bot}> is 1 &lt; 2?`,
      channel: reading,
    });
    const twins = heard.filter(({ ts }) => ts === question.ts);
    expect(twins.map(({ type }) => type).sort()).toEqual(['app_mention', 'message']);
    const ids = bodies.map(({ event_id: id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('that is edited is told as a change, and a mention in it once more, marked as edited', async () => {
    const { page } = opened;
    const written = page.message(({ userId }) => userId === me);
    page.send({ type: 'post', channel: reading, text: 'Mornin' });
    const { ts } = await written;
    page.send({ type: 'edit', channel: reading, ts, text: 'Morning @Footnote' });
    const edited = await page.message((message) => message.ts === ts && message.edited === true);
    await page.message(({ userId }) => userId === bot);
    expect(edited.text).toBe(`Morning <@${bot}>`);
    const mention = heard.find(({ type }) => type === 'app_mention');
    expect(mention).toMatchObject({ ts, edited: { user: me } });
    expect(heard.find(({ subtype }) => subtype === 'message_changed')).toMatchObject({
      message: { ts, text: `Morning <@${bot}>` },
      previous_message: { ts, text: 'Mornin' },
    });
  });

  it('that is deleted is told, and a thread keeps a stone in its first message’s place', async () => {
    const { page } = opened;
    const written = page.message(({ userId }) => userId === me);
    page.send({ type: 'post', channel: reading, text: '@Footnote?' });
    const { ts } = await written;
    await page.message(({ userId, threadTs }) => userId === bot && threadTs === ts);
    const grave = page.message(({ subtype }) => subtype === 'tombstone');
    page.send({ type: 'delete', channel: reading, ts });
    expect(await grave).toMatchObject({ ts, text: 'This message was deleted.', userId: 'USLACKBOT' });
    page.send({ type: 'post', channel: direct, text: 'hello' });
    await page.message(({ channel, userId }) => channel === direct && userId === bot);
    expect(heard.find(({ subtype }) => subtype === 'message_deleted')).toMatchObject({ deleted_ts: ts });
  });

  it('in a direct message has its channel type, and no mention event', async () => {
    const { page } = opened;
    page.send({ type: 'post', channel: direct, text: 'hello @Footnote' });
    const answer = await page.message(({ userId }) => userId === bot);
    expect(answer).toMatchObject({ channel: direct, text: 'Good morning' });
    expect(heard.map(({ type, channel_type: kind }) => [type, kind])).toContainEqual(['message', 'im']);
    expect(heard.map(({ type }) => type)).not.toContain('app_mention');
  });

  it('where the bot isn’t a member stays unheard, and the person is told so', async () => {
    const { page } = opened;
    page.send({ type: 'post', channel: random, text: '@Footnote, are you there?' });
    const told = await page.message(({ ephemeralFor }) => ephemeralFor === me);
    expect(told).toMatchObject({ channel: random, userId: 'USLACKBOT' });
    expect(told.text).toContain('/invite @Footnote');
    page.send({ type: 'post', channel: editors, text: 'hello' });
    await page.message(({ userId }) => userId === bot);
    expect(heard.map(({ channel }) => channel)).toEqual([editors]);
  });

  it('in a private channel is of the type group', async () => {
    const { page } = opened;
    page.send({ type: 'post', channel: editors, text: 'hello' });
    await page.message(({ userId, channel }) => userId === bot && channel === editors);
    expect(heard[0]).toMatchObject({ type: 'message', channel_type: 'group' });
  });
});

describe('subscriptions and membership', () => {
  it('tells the app of its own messages too, with who posted them', async () => {
    const opened = await open();
    const { web } = opened;
    const app = await opened.connect();
    const posted = await web.chat.postMessage({ channel: reading, text: 'A digest' });
    await web.chat.update({ channel: reading, ts: String(posted.ts), text: 'A better digest' });
    const last = app.envelopes.find(({ payload }) => payload?.event?.subtype === 'message_deleted');
    await web.chat.delete({ channel: reading, ts: String(posted.ts) });
    await last;
    const heard = app.envelopes.all.flatMap(({ payload }): Event[] =>
      payload?.event ? [payload.event] : [],
    );
    expect(heard.map(({ subtype }) => subtype)).toEqual([undefined, 'message_changed', 'message_deleted']);
    expect(heard[0]).toMatchObject({ bot_id: 'B0FOOTNOTE1', user: bot, channel_type: 'channel' });
    expect(heard[1]).toMatchObject({
      hidden: true,
      message: { text: 'A better digest', edited: { user: bot } },
      previous_message: { text: 'A digest' },
    });
    expect(heard[2]).toMatchObject({ deleted_ts: posted.ts, previous_message: { text: 'A better digest' } });
  });

  it('delivers only what the app subscribes to', async () => {
    const opened = await open({ events: ['app_mention'] });
    const app = await opened.connect();
    opened.page.send({ type: 'post', channel: reading, text: 'Just talk' });
    opened.page.send({ type: 'open_home' });
    opened.page.send({ type: 'post', channel: reading, text: '@footnote hello' });
    const envelope = await app.next('events_api');
    expect(envelope.payload.event).toMatchObject({ type: 'app_mention' });
    app.ack(envelope);
    expect(app.envelopes.all.map(({ type }) => type)).toEqual(['hello', 'events_api']);
  });

  it('tells of the bot’s arrival by /invite, and of its leaving by /remove', async () => {
    const opened = await open();
    const { page } = opened;
    const app = await opened.connect();
    const joined = app.next('events_api', ({ payload }) => payload.event?.type === 'member_joined_channel');
    const line = app.next('events_api', ({ payload }) => payload.event?.subtype === 'channel_join');
    const channel = page.next('channel');
    page.send({ type: 'command', channel: random, command: '/invite', text: '@Footnote' });
    expect((await joined).payload.event).toMatchObject({
      user: bot,
      channel: random,
      channel_type: 'C',
      inviter: me,
      team: 'T0LOCALTEAM',
    });
    expect((await line).payload.event).toMatchObject({ user: bot, inviter: me });
    expect((await channel).channel.members).toContain(bot);
    const left = app.next('events_api', ({ payload }) => payload.event?.type === 'channel_left');
    page.send({ type: 'command', channel: random, command: '/remove', text: '@Footnote' });
    expect((await left).payload.event).toMatchObject({ channel: random, actor_id: me });
    const told = page.message(({ ephemeralFor }) => ephemeralFor === me);
    page.send({ type: 'command', channel: random, command: '/remove', text: '@Footnote' });
    expect((await told).text).toBe('Footnote is not in this channel.');
  });

  it('tells when the person opens the app’s tabs, with the Home once there is one', async () => {
    const opened = await open();
    const app = await opened.connect();
    const opens = (tab: string) =>
      app.next(
        'events_api',
        ({ payload }) => payload.event?.type === 'app_home_opened' && payload.event.tab === tab,
      );
    const messages = opens('messages');
    opened.page.send({ type: 'open_dm' });
    expect((await messages).payload.event).toMatchObject({ user: me, channel: direct });
    await opened.web.views.publish({ user_id: me, view: { type: 'home', blocks: [] } });
    const home = opens('home');
    opened.page.send({ type: 'open_home' });
    expect((await home).payload.event).toMatchObject({ view: { type: 'home', team_id: 'T0LOCALTEAM' } });
  });
});
