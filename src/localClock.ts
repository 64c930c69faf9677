// The local workspace's clock: moves on by an hour, a day or to the next digest, and posts what falls due on the way.
import type { MovableClock } from './clock.js';

export interface LocalClockOptions {
  readonly clock: MovableClock;
  /** The instant of the next digest of all, in milliseconds since 1970. */
  readonly nextAt: () => Promise<number | undefined>;
  /** Posts all that is due by now, and resolves when that is done. */
  readonly deliverDue: () => Promise<void>;
  readonly words: {
    readonly toNextDigest: string;
    readonly anHour: string;
    readonly aDay: string;
    readonly noDigest: string;
  };
}

/** A clock as the workspace's page has it. */
export interface LocalClock {
  readonly aheadMs: () => number;
  readonly steps: readonly { readonly id: string; readonly label: string }[];
  /** Returns why it stayed where it was, if it did. */
  move(step: string): Promise<string | undefined>;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Time passes through every digest's moment on the way, as it would by itself: jumping over one would be too late. */
export function localClock({ clock, nextAt, deliverDue, words }: LocalClockOptions): LocalClock {
  const passTo = async (end: number) => {
    for (let next = await nextAt(); next !== undefined && next <= end; ) {
      clock.moveTo(next);
      await deliverDue();
      const after = await nextAt();
      // What could not be delivered now is left to the runner.
      if (after === next) break;
      next = after;
    }
    clock.moveTo(end);
    await deliverDue();
  };
  return {
    aheadMs: clock.aheadMs,
    steps: [
      { id: 'next', label: words.toNextDigest },
      { id: 'hour', label: words.anHour },
      { id: 'day', label: words.aDay },
    ],
    async move(step) {
      const ends: Readonly<Record<string, number | undefined>> = {
        next: step === 'next' ? await nextAt() : undefined,
        hour: clock.now() + HOUR_MS,
        day: clock.now() + DAY_MS,
      };
      const end = Object.hasOwn(ends, step) ? ends[step] : undefined;
      if (end === undefined) return words.noDigest;
      await passTo(end);
      return undefined;
    },
  };
}
