// Reading what the page sends. The page is ours, but what comes over a socket is checked all the same.
import { z } from 'zod';
import type { PageEvent } from '../protocol.js';
import { parseJson } from './json.js';

const fields = z.record(z.string(), z.unknown());
const place = { channel: z.string(), ts: z.string() };

const event = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('post'),
    channel: z.string(),
    text: z.string(),
    threadTs: z.string().exactOptional(),
  }),
  z.object({
    type: z.literal('command'),
    channel: z.string(),
    command: z.string(),
    text: z.string(),
    threadTs: z.string().exactOptional(),
  }),
  z.object({
    type: z.literal('block_action'),
    container: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('message'), ...place }),
      z.object({ kind: z.literal('view'), viewId: z.string() }),
    ]),
    action: fields,
    state: fields.exactOptional(),
  }),
  z.object({ type: z.literal('view_submission'), viewId: z.string(), state: fields }),
  z.object({ type: z.literal('view_closed'), viewId: z.string() }),
  z.object({ type: z.literal('message_shortcut'), callbackId: z.string(), ...place }),
  z.object({ type: z.literal('global_shortcut'), callbackId: z.string() }),
  z.object({ type: z.literal('open_home') }),
  z.object({ type: z.literal('open_dm') }),
  z.object({ type: z.literal('clock'), step: z.string() }),
  z.object({ type: z.literal('delete'), ...place }),
  z.object({ type: z.literal('edit'), ...place, text: z.string() }),
]);

/** The event in a message of the page; `undefined` for anything else. */
export function readPageEvent(data: string): PageEvent | undefined {
  return event.safeParse(parseJson(data)).data;
}
