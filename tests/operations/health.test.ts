// What a supervisor and a balancer hear of a running bot, over the same port as Slack.
import { appMention, envelope } from '../fixtures/payloads.js';
import { startWatched, type Watched } from './watched.js';

describe('health', () => {
  let bot: Watched;
  beforeEach(async () => {
    bot = await startWatched();
  });
  afterEach(() => bot.close());

  const readiness = async () => {
    const response = await bot.ask('/readyz');
    return { status: response.status, body: await response.json() };
  };

  it('says that it lives, and that it is ready', async () => {
    const live = await bot.ask('/healthz');
    expect([live.status, await live.text()]).toEqual([200, 'ok']);
    expect(await readiness()).toEqual({
      status: 200,
      body: { ready: true, stopping: false, texts: 'loaded', slack: 'open', database: 'reachable' },
    });
  });

  it.each(['no', 'never'] as const)(
    'stays ready when the database answers %s, and says so: questions are answered from memory',
    async (answers) => {
      bot.database.answers = answers;
      expect(await readiness()).toMatchObject({ status: 200, body: { ready: true, database: 'away' } });
    },
  );

  it('is not ready while Slack cannot reach it, and lives on', async () => {
    bot.door.open = false;
    expect(await readiness()).toMatchObject({ status: 503, body: { ready: false, slack: 'closed' } });
    expect((await bot.ask('/healthz')).status).toBe(200);
  });

  it('tells a balancer first that it stops, and still answers what comes meanwhile', async () => {
    await readiness();
    bot.waits.length = 0;
    const drained = bot.health.drain();
    expect(await readiness()).toMatchObject({ status: 503, body: { ready: false, stopping: true } });
    expect((await bot.event(envelope(appMention('three wells')))).status).toBe(200);
    expect((await bot.api.next('chat.postMessage')).args.text).toContain('three wells');
    expect(await drained).toBe(5_000);
    expect(bot.waits).toContain(5_000);
  });

  it('stops at once where nobody has asked for readiness in the last minute', async () => {
    await bot.ask('/healthz');
    expect(await bot.health.drain()).toBe(0);
    await readiness();
    bot.clock.now += 60_000;
    expect(await bot.health.drain()).toBe(0);
  });

  it('stops at once in Socket Mode, to which no balancer sends anything', async () => {
    const socket = await startWatched({ isBalanced: false });
    await socket.ask('/readyz');
    expect(await socket.health.drain()).toBe(0);
    expect((await socket.ask('/readyz')).status).toBe(503);
    await socket.close();
  });

  it('takes only GET and HEAD, and leaves Slack’s own paths alone', async () => {
    expect((await bot.ask('/readyz', { method: 'HEAD' })).status).toBe(200);
    expect((await bot.ask('/healthz', { method: 'POST', body: 'x' })).status).toBe(405);
    expect((await bot.ask('/slack/events')).status).toBe(405);
    expect((await bot.ask('/health')).status).toBe(404);
    expect((await bot.ask('/readyz?from=balancer')).status).toBe(200);
  });
});
