// The ledger of deliveries: every change of state is one statement or one transaction, so that no crash and no second
// replica finds half of it.
import type { Selectable } from 'kysely';
import type { Claim, Delivery, Settlement, SkipReason } from '../digest/ledger.js';
import type { DeliveryLedger } from '../digest/stores.js';
import { type Database, locking, type Runner } from './database.js';
import type { DeliveryTable } from './schema.js';
import { saveOver, toSubscription } from './subscriptions.js';

type Row = Selectable<DeliveryTable>;
type Change = Partial<Omit<Row, 'subscription_id' | 'local_date'>>;

export function storedLedger(database: Database): DeliveryLedger {
  const { patient, quick } = database;

  const read = async (db: Runner, subscriptionId: string, localDate: string): Promise<Row | undefined> =>
    locking(
      database,
      db
        .selectFrom('deliveries')
        .selectAll()
        .where('subscription_id', '=', subscriptionId)
        .where('local_date', '=', localDate),
    ).executeTakeFirst();

  const subscriptionOf = (db: Runner, id: string) =>
    locking(database, db.selectFrom('subscriptions').selectAll().where('id', '=', id)).executeTakeFirst();

  const change = async (db: Runner, { subscriptionId, localDate }: Omit<Claim, 'holder'>, to: Change) => {
    await db
      .updateTable('deliveries')
      .set(to)
      .where('subscription_id', '=', subscriptionId)
      .where('local_date', '=', localDate)
      .execute();
  };

  return {
    async claim(wanted) {
      const { subscriptionId, localDate, holder, dueAt, now, leaseUntil } = wanted;
      const ours = { holder, lease_until: leaseUntil, changed_at: now };
      const claimed = { ...ours, state: 'claimed', due_at: dueAt } as const;
      // Nearly always new, which takes one statement and no transaction.
      const inserted = await patient
        .insertInto('deliveries')
        .values({ subscription_id: subscriptionId, local_date: localDate, ...claimed })
        .onConflict((conflict) => conflict.doNothing())
        .returningAll()
        .executeTakeFirst();
      if (inserted) return { kind: 'claimed', delivery: toDelivery(inserted) };
      return patient.transaction().execute(async (transaction) => {
        const row = await read(transaction, subscriptionId, localDate);
        if (!row) throw new Error('the delivery was removed while it was being claimed');
        if (row.lease_until > now) return { kind: 'taken', delivery: toDelivery(row) };
        if (row.state === 'claimed') {
          const anew = { ...claimed, round: null, article_id: null, section_id: null };
          await change(transaction, wanted, anew);
          return { kind: 'claimed', delivery: toDelivery({ ...row, ...anew }) };
        }
        if (row.state === 'posting' || isUnspent(row)) {
          const lost = { ...ours, state: 'uncertain', reason: 'holder_died' } as const;
          await change(transaction, wanted, lost);
          return { kind: 'lost', delivery: toDelivery({ ...row, ...lost }) };
        }
        return { kind: 'taken', delivery: toDelivery(row) };
      });
    },

    async posting({ subscriptionId, localDate, holder }, { round, articleId, sectionId, now, leaseUntil }) {
      const moved = await patient
        .updateTable('deliveries')
        .set({
          state: 'posting',
          round,
          article_id: articleId,
          section_id: sectionId,
          changed_at: now,
          lease_until: leaseUntil,
        })
        .where('subscription_id', '=', subscriptionId)
        .where('local_date', '=', localDate)
        .where('holder', '=', holder)
        .where('state', '=', 'claimed')
        // Turned off meanwhile: nothing may be posted.
        .where(({ exists, selectFrom }) =>
          exists(selectFrom('subscriptions').select('id').where('id', '=', subscriptionId)),
        )
        .returning('state')
        .executeTakeFirst();
      return moved !== undefined;
    },

    async release({ subscriptionId, localDate, holder }, now, leaseUntil) {
      const released = await patient
        .updateTable('deliveries')
        .set({ state: 'claimed', changed_at: now, lease_until: leaseUntil })
        .where('subscription_id', '=', subscriptionId)
        .where('local_date', '=', localDate)
        .where('holder', '=', holder)
        .where('state', 'in', ['claimed', 'posting'])
        .returning('state')
        .executeTakeFirst();
      return released !== undefined;
    },

    async settle(claim, settlement, now, advance) {
      return patient.transaction().execute(async (transaction) => {
        // Locked first: whoever removes or changes the subscription waits, and so do we for them.
        const subscription = await subscriptionOf(transaction, claim.subscriptionId);
        const row = await read(transaction, claim.subscriptionId, claim.localDate);
        if (!subscription || !row || row.holder !== claim.holder || !maySettle(row, settlement)) return false;
        await change(transaction, claim, { ...settledAs(settlement), changed_at: now });
        const current = toSubscription(subscription);
        const next = advance(current);
        return saveOver(transaction, { ...next, id: current.id, version: current.version });
      });
    },

    async found(subscriptionId, localDate, channel, ts, now) {
      await patient
        .updateTable('deliveries')
        .set({ state: 'posted', channel, ts, reason: null, changed_at: now })
        .where('subscription_id', '=', subscriptionId)
        .where('local_date', '=', localDate)
        .where('state', '=', 'uncertain')
        .execute();
    },

    async get(subscriptionId, localDate) {
      const row = await patient
        .selectFrom('deliveries')
        .selectAll()
        .where('subscription_id', '=', subscriptionId)
        .where('local_date', '=', localDate)
        .executeTakeFirst();
      return row && toDelivery(row);
    },

    async last(subscriptionId, count) {
      const rows = await quick
        .selectFrom('deliveries')
        .selectAll()
        .where('subscription_id', '=', subscriptionId)
        .orderBy('local_date', 'desc')
        .limit(count)
        .execute();
      return rows.map(toDelivery);
    },

    async had(subscriptionId, round) {
      const rows = await patient
        .selectFrom('deliveries')
        .select(['article_id', 'section_id'])
        .where('subscription_id', '=', subscriptionId)
        .where('round', '=', round)
        .where('state', 'in', ['posted', 'uncertain'])
        .orderBy('local_date')
        .execute();
      return rows.map(({ article_id: article, section_id: section }) => `${article}/${section}`);
    },
  };
}

