// Reading JSON that others wrote: never trusted to be of a shape, and never so deep that writing it again fails.

export type Json = Readonly<Record<string, unknown>>;

/** Deeper than any Block Kit; `JSON.stringify` calls itself for each level and would run out of stack. */
const deepest = 100;

/** The value, or `undefined` for what isn't JSON or is nested deeper than a hundred levels. */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isShallow(value) ? value : undefined;
}

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one for anything else. */
export function record(value: unknown): Json {
  return isRecord(value) ? value : {};
}

/** The value as a list; an empty one for anything else. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list; what isn't one is left out. */
export function records(value: unknown): readonly Json[] {
  return list(value).filter(isRecord);
}

function isShallow(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return false;
    level = level.flatMap((each) => (Array.isArray(each) ? each : isRecord(each) ? Object.values(each) : []));
  }
  return true;
}
