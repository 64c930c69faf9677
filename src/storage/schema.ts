// The tables as TypeScript sees them. Times are milliseconds since 1970, truths 0 or 1, lists and objects JSON, so that
// SQLite and PostgreSQL agree to the letter.
import type { DeliveryState } from '../digest/ledger.js';
import type { Subscription } from '../digest/subscription.js';

interface InboxTable {
  readonly key: string;
  readonly team_id: string;
  /** Empty for the bot's own affairs, and once the person is forgotten. */
  readonly user_id: string;
  readonly recorded_at: number;
  /** The question as JSON; null once it is closed. */
  readonly question: string | null;
  /** 1 from right before a reply that others read is sent. */
  readonly replying: 0 | 1;
  readonly holder: string;
  readonly lease_until: number;
}

interface ThreadContextTable {
  readonly team_id: string;
  readonly channel: string;
  /** Empty in a direct message that has no threads. */
  readonly thread_ts: string;
  readonly user_id: string;
  readonly context: string;
  readonly set_at: number;
}

interface OnceTable {
  readonly team_id: string;
  /** A digest of the key, which may hold a person's words. */
  readonly key_hash: string;
  readonly claimed_at: number;
}

interface InstallationTable {
  /** The workspace, or the organization where it was installed for all of it. */
  readonly id: string;
  readonly sealed: string;
  readonly changed_at: number;
}

export interface SubscriptionTable {
  readonly id: string;
  readonly team_id: string;
  readonly kind: Subscription['kind'];
  readonly channel: string;
  readonly owner_id: string;
  readonly time: string;
  /** `1,2,5`. */
  readonly weekdays: string;
  readonly zone: string;
  readonly article_id: string | null;
  readonly section_order: Subscription['order'];
  readonly at_end: Subscription['atEnd'];
  readonly changed_by: string;
  readonly changed_at: number;
  readonly created_at: number;
  readonly status: Subscription['state']['status'];
  readonly status_reason: string | null;
  readonly paused_until: string | null;
  readonly owner_left: 0 | 1;
  readonly round: number;
  readonly seed: number;
  readonly next_at: number | null;
  readonly next_date: string | null;
  readonly version: number;
}

export interface DeliveryTable {
  readonly subscription_id: string;
  readonly local_date: string;
  readonly state: DeliveryState;
  readonly due_at: number;
  readonly changed_at: number;
  readonly holder: string;
  readonly lease_until: number;
  readonly round: number | null;
  readonly article_id: string | null;
  readonly section_id: string | null;
  readonly channel: string | null;
  readonly ts: string | null;
  readonly reason: string | null;
}

export interface Schema {
  readonly inbox: InboxTable;
  readonly thread_contexts: ThreadContextTable;
  readonly once: OnceTable;
  readonly installations: InstallationTable;
  readonly subscriptions: SubscriptionTable;
  readonly deliveries: DeliveryTable;
}