/** Found lost, but its finder hasn't settled it, so that the subscription hasn't moved on: the lease says so. */
function isUnspent({ state, reason, lease_until: leaseUntil }: Row): boolean {
  return state === 'uncertain' && reason === 'holder_died' && leaseUntil > 0;
}

/** From `claimed` only `skipped`; from `posting` anything; one found lost is settled as the `uncertain` it is. */
function maySettle(row: Row, { state }: Settlement): boolean {
  if (row.state === 'posting') return true;
  if (row.state === 'claimed') return state === 'skipped';
  return (
    row.state === 'uncertain' && row.reason === 'holder_died' && row.lease_until > 0 && state === 'uncertain'
  );
}

function settledAs(settlement: Settlement): Change {
  switch (settlement.state) {
    case 'posted':
      return { state: 'posted', channel: settlement.channel, ts: settlement.ts, lease_until: 0 };
    case 'uncertain':
    case 'skipped':
      return { state: settlement.state, reason: settlement.reason, lease_until: 0 };
  }
}

function toDelivery(row: Row): Delivery {
  return {
    subscriptionId: row.subscription_id,
    localDate: row.local_date,
    state: row.state,
    dueAt: row.due_at,
    changedAt: row.changed_at,
    holder: row.holder,
    leaseUntil: row.lease_until,
    ...(row.round === null ? {} : { round: row.round }),
    ...(row.article_id === null ? {} : { articleId: row.article_id }),
    ...(row.section_id === null ? {} : { sectionId: row.section_id }),
    ...(row.channel === null ? {} : { channel: row.channel }),
    ...(row.ts === null ? {} : { ts: row.ts }),
    ...(row.reason === null ? {} : { reason: toReason(row.reason) }),
  };
}

function toReason(text: string): SkipReason | 'no_reply' | 'holder_died' {
  switch (text) {
    case 'too_late':
    case 'paused':
    case 'rescheduled':
    case 'no_sections':
    case 'no_reply':
    case 'holder_died':
      return text;
    default:
      return `slack:${text.replace(/^slack:/, '')}`;
  }
}
