// What a crash left open: answered by the next process while its reply is wanted, and nothing twice in public.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Received, readReceived } from '../../src/slack/received.js';
import { INBOX_LEASE_MS } from '../../src/storage/inbox.js';
import { openStorage, type Storage } from '../../src/storage/open.js';
import { type Harness, startHarness } from '../fixtures/harness.js';
import { appMention, BOT_USER, directMessage, envelope, slashCommand } from '../fixtures/payloads.js';
import { startWebApi } from '../fixtures/webApi.js';

describe('after a crash', () => {
  let folder: string;
  let clock: { now: number };
  let open: Storage<Received>[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'footnote-crash-'));
    clock = { now: 1_700_000_000_000 };
    open = [];
  });
  afterEach(async () => {
    for (const storage of open) await storage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const storage = async () => {
    const opened = await openStorage<Received>({
      dataFolder: folder,
      now: () => clock.now,
      log: { line: () => {} },
    });
    open.push(opened);
    return opened;
  };
  /** A process that took these deliveries and died. */
  const crashed = async (bodies: readonly object[], before?: (dead: Storage<Received>) => Promise<void>) => {
    const dead = await storage();
    for (const body of bodies) {
      const received = readReceived(body, BOT_USER);
      if (received) expect(await dead.inbox.record(received)).toBe('recorded');
    }
    await before?.(dead);
    clock.now += INBOX_LEASE_MS;
  };
  const keyOf = (body: object) => readReceived(body, BOT_USER)?.key ?? '';
  const restarted = async (api?: Harness['api']) => {
    const { inbox, contexts, shares } = await storage();
    return startHarness({ stores: { inbox, contexts, shares }, ...(api ? { api } : {}) });
  };

  it('answers a mention, a direct message and a command that were acknowledged', async () => {
    const api = await startWebApi();
    const command = slashCommand('who dug the three wells?', api.responseUrl());
    await crashed([envelope(appMention('three wells')), envelope(directMessage('three wells')), command]);
    const harness = await restarted(api);
    await api.next('chat.postMessage');
    await api.next('chat.postMessage');
    await api.next('respond');
    await harness.close();
    expect(api.of('chat.postMessage')).toHaveLength(2);
    expect(await (await storage()).inbox.leftOpen(clock.now)).toEqual([]);
  });

  it('does not answer again in public what may have been answered, and does in private', async () => {
    const mention = envelope(appMention('three wells'));
    const direct = envelope(directMessage('three wells'));
    await crashed([mention, direct], (dead) => dead.inbox.replying(keyOf(mention)));
    const harness = await restarted();
    const { args } = await harness.api.next('chat.postMessage');
    await harness.close();
    expect(args.channel).toMatch(/^D/);
    expect(harness.api.of('chat.postMessage')).toHaveLength(1);
  });

  it('says before it posts in public that it is replying', async () => {
    const { inbox, contexts, shares } = await storage();
    const said: string[] = [];
    const replying = async (key: string) => void said.push(`replying ${key}`);
    const harness = await startHarness({ stores: { inbox: { ...inbox, replying }, contexts, shares } });
    const mention = envelope(appMention('three wells'));
    const letIt = harness.api.hold('chat.postMessage');
    await harness.event(mention);
    await harness.api.next('chat.postMessage');
    expect(said).toEqual([`replying ${keyOf(mention)}`]);
    letIt();
    await harness.close();
  });

  it('leaves alone what nobody waits for any more, and still knows it', async () => {
    const mention = envelope(appMention('three wells'));
    await crashed([mention]);
    clock.now += 10 * 60 * 1000;
    const harness = await restarted();
    await harness.event(mention);
    await harness.close();
    expect(harness.api.of('chat.postMessage')).toEqual([]);
  });
});
