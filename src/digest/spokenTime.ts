// A time of day as people type it: 9am, 9:00 pm, 8.30, 0830, 21h, noon.
import type { Taken, Token } from './spokenTokens.js';

/** `half`: an hour up to twelve, of which nobody said whether it is in the morning or in the evening. */
export type SpokenTime =
  | { readonly kind: 'time'; readonly time: string }
  | { readonly kind: 'half'; readonly hour: number }
  | { readonly kind: 'wrong' };

const NAMED: ReadonlyMap<string, string> = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['midnight', '00:00'],
]);
/** What makes `9` one of two hours, beside am and pm. */
const HALVES: ReadonlyMap<string, 'am' | 'pm'> = new Map([
  ['morning', 'am'],
  ['afternoon', 'pm'],
  ['evening', 'pm'],
]);

/** The time at the front of the tokens; `undefined` when they begin with something else. */
export function takeTime(tokens: readonly Token[]): Taken<SpokenTime> | undefined {
  const [first, ...rest] = tokens.map(({ word }) => word);
  if (first === undefined) return undefined;
  const named = NAMED.get(first);
  if (named !== undefined) return { value: { kind: 'time', time: named }, count: 1 };
  if (!/^\d/.test(first)) return undefined;
  const parts = /^(?:(\d{1,2})(?:([:.h])(\d{2})|h)?|(\d{2})(\d{2}))(am|pm)?$/.exec(first);
  if (!parts) return { value: { kind: 'wrong' }, count: 1 };
  const hour = Number(parts[1] ?? parts[4]);
  const minute = Number(parts[3] ?? parts[5] ?? 0);
  const after = halfAfter(rest);
  const count = 1 + after.count;
  const half = parts[6] ?? after.half;
  // `9am in the evening`.
  if (after.half !== undefined && after.half !== half) return { value: { kind: 'wrong' }, count };
  const bare = /^\d+$/.test(first) && first.length < 3;
  return { value: timeOf(hour, minute, half, bare), count };
}

function timeOf(hour: number, minute: number, half: string | undefined, bare: boolean): SpokenTime {
  if (minute > 59) return { kind: 'wrong' };
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return { kind: 'wrong' };
    return { kind: 'time', time: clock((hour % 12) + (half === 'pm' ? 12 : 0), minute) };
  }
  if (hour > 23) return { kind: 'wrong' };
  if (bare && hour >= 1 && hour <= 12) return { kind: 'half', hour };
  return { kind: 'time', time: clock(hour, minute) };
}

/** `pm`, `o'clock`, `in the morning`: which half of the day is meant, and how many words say so. */
function halfAfter(words: readonly string[]): { readonly half?: string; readonly count: number } {
  const said = words[0] === 'oclock' ? 1 : 0;
  const rest = words.slice(said);
  if (rest[0] === 'am' || rest[0] === 'pm') return { half: rest[0], count: said + 1 };
  const [preposition, article, noun = ''] = rest;
  const half = preposition === 'in' && article === 'the' ? HALVES.get(noun) : undefined;
  return half === undefined ? { count: said } : { half, count: said + 3 };
}

function clock(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
