// Whatever is done in whatever order, the tables do what the digest's stores in memory do, which the digest's own tests
// run on: so what holds of the rules there holds here.
import fc from 'fast-check';
import type { DigestStores } from '../../src/digest/manage.js';
import { storedLedger } from '../../src/storage/ledger.js';
import { storedSubscriptions } from '../../src/storage/subscriptions.js';
import { describeEachDatabase } from '../fixtures/databases.js';
import { memoryStores } from '../fixtures/digestStore.js';
import { subscription } from '../fixtures/subscription.js';

const DATES = ['2026-03-28', '2026-03-29'] as const;
const claim = fc.record({ holder: fc.constantFrom('a', 'b'), localDate: fc.constantFrom(...DATES) });
const lease = fc.integer({ min: 0, max: 30 });
const settlement = fc.constantFrom(
  { state: 'posted', channel: 'C1', ts: '17.1' } as const,
  { state: 'uncertain', reason: 'no_reply' } as const,
  { state: 'uncertain', reason: 'holder_died' } as const,
  { state: 'skipped', reason: 'slack:msg_too_long' } as const,
);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('claim' as const), claim, lease }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('posting' as const), claim, lease }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('settle' as const), claim, settlement }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('release' as const), claim, lease }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('found' as const), claim }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: lease }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('save' as const), stale: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('off' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Does one step and returns what came of it. */
async function take(stores: DigestStores, id: string, now: number, { ...it }: Step): Promise<unknown> {
  const { ledger, subscriptions } = stores;
  switch (it.kind) {
    case 'claim':
      return ledger.claim({ subscriptionId: id, ...it.claim, dueAt: 5, now, leaseUntil: now + it.lease });
    case 'posting': {
      const about = { round: 1, articleId: 'village', sectionId: 'wells', now, leaseUntil: now + it.lease };
      return ledger.posting({ subscriptionId: id, ...it.claim }, about);
    }
    case 'settle': {
      const move = { at: now, localDate: '2026-04-01' };
      return ledger.settle({ subscriptionId: id, ...it.claim }, it.settlement, now, (current) => ({
        ...current,
        next: move,
        round: current.round + 1,
      }));
    }
    case 'release':
      return ledger.release({ subscriptionId: id, ...it.claim }, now, now + it.lease);
    case 'found':
      return ledger.found(id, it.claim.localDate, 'C2', '18.2', now);
    case 'save': {
      const current = await subscriptions.get(id);
      if (!current) return undefined;
      const version = it.stale ? current.version - 1 : current.version;
      return subscriptions.save({ ...current, version, changedBy: `at ${now}` });
    }
    case 'off':
      return subscriptions.remove(id);
    case 'pass':
      return undefined;
  }
}

async function seen({ ledger, subscriptions }: DigestStores, id: string): Promise<unknown> {
  return {
    subscription: await subscriptions.get(id),
    rows: await ledger.last(id, 9),
    had: await ledger.had(id, 1),
  };
}

describeEachDatabase('the digest’s stores', (fresh) => {
  it('do what the ones in memory do', async () => {
    const database = await (await fresh()).open();
    const stored = { ledger: storedLedger(database), subscriptions: storedSubscriptions(database) };
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
        runs += 1;
        const id = `s${runs}`;
        const memory = memoryStores();
        for (const stores of [memory, stored])
          await stores.subscriptions.add(subscription({ id, channel: id }));
        let now = 10;
        let off = false;
        for (const it of steps) {
          if (it.kind === 'pass') now += it.ms;
          // The tables refuse to begin a post for what was turned off, and memory's rows don't know.
          if (off) break;
          expect(await take(stored, id, now, it)).toEqual(await take(memory, id, now, it));
          expect(await seen(stored, id)).toEqual(await seen(memory, id));
          off ||= it.kind === 'off';
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
