// Socket Mode: greeting, delivery to one of the connections, retries, limits, and a clean goodbye.
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { type Bare, type Envelope, type Opened, open, openPage, reading } from './fixture.js';

const minute = 60_000;

/** Ends when both ends have heard what was sent before. */
async function heardBy({ socket }: Bare): Promise<void> {
  socket.ping();
  await once(socket, 'pong');
}

describe('Socket Mode', () => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await open({ events: ['app_mention'] });
  });
  const mention = () => opened.page.send({ type: 'post', channel: reading, text: '@Footnote hello' });
  const events = ({ envelopes }: Bare) => envelopes.all.filter(({ type }) => type === 'events_api');

  it('greets with the number of connections, and tells the page of the first and the last', async () => {
    const connected = opened.page.next('connected');
    const first = await opened.connect();
    const second = await opened.connect();
    expect(first.envelopes.all[0]).toEqual({
      type: 'hello',
      num_connections: 1,
      debug_info: {
        host: expect.any(String),
        build_number: expect.any(Number),
        approximate_connection_time: expect.any(Number),
      },
      connection_info: { app_id: 'A0FOOTNOTE1' },
    });
    expect(second.envelopes.all[0]).toMatchObject({ num_connections: 2 });
    expect(await connected).toMatchObject({ connected: true });
    const gone = opened.page.next('connected');
    first.socket.close();
    second.socket.close();
    expect(await gone).toMatchObject({ connected: false });
  });

  it('sends each envelope to one connection only', async () => {
    const [first, second] = [await opened.connect(), await opened.connect()];
    const both = Promise.all([first.next('events_api'), second.next('events_api')]);
    mention();
    mention();
    await both;
    expect([events(first).length, events(second).length]).toEqual([1, 1]);
  });

  it('wraps events, commands and interactions each in its own way', async () => {
    const app = await opened.connect();
    const [event, command, interaction] = ['events_api', 'slash_commands', 'interactive'].map((type) =>
      app.next(type),
    );
    mention();
    opened.page.send({ type: 'command', channel: reading, command: '/footnote', text: 'hello' });
    opened.page.send({ type: 'global_shortcut', callbackId: 'any' });
    const keys = async (envelope: Promise<Envelope> | undefined) =>
      Object.keys((await envelope) ?? {}).sort();
    const common = ['accepts_response_payload', 'envelope_id', 'payload', 'type'];
    expect(await keys(event)).toEqual([...common, 'retry_attempt', 'retry_reason'].sort());
    expect(await keys(command)).toEqual(common);
    expect(await keys(interaction)).toEqual(common);
    expect(await event).toMatchObject({
      accepts_response_payload: false,
      retry_attempt: 0,
      retry_reason: '',
    });
    expect(await command).toMatchObject({ accepts_response_payload: true });
  });

  it('sends an event again at once, after a minute and after five, and then gives up', async () => {
    const app = await opened.connect();
    const first = app.next('events_api');
    mention();
    const { payload } = await first;
    const counts: number[] = [];
    // Three seconds to acknowledge, then the time until the next attempt.
    for (const wait of [3_000, 3_000 + minute, 3_000 + 5 * minute, 60 * minute]) {
      await opened.clock.pass(wait);
      await opened.page.settled();
      await heardBy(app);
      counts.push(events(app).length);
    }
    expect(counts).toEqual([2, 3, 4, 4]);
    expect(events(app).map(({ retry_attempt: attempt, retry_reason: reason }) => [attempt, reason])).toEqual([
      [0, ''],
      [1, 'timeout'],
      [2, 'timeout'],
      [3, 'timeout'],
    ]);
    expect(events(app).every((envelope) => envelope.payload.event_id === payload.event_id)).toBe(true);
    expect(new Set(events(app).map(({ envelope_id: id }) => id)).size).toBe(4);
  });

  it('doesn’t send an acknowledged event again', async () => {
    const app = await opened.connect();
    const first = app.next('events_api');
    mention();
    app.ack(await first);
    await heardBy(app);
    await opened.clock.pass(10 * minute);
    await heardBy(app);
    expect(events(app)).toHaveLength(1);
  });

  it('sends an event again over another connection when the first one breaks', async () => {
    const first = await opened.connect();
    const lost = first.next('events_api');
    mention();
    await lost;
    const second = await opened.connect();
    const again = second.next('events_api');
    first.socket.terminate();
    await opened.page.settled();
    await new Promise(setImmediate);
    await opened.clock.pass(0);
    expect(await again).toMatchObject({ retry_attempt: 1 });
  });

  it('takes ten connections, and each address once', async () => {
    const { workspace, web } = opened;
    const connections = [];
    for (let i = 0; i < 10; i += 1) connections.push(await opened.connect());
    await expect(opened.connect()).rejects.toThrow('429');
    const used = new WebSocket(connections[0]?.socket.url ?? '');
    const [error] = await once(used, 'error');
    expect(String(error)).toContain('401');
    const refusedToken = await fetch(`${workspace.apiUrl}apps.connections.open`, {
      headers: { authorization: `Bearer ${workspace.botToken}` },
    });
    expect(await refusedToken.json()).toEqual({ ok: false, error: 'not_allowed_token_type' });
    await web.auth.test();
  });

  it('pings, and drops a connection that never answers', async () => {
    const deaf = await opened.connect({ autoPong: false });
    let pings = 0;
    deaf.socket.on('ping', () => {
      pings += 1;
    });
    const gone = opened.page.next('connected', ({ connected }) => !connected);
    await opened.clock.pass(40_000);
    await gone;
    expect(pings).toBe(3);
  });

  it('keeps a connection that answers its pings', async () => {
    const app = await opened.connect();
    for (let i = 0; i < 6; i += 1) {
      const ping = once(app.socket, 'ping');
      await opened.clock.pass(10_000);
      await ping;
      await heardBy(app);
    }
    expect(app.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('says goodbye so that clients leave cleanly', async () => {
    const app = await opened.connect();
    const page = await openPage(opened.workspace);
    const bye = app.next('disconnect');
    const closed = once(app.socket, 'close');
    await opened.workspace.close();
    expect(await bye).toEqual({
      type: 'disconnect',
      reason: 'refresh_requested',
      debug_info: { host: 'local-workspace' },
    });
    expect((await closed)[0]).toBe(1001);
    expect(page.events.all[0]?.type).toBe('state');
  });
});
