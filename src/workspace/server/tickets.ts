// What Slack hands out for later use: trigger ids (3 seconds, once) and response URLs (30 minutes, 5 times).
import { randomBytes } from 'node:crypto';

const triggerLivesMs = 3_000;
const responseLivesMs = 30 * 60_000;
const responseUses = 5;
/** How many of each are remembered, so that a long run doesn't keep them all. */
const mostKept = 1_000;

/** What a response URL answers to. */
export interface ResponseTarget {
  readonly channel: string;
  /** The thread the click was in. */
  readonly threadTs?: string;
  /** The message the click came from, which `replace_original` and `delete_original` mean. */
  readonly messageTs?: string;
}

type TriggerRefusal = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

interface Response {
  readonly target: ResponseTarget;
  readonly until: number;
  uses: number;
}

/** The tickets that are out, by the clock they were given. */
export class Tickets {
  readonly #now: () => number;
  readonly #triggers = new Map<string, { readonly until: number; used: boolean }>();
  readonly #responses = new Map<string, Response>();

  /** @param now milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** A new trigger id. */
  trigger(): string {
    const id = `${this.#now()}.${randomBytes(4).readUInt32BE()}.${randomBytes(16).toString('hex')}`;
    keep(this.#triggers, id, { until: this.#now() + triggerLivesMs, used: false });
    return id;
  }

  /** Uses a trigger up; Slack's error code when it can't be used. */
  useTrigger(id: string): 'ok' | TriggerRefusal {
    const trigger = this.#triggers.get(id);
    if (!trigger) return 'invalid_trigger_id';
    if (trigger.used) return 'exchanged_trigger_id';
    if (this.#now() > trigger.until) return 'expired_trigger_id';
    trigger.used = true;
    return 'ok';
  }

  /** The last part of a new response URL's path. */
  response(target: ResponseTarget): string {
    const id = randomBytes(12).toString('hex');
    keep(this.#responses, id, { target, until: this.#now() + responseLivesMs, uses: 0 });
    return id;
  }

  /** Uses a response URL once; a code when it is unknown, too old or used up. */
  useResponse(id: string): ResponseTarget | 'invalid_url' | 'expired_url' | 'used_url' {
    const response = this.#responses.get(id);
    if (!response) return 'invalid_url';
    if (this.#now() > response.until) return 'expired_url';
    if (response.uses >= responseUses) return 'used_url';
    response.uses += 1;
    return response.target;
  }
}

function keep<T>(tickets: Map<string, T>, id: string, ticket: T): void {
  tickets.set(id, ticket);
  const [oldest] = tickets.keys();
  if (tickets.size > mostKept && oldest !== undefined) tickets.delete(oldest);
}
