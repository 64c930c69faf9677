// Who gets a digest: the table behind the digest's SubscriptionStore.
import type { Selectable } from 'kysely';
import type { SubscriptionStore } from '../digest/stores.js';
import type { PauseReason, Subscription, SubscriptionStatus, Weekday } from '../digest/subscription.js';
import { type Database, isConflict, locking, type Runner } from './database.js';
import type { SubscriptionTable } from './schema.js';

type Row = Selectable<SubscriptionTable>;

export function storedSubscriptions(database: Database): SubscriptionStore {
  const { quick, patient } = database;

  /** The one that isn't ended comes first, then the one that ended last. */
  const ofPlace = async (
    teamId: string,
    kind: Subscription['kind'],
    column: 'channel' | 'owner_id',
    id: string,
  ) => {
    const row = await quick
      .selectFrom('subscriptions')
      .selectAll()
      .where('team_id', '=', teamId)
      .where('kind', '=', kind)
      .where(column, '=', id)
      .orderBy((build) => build.case().when('status', '=', 'ended').then(1).else(0).end())
      .orderBy('changed_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && toSubscription(row);
  };

  return {
    async add(subscription) {
      const added = await quick
        .insertInto('subscriptions')
        .values(toRow(subscription))
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return added !== undefined;
    },
    async get(id) {
      const row = await patient
        .selectFrom('subscriptions')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row && toSubscription(row);
    },
    ofChannel: (teamId, channel) => ofPlace(teamId, 'channel', 'channel', channel),
    ofPerson: (teamId, userId) => ofPlace(teamId, 'direct', 'owner_id', userId),
    async ownedBy(teamId, userId) {
      const rows = await quick
        .selectFrom('subscriptions')
        .selectAll()
        .where('team_id', '=', teamId)
        .where('owner_id', '=', userId)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(toSubscription);
    },
    async save(subscription) {
      try {
        return await saveOver(quick, subscription);
      } catch (error) {
        // One that was ended comes back where another has taken its place.
        if (isConflict(error)) return false;
        throw error;
      }
    },
    async remove(id) {
      return quick.transaction().execute(async (transaction) => {
        // The same order as the ledger's, subscription first, so that the two never wait for each other.
        const found = await locking(
          database,
          transaction.selectFrom('subscriptions').select('id').where('id', '=', id),
        ).executeTakeFirst();
        await transaction.deleteFrom('deliveries').where('subscription_id', '=', id).execute();
        await transaction.deleteFrom('subscriptions').where('id', '=', id).execute();
        return found !== undefined;
      });
    },
    async due(now, limit) {
      const rows = await patient
        .selectFrom('subscriptions')
        .selectAll()
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toSubscription);
    },
    async nextAt() {
      const row = await patient
        .selectFrom('subscriptions')
        .select('next_at')
        .where('next_at', 'is not', null)
        .orderBy('next_at')
        .limit(1)
        .executeTakeFirst();
      return row?.next_at ?? undefined;
    },
  };
}

/** Saves over the row of the same version; false when there is none. */
export async function saveOver(db: Runner, subscription: Subscription): Promise<boolean> {
  const saved = await db
    .updateTable('subscriptions')
    .set(toRow({ ...subscription, version: subscription.version + 1 }))
    .where('id', '=', subscription.id)
    .where('version', '=', subscription.version)
    .returning('id')
    .executeTakeFirst();
  return saved !== undefined;
}

function toRow(subscription: Subscription): Row {
  const { state, next, schedule } = subscription;
  return {
    id: subscription.id,
    team_id: subscription.teamId,
    kind: subscription.kind,
    channel: subscription.channel,
    owner_id: subscription.ownerId,
    time: schedule.time,
    weekdays: schedule.weekdays.join(','),
    zone: schedule.zone,
    article_id: subscription.articleId ?? null,
    section_order: subscription.order,
    at_end: subscription.atEnd,
    changed_by: subscription.changedBy,
    changed_at: subscription.changedAt,
    created_at: subscription.createdAt,
    status: state.status,
    status_reason: state.status === 'active' ? null : state.reason,
    paused_until: state.status === 'paused' ? (state.until ?? null) : null,
    owner_left: subscription.ownerLeft ? 1 : 0,
    round: subscription.round,
    seed: subscription.seed,
    next_at: next?.at ?? null,
    next_date: next?.localDate ?? null,
    version: subscription.version,
  };
}

export function toSubscription(row: Row): Subscription {
  return {
    id: row.id,
    teamId: row.team_id,
    kind: row.kind,
    channel: row.channel,
    ownerId: row.owner_id,
    schedule: { time: row.time, weekdays: row.weekdays.split(',').map(toWeekday), zone: row.zone },
    ...(row.article_id === null ? {} : { articleId: row.article_id }),
    order: row.section_order,
    atEnd: row.at_end,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
    createdAt: row.created_at,
    state: toStatus(row),
    ownerLeft: row.owner_left === 1,
    round: row.round,
    seed: row.seed,
    ...(row.next_at === null || row.next_date === null
      ? {}
      : { next: { at: row.next_at, localDate: row.next_date } }),
    version: row.version,
  };
}

const WEEKDAYS: Readonly<Record<string, Weekday>> = { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7 };

function toWeekday(text: string): Weekday {
  const weekday = WEEKDAYS[text];
  if (!weekday) throw new Error(`not an ISO weekday: ${text}`);
  return weekday;
}

const PAUSES: Readonly<Record<string, PauseReason>> = {
  asked: 'asked',
  is_archived: 'is_archived',
  not_in_channel: 'not_in_channel',
  channel_not_found: 'channel_not_found',
  account_inactive: 'account_inactive',
  token_revoked: 'token_revoked',
};

function toStatus({ status, status_reason: reason, paused_until: until }: Row): SubscriptionStatus {
  if (status === 'active') return { status };
  if (status === 'ended') return { status, reason: reason === 'person_left' ? 'person_left' : 'finished' };
  // A reason that only a newer release knows is at least a refusal.
  return { status, reason: PAUSES[reason ?? ''] ?? 'refused', ...(until === null ? {} : { until }) };
}
