// A real process, killed by the system at each step of a delivery, over real databases and the real way to Slack, with
// Slack's reply passed on or lost on the way: never two posts, and what nobody can know is marked so.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createRunner } from '../../src/digest/runner.js';
import { createLog } from '../../src/slack/logger.js';
import { createPoster } from '../../src/slack/poster.js';
import { storedLedger } from '../../src/storage/ledger.js';
import { storedSubscriptions } from '../../src/storage/subscriptions.js';
import { corpus } from '../fixtures/bundled.js';
import { describeEachDatabase, type Place } from '../fixtures/databases.js';
import { subscription } from '../fixtures/subscription.js';
import { startWebApi, type WebApi } from '../fixtures/webApi.js';

const DYING = fileURLToPath(new URL('../fixtures/digestDying.mjs', import.meta.url));
/** Nine in Shanghai. */
const DUE = Date.parse('2026-11-24T01:00Z');
const DATE = '2026-11-24';
const log = createLog('error', { write: () => {} });

type Fate = readonly [step: string, posts: number, state: 'posted' | 'uncertain'];

/** One death in each state of the ledger. Between “posting” and the post, nobody can know that nothing was posted. */
const CONFIRMED: readonly Fate[] = [
  ['call of ledger.claim', 1, 'posted'],
  ['return of ledger.claim', 1, 'posted'],
  ['return of ledger.posting', 0, 'uncertain'],
  ['return of slack.post', 1, 'posted'],
  ['return of ledger.settle', 1, 'posted'],
];
/** Once it is on record as uncertain, only the process that lived would have looked for it. */
const LOST: readonly Fate[] = [
  ['return of slack.post', 1, 'posted'],
  ['return of ledger.settle', 1, 'uncertain'],
];

/** A proxy that takes requests to post to Slack and loses the replies. */
async function losingReplies(api: WebApi): Promise<{ readonly apiUrl: string; readonly server: Server }> {
  const server = createServer((client) => {
    const slack = connect(Number(new URL(api.apiUrl).port), '127.0.0.1');
    let isPost = false;
    client.on('data', (data) => {
      isPost ||= data.includes('/api/chat.postMessage');
      slack.write(data);
    });
    slack.on('data', (data) => void (isPost ? client.destroy() : client.write(data)));
    for (const socket of [client, slack]) socket.on('error', () => {});
    client.on('close', () => slack.destroy());
    slack.on('close', () => client.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { apiUrl: `http://127.0.0.1:${port}/api/`, server };
}

/** A Slack whose history has what was posted. */
async function slackWithHistory(): Promise<WebApi> {
  const api: WebApi = await startWebApi({
    'conversations.history': () => ({
      messages: api.of('chat.postMessage').map(({ args }, index) => ({
        type: 'message',
        ts: `${DUE / 1000}.00010${index}`,
        metadata: JSON.parse(args.metadata ?? '{}'),
      })),
    }),
  });
  return api;
}

async function killedAt(step: string, { where: { databaseUrl, dataFolder } }: Place, apiUrl: string) {
  const where = databaseUrl ? ['postgres', databaseUrl] : ['sqlite', dataFolder];
  const child = spawn(process.execPath, [DYING, ...where, apiUrl, String(DUE), step]);
  let complaints = '';
  child.stderr.on('data', (data) => {
    complaints += data;
  });
  const exited = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), exited]);
  child.stdin.write('go\n');
  const [, signal] = await exited;
  if (signal !== 'SIGKILL') throw new Error(`${step} never came: ${complaints}`);
}

/** What is there after the kill, and after another process came by for some minutes. */
async function fateAfter(step: string, place: Place, isLost: boolean): Promise<Fate> {
  const database = await place.open();
  const stores = { subscriptions: storedSubscriptions(database), ledger: storedLedger(database) };
  const schedule = { time: '09:00', weekdays: [2], zone: 'Asia/Shanghai' } as const;
  await stores.subscriptions.add(subscription({ schedule, next: { at: DUE, localDate: DATE } }));
  const api = await slackWithHistory();
  const proxy = await losingReplies(api);
  await killedAt(step, place, isLost ? proxy.apiUrl : api.apiUrl);
  let now = DUE;
  const heir = createRunner({
    stores,
    corpus: () => corpus,
    poster: createPoster({
      apiUrl: api.apiUrl,
      tokenOf: async () => 'xoxb-1-token',
      names: { of: async () => undefined },
      log,
    }),
    holder: 'heir',
    now: () => now,
    sleep: async () => {},
    report: () => {},
  });
  for (const waited of [0, 61_000, 40_000, 400_000]) {
    now += waited;
    await heir.deliverDue();
  }
  const row = await stores.ledger.get('s1', DATE);
  const posts = api.of('chat.postMessage').length;
  proxy.server.close();
  await api.close();
  if (row?.state !== 'posted' && row?.state !== 'uncertain') throw new Error(`${step}: ${row?.state}`);
  return [step, posts, row.state];
}

/** All at the same time, each in a place of its own. */
function fatesAfter(fates: readonly Fate[], fresh: () => Promise<Place>, isLost: boolean): Promise<Fate[]> {
  return Promise.all(fates.map(async ([step]) => fateAfter(step, await fresh(), isLost)));
}

describeEachDatabase('a process that is killed while it delivers', (fresh) => {
  it('never leads to two posts, nor loses one in silence, at whatever step it dies', async () => {
    expect(await fatesAfter(CONFIRMED, fresh, false)).toEqual(CONFIRMED);
  }, 60_000);

  it('nor does it when Slack’s reply was lost on the way', async () => {
    expect(await fatesAfter(LOST, fresh, true)).toEqual(LOST);
  }, 60_000);
});
