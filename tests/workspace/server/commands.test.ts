// Slash commands and response URLs, through a Bolt app.
import type { RespondArguments } from '@slack/bolt';
import { bot, direct, me, type Opened, open, reading, section } from './fixture.js';

const ask = { type: 'command', channel: reading, command: '/footnote' } as const;

describe('a slash command', () => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await open();
  });

  it('is answered by its acknowledgement, privately and in the channel', async () => {
    const { page } = opened;
    await opened.bolt((app) => {
      app.command('/footnote', async ({ ack, command }) => {
        if (command.text === 'aloud') await ack({ response_type: 'in_channel', text: 'For all' });
        else await ack(`You asked: ${command.text}`);
      });
    });
    const answered = page.message(({ userId }) => userId === bot);
    page.send({ ...ask, text: 'a < b & @mina' });
    expect(await answered).toMatchObject({ ephemeralFor: me, text: 'You asked: a &lt; b &amp; @mina' });
    const aloud = page.message(({ userId }) => userId === bot);
    page.send({ ...ask, text: 'aloud' });
    expect((await aloud).ephemeralFor).toBeUndefined();
  });

  it('is answered up to five times by its response URL, and then no more', async () => {
    const { page } = opened;
    let failure: unknown;
    await opened.bolt((app) => {
      app.command('/footnote', async ({ ack, respond }) => {
        await ack();
        for (let i = 1; i <= 5; i += 1) await respond(`answer ${i}`);
        await respond('answer 6').catch((error: unknown) => {
          failure = error;
        });
      });
    });
    const problem = page.next('problem');
    page.send({ ...ask, text: 'five' });
    expect(await problem).toMatchObject({ method: 'response_url', error: 'used_url' });
    const answers = page.events.all.flatMap((event) =>
      event.type === 'message' && event.message.userId === bot ? [event.message] : [],
    );
    expect(answers.map(({ text }) => text)).toEqual([1, 2, 3, 4, 5].map((i) => `answer ${i}`));
    expect(answers.every(({ ephemeralFor }) => ephemeralFor === me)).toBe(true);
    await new Promise(setImmediate);
    expect(failure).toMatchObject({ code: 'slack_bolt_respond_error' });
  });

  it('has a response URL for half an hour', async () => {
    const app = await opened.connect();
    const sent = app.next('slash_commands');
    opened.page.send({ ...ask, text: 'late' });
    const envelope = await sent;
    app.ack(envelope);
    const respond = (body: RespondArguments) =>
      fetch(String(envelope.payload.response_url), { method: 'POST', body: JSON.stringify(body) });
    await opened.clock.pass(30 * 60_000);
    expect((await respond({ text: 'just in time' })).status).toBe(200);
    await opened.clock.pass(1);
    const late = await respond({ text: 'too late' });
    expect([late.status, await late.json()]).toEqual([404, { ok: false, error: 'expired_url' }]);
  });

  it('is refused by its response URL as the Web API would refuse it', async () => {
    const app = await opened.connect();
    const sent = app.next('slash_commands');
    opened.page.send({ ...ask, text: 'wrong' });
    const { payload } = await sent;
    const respond = async (body: string) => {
      const answer = await fetch(String(payload.response_url), { method: 'POST', body });
      return [answer.status, await answer.json()];
    };
    expect(await respond('{}')).toEqual([400, { ok: false, error: 'no_text' }]);
    expect(await respond('not JSON')).toEqual([400, { ok: false, error: 'invalid_payload' }]);
    expect(await respond(JSON.stringify({ blocks: [section('')] }))).toEqual([
      400,
      { ok: false, error: 'invalid_blocks' },
    ]);
    const unknown = await fetch(new URL('/response/none', opened.workspace.url), {
      method: 'POST',
      body: '{}',
    });
    expect(unknown.status).toBe(404);
  });

  it('that nobody acknowledges in three seconds tells the person so', async () => {
    const app = await opened.connect();
    const sent = app.next('slash_commands');
    const told = opened.page.message(({ ephemeralFor }) => ephemeralFor === me);
    const problem = opened.page.next('problem');
    opened.page.send({ ...ask, text: 'anyone?' });
    app.ack({ ...(await sent), envelope_id: 'another' });
    await opened.clock.pass(3_000);
    expect(await told).toMatchObject({ userId: 'USLACKBOT', channel: reading });
    expect((await told).text).toContain('did not answer in time');
    expect(await problem).toMatchObject({ method: '/footnote', error: 'operation_timeout' });
  });

  it('without an app says so at once', async () => {
    const told = opened.page.message(({ ephemeralFor }) => ephemeralFor === me);
    opened.page.send({ ...ask, text: 'anyone?' });
    expect((await told).text).toContain('did not answer');
  });

  it('is refused in a thread, and when there is none of that name', async () => {
    const { page } = opened;
    const app = await opened.connect();
    const inThread = page.message(({ ephemeralFor }) => ephemeralFor === me);
    const root = page.events.all.flatMap((event) => (event.type === 'state' ? event.messages : []))[0];
    page.send({ ...ask, text: 'here', threadTs: root?.ts ?? '' });
    expect(await inThread).toMatchObject({
      threadTs: root?.ts,
      text: "`/footnote` can't be used in a thread.",
    });
    const unknown = page.message(({ ephemeralFor }) => ephemeralFor === me);
    page.send({ ...ask, command: '/footnotes', text: '' });
    expect((await unknown).text).toContain('is not a command');
    expect(app.envelopes.all.map(({ type }) => type)).toEqual(['hello']);
  });

  it('with names to escape gets them as tokens', async () => {
    const escaping = await open({
      commands: [{ command: '/tell', description: '', usageHint: '', shouldEscape: true }],
    });
    const app = await escaping.connect();
    const sent = app.next('slash_commands');
    escaping.page.send({ type: 'command', channel: direct, command: '/tell', text: '@mina in #random' });
    expect((await sent).payload).toMatchObject({
      text: '<@U0MINA00001> in <#C0RANDOM001|random>',
      channel_name: 'directmessage',
    });
  });
});
