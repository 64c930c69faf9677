// The one place for what nobody could handle: the person gets a kind sentence with a reference, the log gets the cause.
import { randomUUID } from 'node:crypto';
import type { App } from '@slack/bolt';
import { z } from 'zod';
import { sentenceMessage } from './blocks/plain.js';
import type { Desk } from './desk.js';
import { surfaceOf } from './measures.js';
import { readReceived } from './received.js';

/** What Bolt hands an error handler when `extendedErrorHandler` is on. */
type Failure = Parameters<Parameters<App['error']>[0]>[0];

const click = z.object({ response_url: z.string() });

/** Registers the handler: logs once, with the cause, and with what went wrong while telling the person. */
export function handleFailures(app: App, desk: Desk): void {
  app.error(async (failure: Failure) => {
    const reference = randomUUID().slice(0, 8);
    const surface = surfaceOf(readReceived(failure.body, failure.context.botUserId));
    if (surface) desk.measures.replied(surface, 'failed');
    const outcome = await tell(failure, reference, desk).catch((error: unknown) => ({ error }));
    desk.log.line('error', 'a request failed', {
      reference,
      error: failure.error,
      ...(typeof outcome === 'object' ? { told: false, tellingFailed: outcome.error } : { told: outcome }),
    });
  });
}

/** Privately where the question was private: by the response address; else where the answer would have stood. */
async function tell({ body, context }: Failure, reference: string, desk: Desk): Promise<boolean> {
  const message = sentenceMessage(desk.words.failure(reference));
  const received = readReceived(body, context.botUserId);
  const responseUrl =
    received?.kind === 'command' ? received.responseUrl : click.safeParse(body).data?.response_url;
  if (responseUrl) {
    await desk.slack.respond(responseUrl, { visible: 'ephemeral', message });
    return true;
  }
  if (received?.kind !== 'message' || !context.botToken) return false;
  const threadTs = received.isDirect ? received.threadTs : (received.threadTs ?? received.ts);
  const to = { channel: received.channel, ...(threadTs ? { threadTs } : {}) };
  await desk.slack.client(context.botToken).post(to, message);
  return true;
}
