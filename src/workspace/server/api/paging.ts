// Slack's pages: `limit` items at a time, and a cursor for the next ones.
import type { Json } from '../json.js';
import { ApiError, text } from './call.js';

/** Slack: at most 1,000 items at once. */
const largest = 1_000;

export interface Page<T> {
  readonly items: readonly T[];
  readonly hasMore: boolean;
  /** What the answer carries: `next_cursor`, empty at the end. */
  readonly fields: Json;
}

/** One page of all items. @throws ApiError `invalid_limit`, `invalid_cursor`. */
export function pageOf<T>(all: readonly T[], args: Json, usual = 100): Page<T> {
  const limit = Number(text(args, 'limit') ?? usual);
  if (!Number.isInteger(limit) || limit < 1 || limit > largest) throw new ApiError('invalid_limit');
  const cursor = text(args, 'cursor');
  const start = cursor === undefined ? 0 : readCursor(cursor);
  const end = start + limit;
  const hasMore = end < all.length;
  const next = hasMore ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { items: all.slice(start, end), hasMore, fields: { response_metadata: { next_cursor: next } } };
}

function readCursor(cursor: string): number {
  const read = /^next:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64').toString());
  if (!read) throw new ApiError('invalid_cursor');
  return Number(read[1]);
}
