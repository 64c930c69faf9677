// The way to the database for what people wait for: when it fails, the next ones don't wait for it to fail again.

/** A line of the log with its fields, as slack's Log has it. */
export interface LineLog {
  line(
    level: 'debug' | 'info' | 'warn' | 'error',
    message: string,
    fields?: Readonly<Record<string, unknown>>,
  ): void;
}

export type Attempt<Value> =
  | { readonly reached: true; readonly value: Value }
  /** `tried`: it was asked, and may even have done it. */
  | { readonly reached: false; readonly tried: boolean };

export interface Gate {
  /** Asks the database, unless it was away a moment ago. */
  attempt<Value>(work: () => Promise<Value>): Promise<Attempt<Value>>;
  /** How often it has gone away so far. */
  outages(): number;
}

/** While it is away, one request in so many milliseconds finds out whether it is back. */
const PROBE_EVERY_MS = 1_000;

/** Logs once when the database goes away, and once when it is back. */
export function createGate({ now, log }: { readonly now: () => number; readonly log: LineLog }): Gate {
  let outages = 0;
  let isAway = false;
  let nextProbe = 0;
  return {
    outages: () => outages,
    async attempt(work) {
      if (isAway) {
        if (now() < nextProbe) return { reached: false, tried: false };
        nextProbe = now() + PROBE_EVERY_MS;
      }
      try {
        const value = await work();
        if (isAway) {
          isAway = false;
          log.line('info', 'the database is back');
        }
        return { reached: true, value };
      } catch (error) {
        if (!isAway) {
          isAway = true;
          outages += 1;
          nextProbe = now() + PROBE_EVERY_MS;
          log.line('error', 'the database is away; questions are answered from memory meanwhile', { error });
        }
        return { reached: false, tried: true };
      }
    },
  };
}
