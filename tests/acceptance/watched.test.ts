// The built bot under a supervisor's, a balancer's and Prometheus's eyes, in both modes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BotProcess, ROOT, startBot } from '../fixtures/botProcess.js';
import { SECRET, signed, TOKEN } from '../fixtures/harness.js';
import { appMention, envelope, slashCommand } from '../fixtures/payloads.js';
import { startSocketServer } from '../fixtures/socketServer.js';
import { startWebApi, type WebApi } from '../fixtures/webApi.js';

const QUESTION = 'is it ok to pollute first and clean up later?';

describe('the bot as a process, watched', () => {
  let data: string;
  let api: WebApi;
  let bot: BotProcess | undefined;
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'footnote-watched-'));
  });
  afterEach(async () => {
    bot?.child.kill('SIGKILL');
    await api.close();
    rmSync(data, { recursive: true, force: true });
  });

  const settings = () => ({
    SLACK_BOT_TOKEN: TOKEN,
    SLACK_API_URL: api.apiUrl,
    FOOTNOTE_DATA: data,
    HOST: '127.0.0.1',
    PORT: '0',
  });
  const startHttp = async () => {
    api = await startWebApi();
    bot = startBot(ROOT, { ...settings(), SLACK_SIGNING_SECRET: SECRET });
    return { bot, url: `http://127.0.0.1:${await bot.said(/127\.0\.0\.1:(\d+)\/slack\/events/)}` };
  };
  const ask = (url: string) => {
    const body = JSON.stringify(envelope(appMention(QUESTION)));
    const headers = { 'content-type': 'application/json', ...signed(body, Math.floor(Date.now() / 1000)) };
    return fetch(`${url}/slack/events`, { method: 'POST', body, headers });
  };

  it('is ready in HTTP mode, and counts the answer it gave', async () => {
    const { url } = await startHttp();
    await ask(url);
    await api.next('chat.postMessage');
    const ready = await fetch(`${url}/readyz`);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { ready: true, stopping: false, texts: 'loaded', slack: 'open', database: 'reachable' },
    ]);
    expect(metrics).toMatch(/^footnote_ack_seconds_count [12]$/m);
    expect(metrics).toContain('footnote_database_reachable 1');
  });

  it('when told to stop, says so to the balancer and answers on until it has seen it', async () => {
    const { bot: running, url } = await startHttp();
    await fetch(`${url}/readyz`);
    running.child.kill('SIGTERM');
    await running.said(/is stopping/);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await ask(url)).status).toBe(200);
    expect((await api.next('chat.postMessage')).args.text).toContain('¶');
    // A second signal ends the waiting.
    running.child.kill('SIGTERM');
    expect((await running.exited).status).toBe(1);
  });

  it('serves checks in Socket Mode too, on the port that is set', async () => {
    const socket = await startSocketServer();
    api = await startWebApi({ 'apps.connections.open': () => ({ url: socket.url }) });
    bot = startBot(ROOT, { ...settings(), SLACK_APP_TOKEN: 'xapp-1-A0FOOTNOTE-1-test' });
    const url = `http://127.0.0.1:${await bot.said(/"port":(\d+)/)}`;
    await socket.deliver('slash_commands', slashCommand(QUESTION, api.responseUrl()));
    await api.next('respond');
    const statuses = ['/healthz', '/readyz', '/metrics', '/slack/events'].map(
      async (path) => (await fetch(`${url}${path}`)).status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 200, 200, 404]);
    await fetch(`${url}/readyz`);
    bot.child.kill('SIGTERM');
    const { status, out } = await bot.exited;
    await socket.close();
    expect([status, out]).toEqual([0, expect.stringContaining('Footnote has stopped')]);
  });
});
