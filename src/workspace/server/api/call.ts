// One call of the Web API: who asks, with which arguments, over which state; and how it refuses.
import type { Deliveries } from '../deliveries.js';
import { type Json, parseJson } from '../json.js';
import type { Tickets } from '../tickets.js';
import type { World } from '../world.js';

/** Slack's way to refuse: `ok: false` with a code, as its documentation lists them for each method. */
export class ApiError extends Error {
  /** @param more what Slack says beside the code, such as `response_metadata`. */
  constructor(
    readonly code: string,
    readonly more: Json = {},
  ) {
    super(code);
    this.name = 'ApiError';
  }
}

/** What calls, responses and clicks all work on. */
export interface Surroundings {
  readonly world: World;
  /** Tells the app what happened, also through its own calls. */
  readonly app: Deliveries;
  readonly tickets: Tickets;
  /** `http://127.0.0.1:3000`, for permalinks. */
  readonly origin: string;
}

export interface Call extends Surroundings {
  readonly method: string;
  readonly args: Json;
}

export type Method = (call: Call) => Json;
export type Methods = Readonly<Record<string, Method>>;

/** A text argument; an empty one counts as missing. */
export function text(args: Json, name: string): string | undefined {
  const value = args[name];
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A text argument that must be there; Slack answers `invalid_arguments` and names it. */
export function required(args: Json, name: string): string {
  const value = text(args, name);
  if (value === undefined) throw invalid(`missing required field: ${name}`);
  return value;
}

/** A yes or no, as JSON or as a form has it. */
export function flag(value: unknown): boolean {
  return value === true || value === 'true' || value === '1' || value === 1;
}

/** An argument that is JSON: as it comes in a JSON body, or as a string in a form. */
export function json(args: Json, name: string, code: string): unknown {
  const value = args[name];
  if (typeof value !== 'string') return value ?? undefined;
  if (value === '') return undefined;
  const parsed = parseJson(value);
  if (parsed === undefined) throw invalid(`${name} is not JSON`, code);
  return parsed;
}

/** `invalid_arguments` (or another code), with Slack's line on what is wrong. */
export function invalid(message: string, code = 'invalid_arguments'): ApiError {
  return new ApiError(code, { response_metadata: { messages: [`[ERROR] ${message}`] } });
}
