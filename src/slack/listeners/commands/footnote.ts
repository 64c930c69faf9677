// `/footnote question`: always a private answer.
import type { Middleware, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { askingId } from '../../blocks/reference.js';
import type { Desk } from '../../desk.js';
import { type AskedCommand, readReceived } from '../../received.js';
import { replyTo } from '../../reply.js';

export function answerCommand(desk: Desk): Middleware<SlackCommandMiddlewareArgs> {
  return async ({ ack, body }) => {
    await ack();
    const asked = readReceived(body);
    if (asked?.kind === 'command') await answerAskedCommand(asked, desk);
  };
}

export async function answerAskedCommand(asked: AskedCommand, desk: Desk): Promise<void> {
  const audience = { kind: 'private', askingId: askingId(asked.key) } as const;
  const { message } = await replyTo(asked.text, asked, audience, desk);
  await desk.slack.respond(asked.responseUrl, { visible: 'ephemeral', message });
}
