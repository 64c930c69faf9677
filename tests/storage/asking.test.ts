// What the bot remembers of questions, kept where a crash and a second replica find it.
import type { ThreadContext } from '../../src/answer/answer.js';
import { storedContexts } from '../../src/storage/contexts.js';
import { expire } from '../../src/storage/forget.js';
import { INBOX_LEASE_MS, storedInbox } from '../../src/storage/inbox.js';
import { storedOnce } from '../../src/storage/once.js';
import { describeEachDatabase } from '../fixtures/databases.js';

const DAY = 24 * 60 * 60 * 1000;
const START = 1_700_000_000_000;
const question = (key: string, userId = 'U0ANNA') => ({ key, teamId: 'T0', userId, text: `who dug ${key}?` });

describeEachDatabase('the inbox', (fresh) => {
  const replicas = async () => {
    const place = await fresh();
    const clock = { now: START };
    const replica = async (holder: string) =>
      storedInbox<ReturnType<typeof question>>(await place.open(), { now: () => clock.now, holder });
    return { clock, replica };
  };

  it('knows a question for a day, and an open one for as long as it is open', async () => {
    const { clock, replica } = await replicas();
    const inbox = await replica('a');
    expect(await inbox.record(question('closed'))).toBe('recorded');
    await inbox.close('closed');
    await inbox.record(question('open'));
    clock.now += DAY - 1;
    expect(await inbox.record(question('closed'))).toBe('duplicate');
    clock.now += 1;
    expect(await inbox.record(question('closed'))).toBe('recorded');
    expect(await inbox.record(question('open'))).toBe('duplicate');
    expect(await inbox.inHand()).toBe(2);
  });

  it('lets one of several replicas answer a question that was delivered to all', async () => {
    const { replica } = await replicas();
    const all = await Promise.all(['a', 'b', 'c'].map(replica));
    const recordings = await Promise.all(all.map((inbox) => inbox.record(question('wells'))));
    expect(recordings.sort()).toEqual(['duplicate', 'duplicate', 'recorded']);
  });

  it('hands what a dead process left open to one of those that start', async () => {
    const { clock, replica } = await replicas();
    const dead = await replica('dead');
    await dead.record(question('wells'));
    await dead.record(question('bread'));
    await dead.record(question('answered'));
    await dead.close('answered');
    clock.now += INBOX_LEASE_MS;
    const [b, c] = [await replica('b'), await replica('c')];
    const taken = await Promise.all([b.leftOpen(DAY), c.leftOpen(DAY)]);
    const sorted = taken.flat().sort((one, other) => one.key.localeCompare(other.key));
    expect(sorted).toEqual([question('bread'), question('wells')]);
    expect((await b.inHand()) + (await c.inHand())).toBe(2);
  });

  it('leaves alone what a process that says it lives has in hand', async () => {
    const { clock, replica } = await replicas();
    const [slow, other] = [await replica('slow'), await replica('other')];
    await slow.record(question('wells'));
    for (let tick = 0; tick < 10; tick += 1) {
      clock.now += INBOX_LEASE_MS / 2;
      expect(await slow.leftOpen(DAY)).toEqual([]);
      expect(await other.leftOpen(DAY)).toEqual([]);
    }
  });

  it('closes what nobody waits for any more, and what may have been answered for all to read', async () => {
    const { clock, replica } = await replicas();
    const dead = await replica('dead');
    await dead.record(question('old'));
    clock.now += 1_000;
    await dead.record(question('perhaps answered'));
    await dead.replying('perhaps answered');
    await dead.record(question('open'));
    clock.now += INBOX_LEASE_MS;
    const next = await replica('next');
    expect(await next.leftOpen(INBOX_LEASE_MS)).toEqual([question('open')]);
    clock.now += INBOX_LEASE_MS;
    expect(await (await replica('third')).leftOpen(DAY)).toEqual([question('open')]);
    expect(await next.record(question('old'))).toBe('duplicate');
  });

  it('unties a person from their questions and still knows the bare keys', async () => {
    const { replica } = await replicas();
    const inbox = await replica('a');
    for (const [key, who] of [
      ['hers', 'U0ANNA'],
      ['hers too', 'U0ANNA'],
      ['his', 'U0BOB'],
    ] as const) {
      await inbox.record(question(key, who));
      if (key !== 'hers too') await inbox.close(key);
    }
    expect(await inbox.forget('T0', 'U0ANNA')).toBe(1);
    expect(await inbox.forget('T0', 'U0ANNA')).toBe(0);
    expect(await inbox.record(question('hers'))).toBe('duplicate');
  });
});

describeEachDatabase('thread contexts and what may be done once', (fresh) => {
  const thread = { teamId: 'T0', channel: 'C0', threadTs: '1.1' };
  const context: ThreadContext = { question: 'wells', passageIds: ['village/wells¶1'] };

  it('find a thread’s last context for a day, from any replica', async () => {
    const place = await fresh();
    const clock = { now: START };
    const [a, b] = [
      storedContexts(await place.open(), { now: () => clock.now }),
      storedContexts(await place.open(), { now: () => clock.now }),
    ];
    await a.set(thread, { question: 'bread', passageIds: [] }, 'U0ANNA');
    await b.set(thread, context, 'U0BOB');
    await a.set({ teamId: 'T0', channel: 'D0' }, context, 'U0ANNA');
    expect(await a.get(thread)).toEqual(context);
    expect(await b.get({ ...thread, threadTs: '1.2' })).toBeUndefined();
    expect(await b.get({ ...thread, teamId: 'T1' })).toBeUndefined();
    expect(await b.get({ teamId: 'T0', channel: 'D0' })).toEqual(context);
    expect(await a.forget('T0', 'U0BOB')).toBe(1);
    expect(await a.get(thread)).toBeUndefined();
    clock.now += DAY;
    expect(await b.get({ teamId: 'T0', channel: 'D0' })).toBeUndefined();
  });

  it('let one claim, until it is given back or a day has passed', async () => {
    const place = await fresh();
    const clock = { now: START };
    const [a, b] = [
      storedOnce(await place.open(), { now: () => clock.now }),
      storedOnce(await place.open(), { now: () => clock.now }),
    ];
    const claims = await Promise.all([a, b, a, b].map((once) => once.claim('T0', 'share')));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await b.claim('T1', 'share')).toBe(true);
    await b.release('T0', 'share');
    expect(await a.claim('T0', 'share')).toBe(true);
    clock.now += DAY - 1;
    expect(await b.claim('T0', 'share')).toBe(false);
    clock.now += 1;
    expect(await b.claim('T0', 'share')).toBe(true);
  });

  it('are swept with the inbox when a day has passed, and not before', async () => {
    const database = await (await fresh()).open();
    const now = () => START;
    const inbox = storedInbox(database, { now, holder: 'a' });
    for (let index = 0; index < 600; index += 1) await inbox.record(question(String(index)));
    await storedContexts(database, { now }).set(thread, context, 'U0ANNA');
    await storedOnce(database, { now }).claim('T0', 'share');
    expect(await expire(database, START + DAY - 1)).toBe(0);
    expect(await expire(database, START + DAY)).toBe(602);
    expect(await inbox.record(question('1'))).toBe('recorded');
  });
});
