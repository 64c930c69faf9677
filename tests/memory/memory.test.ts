// What is kept in memory: bounded, for a day, and gone when a person asks for it.
import { memoryContexts } from '../../src/memory/contexts.js';
import { memoryInbox } from '../../src/memory/inbox.js';
import { memoryOnce } from '../../src/memory/once.js';

const DAY = 24 * 60 * 60 * 1000;
const question = (key: string, userId = 'U0ANNA') => ({ key, teamId: 'T0', userId });

describe('the inbox', () => {
  it('knows a question for a day, and an open one for as long as it is open', async () => {
    let now = 0;
    const inbox = memoryInbox({ now: () => now });
    await inbox.record(question('closed'));
    await inbox.close('closed');
    await inbox.record(question('open'));
    now = DAY - 1;
    expect(await inbox.record(question('closed'))).toBe('duplicate');
    now = DAY;
    expect(await inbox.record(question('closed'))).toBe('recorded');
    expect(await inbox.record(question('open'))).toBe('duplicate');
  });

  it('makes room by dropping what is closed, and never what is open', async () => {
    const inbox = memoryInbox({ now: () => 0, most: 2 });
    await inbox.record(question('a'));
    await inbox.record(question('b'));
    expect(await inbox.record(question('c'))).toBe('full');
    await inbox.close('b');
    expect(await inbox.record(question('c'))).toBe('recorded');
    expect(await inbox.record(question('a'))).toBe('duplicate');
    expect(await inbox.inHand()).toBe(2);
  });

  it('stays within its bounds under many questions', async () => {
    const inbox = memoryInbox({ now: () => 0, most: 100 });
    for (let index = 0; index < 10_000; index += 1) {
      expect(await inbox.record(question(`q${index}`))).toBe('recorded');
      await inbox.close(`q${index}`);
    }
    expect(await inbox.inHand()).toBe(0);
  });

  it('unties a person from closed questions and still knows them again', async () => {
    const inbox = memoryInbox({ now: () => 0 });
    await inbox.record(question('hers'));
    await inbox.close('hers');
    await inbox.record(question('his', 'U0BOB'));
    await inbox.close('his');
    expect(await inbox.forget('T0', 'U0ANNA')).toBe(1);
    expect(await inbox.forget('T0', 'U0ANNA')).toBe(0);
    expect(await inbox.record(question('hers'))).toBe('duplicate');
  });

  it('closes a question once', async () => {
    const inbox = memoryInbox({ now: () => 0 });
    await inbox.record(question('a'));
    await inbox.close('a');
    await inbox.close('a');
    await inbox.close('unknown');
    expect(await inbox.inHand()).toBe(0);
  });
});

describe('thread contexts', () => {
  const context = { question: 'three wells', passageIds: ['village/wells¶1'] };

  it('are kept for a day, each thread its own', async () => {
    let now = 0;
    const contexts = memoryContexts({ now: () => now });
    const thread = { teamId: 'T0', channel: 'C0', threadTs: '1.1' };
    await contexts.set(thread, context, 'U0ANNA');
    expect(await contexts.get(thread)).toEqual(context);
    expect(await contexts.get({ ...thread, threadTs: '1.2' })).toBeUndefined();
    expect(await contexts.get({ ...thread, teamId: 'T1' })).toBeUndefined();
    now = DAY + 1;
    expect(await contexts.get(thread)).toBeUndefined();
  });

  it('are forgotten with the person who asked last', async () => {
    const contexts = memoryContexts({ now: () => 0 });
    const thread = { teamId: 'T0', channel: 'D0' };
    await contexts.set(thread, context, 'U0ANNA');
    expect(await contexts.forget('T0', 'U0BOB')).toBe(0);
    expect(await contexts.forget('T0', 'U0ANNA')).toBe(1);
    expect(await contexts.get(thread)).toBeUndefined();
  });

  it('give way, the least used first', async () => {
    const contexts = memoryContexts({ now: () => 0, most: 2 });
    for (const channel of ['C1', 'C2', 'C3'])
      await contexts.set({ teamId: 'T0', channel }, context, 'U0ANNA');
    expect(await contexts.get({ teamId: 'T0', channel: 'C1' })).toBeUndefined();
    expect(await contexts.get({ teamId: 'T0', channel: 'C3' })).toEqual(context);
  });
});

describe('what may be done once', () => {
  it('can be claimed again only when it was given back', async () => {
    const once = memoryOnce({ now: () => 0 });
    expect(await once.claim('T0', 'share')).toBe(true);
    expect(await once.claim('T0', 'share')).toBe(false);
    await once.release('T0', 'share');
    expect(await once.claim('T0', 'share')).toBe(true);
  });
});
