// Who gets a digest, as the digest needs it remembered.
import type { Subscription } from '../../src/digest/subscription.js';
import { storedSubscriptions } from '../../src/storage/subscriptions.js';
import { describeEachDatabase } from '../fixtures/databases.js';
import { subscription } from '../fixtures/subscription.js';

describeEachDatabase('subscriptions', (fresh) => {
  const store = async () => storedSubscriptions(await (await fresh()).open());

  it.each<[string, Partial<Subscription>]>([
    ['active', {}],
    ['with an article, shuffled, starting over', { articleId: 'a', order: 'shuffled', atEnd: 'restart' }],
    ['paused until a date', { state: { status: 'paused', reason: 'asked', until: '2026-03-29' } }],
    ['paused by Slack', { state: { status: 'paused', reason: 'is_archived' }, ownerLeft: true }],
    ['a person’s own', { kind: 'direct', channel: 'U0ANNA', round: 3, version: 41 }],
  ])('come back as they were: %s', async (_what, changes) => {
    const subscriptions = await store();
    const wanted = subscription(changes);
    expect(await subscriptions.add(wanted)).toBe(true);
    expect(await subscriptions.get('s1')).toEqual(wanted);
  });

  it('come back without a next post when none is to come', async () => {
    const subscriptions = await store();
    const { next: _next, ...ended } = subscription({ state: { status: 'ended', reason: 'person_left' } });
    await subscriptions.add(ended);
    expect(await subscriptions.get('s1')).toEqual(ended);
    expect(await subscriptions.nextAt()).toBeUndefined();
    expect(await subscriptions.due(9e15, 10)).toEqual([]);
  });

  it('are one a channel and one a person, while they aren’t ended', async () => {
    const subscriptions = await store();
    const own = { kind: 'direct', channel: 'D1' } as const;
    expect(await subscriptions.add(subscription())).toBe(true);
    expect(await subscriptions.add(subscription({ id: 's2', ownerId: 'U0BOB' }))).toBe(false);
    expect(await subscriptions.add(subscription({ id: 's3', ...own }))).toBe(true);
    expect(await subscriptions.add(subscription({ id: 's4', ...own, channel: 'D2' }))).toBe(false);
    expect(await subscriptions.add(subscription({ id: 's5', channel: 'C2' }))).toBe(true);
    expect(await subscriptions.add(subscription({ id: 's6', teamId: 'T1' }))).toBe(true);
    await subscriptions.save(subscription({ state: { status: 'ended', reason: 'finished' } }));
    expect(await subscriptions.add(subscription({ id: 's7' }))).toBe(true);
  });

  it('are found by channel and person: the one that isn’t ended, else the one that ended last', async () => {
    const subscriptions = await store();
    const ended = { status: 'ended', reason: 'finished' } as const;
    await subscriptions.add(subscription({ id: 'old', state: ended, changedAt: 1 }));
    await subscriptions.add(subscription({ id: 'newer', state: ended, changedAt: 2 }));
    await subscriptions.add(subscription({ id: 'own', kind: 'direct', channel: 'D1' }));
    expect((await subscriptions.ofChannel('T0', 'C1'))?.id).toBe('newer');
    await subscriptions.add(subscription({ id: 'now', changedAt: 0 }));
    expect((await subscriptions.ofChannel('T0', 'C1'))?.id).toBe('now');
    expect((await subscriptions.ofPerson('T0', 'U0ANNA'))?.id).toBe('own');
    expect(await subscriptions.ofPerson('T0', 'U0BOB')).toBeUndefined();
    expect(await subscriptions.ofChannel('T1', 'C1')).toBeUndefined();
    expect((await subscriptions.ownedBy('T0', 'U0ANNA')).map(({ id }) => id).sort()).toEqual([
      'newer',
      'now',
      'old',
      'own',
    ]);
  });

  it('take a change only when it was made on what is there', async () => {
    const subscriptions = await store();
    await subscriptions.add(subscription());
    const read = subscription();
    expect(await subscriptions.save({ ...read, changedBy: 'U0BOB' })).toBe(true);
    expect(await subscriptions.save({ ...read, changedBy: 'U0CARL' })).toBe(false);
    expect(await subscriptions.get('s1')).toEqual({ ...read, changedBy: 'U0BOB', version: 2 });
  });

  it('refuse to bring an ended one back where another has taken its place', async () => {
    const subscriptions = await store();
    const ended = subscription({ state: { status: 'ended', reason: 'finished' } });
    await subscriptions.add(ended);
    await subscriptions.add(subscription({ id: 's2' }));
    expect(await subscriptions.save({ ...ended, state: { status: 'active' } })).toBe(false);
    expect(await subscriptions.get('s1')).toEqual(ended);
  });

  it('come due in order of their time', async () => {
    const subscriptions = await store();
    for (const [id, at] of [
      ['late', 300],
      ['now', 200],
      ['early', 100],
      ['next', 201],
    ] as const) {
      await subscriptions.add(subscription({ id, channel: id, next: { at, localDate: '2023-11-15' } }));
    }
    expect((await subscriptions.due(200, 10)).map(({ id }) => id)).toEqual(['early', 'now']);
    expect((await subscriptions.due(1000, 3)).map(({ id }) => id)).toEqual(['early', 'now', 'next']);
    expect(await subscriptions.nextAt()).toBe(100);
  });

  it('are removed with their deliveries, once', async () => {
    const subscriptions = await store();
    await subscriptions.add(subscription());
    expect(await subscriptions.remove('s1')).toBe(true);
    expect(await subscriptions.remove('s1')).toBe(false);
    expect(await subscriptions.get('s1')).toBeUndefined();
  });

  it('let only one of many who add at once have a channel', async () => {
    const place = await fresh();
    const replicas = await Promise.all([1, 2, 3].map(async () => storedSubscriptions(await place.open())));
    const added = await Promise.all(
      replicas.flatMap((replica, r) =>
        [1, 2, 3, 4].map((n) => replica.add(subscription({ id: `${r}-${n}` }))),
      ),
    );
    expect(added.filter(Boolean)).toHaveLength(1);
  });
});
