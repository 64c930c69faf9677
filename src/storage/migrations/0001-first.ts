// The first tables. Released: never edited; what has to change is a new number.
import { type SchemaModule, sql } from 'kysely';

export async function first(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('inbox')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('recorded_at', 'bigint', (column) => column.notNull())
    .addColumn('question', 'text')
    .addColumn('replying', 'integer', (column) => column.notNull())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('lease_until', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('inbox_by_time').on('inbox').column('recorded_at').execute();
  await schema.createIndex('inbox_by_person').on('inbox').columns(['team_id', 'user_id']).execute();
  await schema
    .createIndex('inbox_open')
    .on('inbox')
    .column('lease_until')
    .where(sql.ref('question'), 'is not', null)
    .execute();

  await schema
    .createTable('thread_contexts')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('thread_ts', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('context', 'text', (column) => column.notNull())
    .addColumn('set_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('thread_contexts_key', ['team_id', 'channel', 'thread_ts'])
    .execute();
  await schema.createIndex('thread_contexts_by_time').on('thread_contexts').column('set_at').execute();
  await schema
    .createIndex('thread_contexts_by_person')
    .on('thread_contexts')
    .columns(['team_id', 'user_id'])
    .execute();

  await schema
    .createTable('once')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('key_hash', 'text', (column) => column.notNull())
    .addColumn('claimed_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('once_key', ['team_id', 'key_hash'])
    .execute();
  await schema.createIndex('once_by_time').on('once').column('claimed_at').execute();

  await schema
    .createTable('installations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .execute();

  await schema
    .createTable('subscriptions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('owner_id', 'text', (column) => column.notNull())
    .addColumn('time', 'text', (column) => column.notNull())
    .addColumn('weekdays', 'text', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('article_id', 'text')
    .addColumn('section_order', 'text', (column) => column.notNull())
    .addColumn('at_end', 'text', (column) => column.notNull())
    .addColumn('changed_by', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('status_reason', 'text')
    .addColumn('paused_until', 'text')
    .addColumn('owner_left', 'integer', (column) => column.notNull())
    .addColumn('round', 'integer', (column) => column.notNull())
    .addColumn('seed', 'bigint', (column) => column.notNull())
    .addColumn('next_at', 'bigint')
    .addColumn('next_date', 'text')
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  // One digest a channel, and one of their own a person, as long as it isn't ended.
  await schema
    .createIndex('subscriptions_one_a_channel')
    .unique()
    .on('subscriptions')
    .columns(['team_id', 'channel'])
    .where(sql.ref('kind'), '=', 'channel')
    .where(sql.ref('status'), '!=', 'ended')
    .execute();
  await schema
    .createIndex('subscriptions_one_a_person')
    .unique()
    .on('subscriptions')
    .columns(['team_id', 'owner_id'])
    .where(sql.ref('kind'), '=', 'direct')
    .where(sql.ref('status'), '!=', 'ended')
    .execute();
  await schema
    .createIndex('subscriptions_by_channel')
    .on('subscriptions')
    .columns(['team_id', 'channel'])
    .execute();
  await schema
    .createIndex('subscriptions_by_owner')
    .on('subscriptions')
    .columns(['team_id', 'owner_id'])
    .execute();
  await schema
    .createIndex('subscriptions_due')
    .on('subscriptions')
    .columns(['next_at', 'id'])
    .where('next_at', 'is not', null)
    .execute();

  // No foreign key: a claim may outlive its subscription by a moment; storage looks itself, and sweeps the rest.
  await schema
    .createTable('deliveries')
    .addColumn('subscription_id', 'text', (column) => column.notNull())
    .addColumn('local_date', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('lease_until', 'bigint', (column) => column.notNull())
    .addColumn('round', 'integer')
    .addColumn('article_id', 'text')
    .addColumn('section_id', 'text')
    .addColumn('channel', 'text')
    .addColumn('ts', 'text')
    .addColumn('reason', 'text')
    .addPrimaryKeyConstraint('deliveries_key', ['subscription_id', 'local_date'])
    .execute();
}
