// When a digest is posted next: its schedule, as its state and what was delivered already allow.
import { type Due, nextDue, nextDueFrom } from './calendar.js';
import type { DeliveryLedger } from './stores.js';
import type { Subscription } from './subscription.js';

/**
 * The next due moment after an instant, as the digest's state allows: none when it has ended or is paused openly, and
 * from the end of the pause on when that is set.
 */
export function nextOf({ schedule, state }: Subscription, after: number): Due | undefined {
  if (state.status === 'active') return nextDue(schedule, after);
  if (state.status === 'paused' && state.until !== undefined)
    return nextDueFrom(schedule, after, state.until);
  return undefined;
}

/** The digest with its next post after an instant, past the dates whose delivery is made or under way. */
export async function withNext(
  ledger: DeliveryLedger,
  subscription: Subscription,
  after: number,
): Promise<Subscription> {
  const isOver = async ({ localDate }: Due) => {
    const delivery = await ledger.get(subscription.id, localDate);
    // One that is only claimed gives way: its holder looks at the digest again before it posts.
    return delivery !== undefined && delivery.state !== 'claimed';
  };
  let next = nextOf(subscription, after);
  while (next && (await isOver(next))) next = nextOf(subscription, next.at);
  const { next: _, ...rest } = subscription;
  return next ? { ...rest, next } : rest;
}
