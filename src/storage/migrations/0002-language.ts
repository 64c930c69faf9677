// The language of a digest; null for one that was set before, and where Slack doesn't tell it.
import type { SchemaModule } from 'kysely';

export async function language(schema: SchemaModule): Promise<void> {
  await schema.alterTable('subscriptions').addColumn('language', 'text').execute();
}
