// One database, whichever it is: what the stores need to know of it, and nothing more.
import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.js';

export interface Database {
  /** SQLite's file; empty for PostgreSQL. */
  readonly file: string;
  readonly kind: 'sqlite' | 'postgres';
  /** For what a person waits for: gives up within about two seconds. */
  readonly quick: Kysely<Schema>;
  /** For the digest: patient, with connections of its own, so that a busy minute keeps no question waiting. */
  readonly patient: Kysely<Schema>;
  close(): Promise<void>;
}

/** The same row for nobody else until the transaction ends; SQLite's transactions have the whole file anyway. */
export function locking<Query extends { forUpdate(): Query }>({ kind }: Database, query: Query): Query {
  return kind === 'postgres' ? query.forUpdate() : query;
}

/** A query that may run by itself or inside a transaction. */
export type Runner = Kysely<Schema> | Transaction<Schema>;

/** A database that can't be used at the start, and why: the remedy is words/'. */
export class StorageError extends Error {
  constructor(
    readonly problem: StorageProblem,
    options?: ErrorOptions,
  ) {
    super(`the database can't be used: ${problem.kind}`, options);
    this.name = 'StorageError';
  }
}

export type StorageProblem =
  | { readonly kind: 'data_folder'; readonly folder: string; readonly code: string }
  | { readonly kind: 'database_file'; readonly file: string; readonly code: string }
  | { readonly kind: 'database_unreachable'; readonly code: string }
  /** It answered, and said no: wrong password, no such database, no right to make tables. */
  | { readonly kind: 'database_refused'; readonly code: string; readonly detail: string };

/** Two rows that can't both be. */
export function isConflict(error: unknown): boolean {
  const code = codeOf(error);
  // PostgreSQL's unique_violation; SQLite's.
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

/** `ECONNREFUSED`, `SQLITE_BUSY`, `28P01`; empty where there is none. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
