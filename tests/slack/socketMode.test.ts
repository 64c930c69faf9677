// Socket Mode: the same app over Slack's WebSocket, recorded before it is acknowledged.
import { createLog } from '../../src/slack/logger.js';
import { type RunningSlack, StartError, startSlack } from '../../src/slack/start.js';
import { en } from '../../src/words/en.js';
import { countingAnswerer } from '../fixtures/answerer.js';
import { corpus } from '../fixtures/corpus.js';
import { noDigests } from '../fixtures/digests.js';
import { TOKEN } from '../fixtures/harness.js';
import { appMention, envelope, slashCommand } from '../fixtures/payloads.js';
import { type SocketServer, startSocketServer } from '../fixtures/socketServer.js';
import { startWebApi, type WebApi } from '../fixtures/webApi.js';

const start = (api: WebApi, log: string[] = []) =>
  startSlack({
    connection: { kind: 'socket', botToken: TOKEN, appToken: 'xapp-1-A0FOOTNOTE-1-test' },
    apiUrl: api.apiUrl,
    port: 0,
    portWasSet: false,
    scopes: [],
    texts: () => ({ corpus, answerer: countingAnswerer(corpus) }),
    words: en,
    ...noDigests(),
    log: createLog('info', { write: (line) => void log.push(line) }),
    now: () => 1_700_000_000_000,
  });

describe('Socket Mode', () => {
  let socket: SocketServer;
  let api: WebApi;
  let app: RunningSlack;
  beforeEach(async () => {
    socket = await startSocketServer();
    api = await startWebApi({ 'apps.connections.open': () => ({ url: socket.url }) });
    app = await start(api);
  });
  afterEach(async () => {
    await app.stop(10_000);
    await socket.close();
    await api.close();
  });

  it('answers a command privately, acknowledged first', async () => {
    const open = api.hold('respond');
    const ack = await socket.deliver('slash_commands', slashCommand('three wells', api.responseUrl()));
    open();
    const { args } = await api.next('respond');
    expect(ack.payload).toEqual({});
    expect(args).toMatchObject({ response_type: 'ephemeral' });
    expect(args.text).toContain('three wells');
  });

  it('answers a mention once, however often it is delivered', async () => {
    const mention = appMention('three wells');
    await socket.deliver('events_api', envelope(mention));
    await socket.deliver('events_api', envelope(mention));
    await app.stop(10_000);
    expect(api.of('chat.postMessage')).toHaveLength(1);
    expect(socket.acknowledged).toHaveLength(2);
  });

  it('finishes the question in hand when it is stopped', async () => {
    const open = api.hold('chat.postMessage');
    await socket.deliver('events_api', envelope(appMention('three wells')));
    await api.next('chat.postMessage');
    const stopped = app.stop(10_000);
    socket.send('events_api', envelope(appMention('rye')));
    open();
    expect(await stopped).toBe(0);
    expect(api.of('chat.postMessage')).toHaveLength(1);
    expect(socket.acknowledged).toHaveLength(1);
  });
});

describe('starting in Socket Mode', () => {
  it.each([
    ['auth.test', 'SLACK_BOT_TOKEN'],
    ['apps.connections.open', 'SLACK_APP_TOKEN'],
  ])('names the token that %s does not accept, and logs nothing besides', async (method, setting) => {
    const api = await startWebApi();
    const log: string[] = [];
    api.answer(method, { error: 'invalid_auth' });
    const failure = await start(api, log).catch((error: unknown) => error);
    await api.close();
    expect(failure).toBeInstanceOf(StartError);
    expect(failure).toMatchObject({ problem: { kind: 'token', setting, code: 'invalid_auth' } });
    expect(log).toEqual([]);
  });

  it('says that Slack could not be reached', async () => {
    const api = await startWebApi();
    await api.close();
    const failure = await start(api).catch((error: unknown) => error);
    expect(failure).toMatchObject({ problem: { kind: 'slack_unreachable' } });
  });
});
