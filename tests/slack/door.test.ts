// HTTP mode's door: what isn't Slack's is refused with the right status, and does no harm.
import { connect } from 'node:net';
import { type Harness, SECRET, signed, startHarness } from '../fixtures/harness.js';
import { appMention, envelope, slashCommand } from '../fixtures/payloads.js';

describe('the door', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
  });
  afterEach(async () => {
    // Whatever was refused, the next question is answered.
    await harness.event(envelope(appMention('three wells')));
    const { args } = await harness.api.next('chat.postMessage');
    await harness.settle();
    const posts = harness.api.of('chat.postMessage').length;
    await harness.close();
    expect(args.text).toContain('three wells');
    expect(posts).toBe(1);
  });

  const now = () => Math.floor(harness.clock.now / 1000);
  const post = (body: string | undefined, headers: Readonly<Record<string, string>>, path = '') =>
    fetch(`${harness.url}${path}`, { method: 'POST', headers, ...(body === undefined ? {} : { body }) });
  const json = { 'content-type': 'application/json' };

  it('keeps an idle connection longer than the minute that balancers do', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const { headers } = await post('ssl_check=1', form);
    const [, seconds] = /timeout=(\d+)/.exec(headers.get('keep-alive') ?? '') ?? [];
    expect(Number(seconds)).toBeGreaterThan(60);
  });

  it('refuses a wrong signature', async () => {
    const body = JSON.stringify(envelope(appMention('three wells')));
    expect((await post(body, { ...json, ...signed(body, now(), 'another secret') })).status).toBe(401);
  });

  it('refuses a body that is not the one that was signed', async () => {
    const body = JSON.stringify(envelope(appMention('three wells')));
    expect((await post(`${body} `, { ...json, ...signed(body, now()) })).status).toBe(401);
  });

  it.each([-301, 301])('refuses a timestamp %i seconds off', async (seconds) => {
    const body = JSON.stringify(envelope(appMention('three wells')));
    expect((await post(body, { ...json, ...signed(body, now() + seconds) })).status).toBe(401);
  });

  it.each<[string, Record<string, string>]>([
    ['no signature at all', {}],
    ['an empty signature', { 'x-slack-signature': '', 'x-slack-request-timestamp': '1' }],
    ['a signature of another version', { 'x-slack-signature': 'v1=00' }],
    ['a timestamp that is no number', { 'x-slack-request-timestamp': 'soon' }],
  ])('refuses %s', async (_what, headers) => {
    const body = JSON.stringify(envelope(appMention('three wells')));
    const complete = Object.keys(headers).length > 0 ? { ...signed(body, now()), ...headers } : {};
    expect((await post(body, { ...json, ...complete })).status).toBe(401);
  });

  it('refuses a body of 2 MB, signed or not', async () => {
    const body = JSON.stringify({
      ...envelope(appMention('three wells')),
      padding: 'x'.repeat(2 * 1024 * 1024),
    });
    const response = await post(body, { ...json, ...signed(body, now()) });
    expect(response.status).toBe(413);
    expect(await response.text()).toBe('');
  });

  it('refuses an endless body before it ends', async () => {
    const { hostname, port } = new URL(harness.url);
    const status = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname);
      const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
      const push = () => {
        while (socket.writable && socket.write(chunk)) {
          // until the buffer is full
        }
      };
      socket.on('drain', push);
      socket.once('data', (data) => {
        resolve(data.toString().split('\r\n')[0] ?? '');
        socket.destroy();
      });
      socket.once('error', reject);
      socket.write('POST /slack/events HTTP/1.1\r\nhost: footnote\r\ntransfer-encoding: chunked\r\n\r\n');
      push();
    });
    expect(status).toBe('HTTP/1.1 413 Payload Too Large');
  });

  it.each(['not json', 'null', '[]', '"text"', '7', ''])(
    'refuses a signed body that is no object: %s',
    async (body) => {
      expect((await post(body, { ...json, ...signed(body, now()) })).status).toBe(400);
    },
  );

  it('refuses a form whose payload is not JSON', async () => {
    const body = new URLSearchParams({ payload: '{' }).toString();
    const headers = {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      ...signed(body, now()),
    };
    expect((await post(body, headers)).status).toBe(400);
  });

  it('knows no other path, and no other method', async () => {
    const other = await fetch(harness.url.replace('/slack/events', '/'));
    const get = await fetch(harness.url);
    expect([other.status, get.status]).toEqual([404, 405]);
  });

  it('answers Slack’s check of the address', async () => {
    const body = JSON.stringify({ token: 'x', challenge: '3eZbrw1aB', type: 'url_verification' });
    const response = await post(body, { ...json, ...signed(body, now()) });
    expect(await response.json()).toEqual({ challenge: '3eZbrw1aB' });
  });

  it('answers Slack’s check of the certificate and looks at nothing else of it', async () => {
    const body = new URLSearchParams({
      ...slashCommand('three wells', 'http://127.0.0.1:1/'),
      ssl_check: '1',
    }).toString();
    const response = await post(body, { 'content-type': 'application/x-www-form-urlencoded' });
    expect(response.status).toBe(200);
  });

  it('refuses what no listener takes, so that Slack shows it', async () => {
    const response = await harness.form({
      ...slashCommand('x', harness.api.responseUrl()),
      command: '/other',
    });
    expect(response.status).toBe(503);
  });

  it('never shows a stack or a secret', async () => {
    const body = 'not json';
    const response = await post(body, { ...json, ...signed(body, now()) });
    const seen = `${await response.text()}${harness.log.join('')}`;
    expect(seen).not.toContain(SECRET);
    expect(seen).not.toContain('at ');
  });
});
