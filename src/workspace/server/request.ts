// Reading what comes over HTTP: bodies of bounded size, as JSON or as a form; tokens; who may ask at all.
import type { IncomingMessage } from 'node:http';
import { isRecord, type Json, parseJson } from './json.js';

/** Far above any message Slack takes. */
const largestBody = 1_000_000;

/** The body as text; `undefined` when it is too large. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    // The rest is read all the same: an answer before the end of the body would be lost.
    if (size <= largestBody) chunks.push(bytes);
  }
  return size > largestBody ? undefined : Buffer.concat(chunks).toString('utf8');
}

/** What a body that can't be read is refused with (Slack's Web API). */
export type BadBody = 'invalid_json' | 'json_not_object' | 'invalid_post_type';

/** Arguments of a call: from a JSON object or a form, by content type, over those of the query. */
export function readArguments(body: string, contentType: string, query: URLSearchParams): Json | BadBody {
  const fromQuery = Object.fromEntries(query);
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json') return body.trim() === '' ? fromQuery : readJson(body, fromQuery);
  if (type === 'application/x-www-form-urlencoded' || type === '' || body === '')
    return { ...fromQuery, ...Object.fromEntries(new URLSearchParams(body)) };
  return 'invalid_post_type';
}

function readJson(body: string, fromQuery: Json): Json | BadBody {
  const value = parseJson(body);
  if (value === undefined) return 'invalid_json';
  return isRecord(value) ? { ...fromQuery, ...value } : 'json_not_object';
}

/** The token, from the header or the arguments. */
export function tokenOf({ headers }: IncomingMessage, args: Json): string | undefined {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  return bearer ?? (typeof args.token === 'string' ? args.token : undefined);
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/**
 * Whether a request was meant for this machine and comes from no page but ours. A page from elsewhere that has its own
 * name point here (DNS rebinding) sends that name as the host; one that simply calls sends its origin, or at least that
 * it is another site (`Sec-Fetch-Site`, which a browser adds to pictures and links too).
 */
export function isLocal({ headers, url = '/' }: IncomingMessage): boolean {
  if (!loopback.test(headers.host ?? '')) return false;
  const { origin, 'sec-fetch-site': site, 'sec-fetch-mode': mode } = headers;
  const isOurs = site === undefined || site === 'same-origin' || site === 'none';
  // A link to the page itself may stand anywhere.
  if (!isOurs && !(mode === 'navigate' && url === '/')) return false;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.host;
}
