// Clocks: this machine's, and one that can be moved on, for the local workspace.

/** A clock that runs with another one and can be set ahead of it. */
export interface MovableClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** How far it is ahead, in milliseconds. */
  aheadMs(): number;
  /** Sets it to a time to come; an earlier one changes nothing, because no clock here goes back. */
  moveTo(at: number): void;
}

/**
 * Makes a clock that can be moved on.
 *
 * @param machine the clock it runs with, milliseconds since 1970.
 * @example const clock = movableClock(Date.now); clock.moveTo(clock.now() + 3_600_000);
 */
export function movableClock(machine: () => number): MovableClock {
  let ahead = 0;
  const now = () => machine() + ahead;
  return {
    now,
    aheadMs: () => ahead,
    moveTo(at) {
      ahead += Math.max(0, at - now());
    },
  };
}
