// “Share”: a private answer posted anew for everyone here, once.
import type { BlockAction, Middleware, SlackActionMiddlewareArgs } from '@slack/bolt';
import { wordsIn } from '../../../words/index.js';
import { sharedMessage } from '../../blocks/answer.js';
import { sentenceMessage } from '../../blocks/plain.js';
import { readReference, rebuild } from '../../blocks/reference.js';
import { type Click, readClick } from '../../click.js';
import type { Desk } from '../../desk.js';
import { isUncertain, type Message, slackErrorCode } from '../../web.js';

/** Slack's refusals that say: the bot isn't in this conversation, or may not see it. */
const NOT_A_MEMBER = new Set(['not_in_channel', 'channel_not_found', 'user_not_in_channel', 'access_denied']);

export function shareAnswer(desk: Desk): Middleware<SlackActionMiddlewareArgs<BlockAction>> {
  return async ({ ack, body, context }) => {
    await ack();
    const click = readClick(body);
    if (!click?.channel || !context.botToken) return;
    const notice = await share(click, click.channel, context.botToken, desk);
    if (notice && click.responseUrl) {
      await desk.slack.respond(click.responseUrl, { visible: 'ephemeral', message: sentenceMessage(notice) });
    }
  };
}

/** Returns what the person is to be told, if anything: a post that is there says enough. */
async function share(click: Click, channel: string, token: string, desk: Desk): Promise<string | undefined> {
  const { shares } = desk;
  const { corpus, answerer } = desk.texts();
  const reference = readReference(click.value);
  const rebuilt = reference && rebuild(reference, corpus, answerer);
  if (!reference || !rebuilt) return desk.words.notices.passageGone;
  const words = wordsIn(reference.l);
  const key = [channel, click.threadTs ?? '', click.userId, reference.q].join(':');
  if (!(await shares.claim(click.teamId, key))) return words.notices.alreadyShared;
  try {
    await post(
      click,
      channel,
      token,
      sharedMessage(rebuilt, { id: click.userId, name: click.userName }, words),
      desk,
    );
    return undefined;
  } catch (error) {
    const uncertain = isUncertain(error);
    if (!uncertain) await shares.release(click.teamId, key);
    desk.log.line('warn', 'an answer could not be shared', { uncertain, error });
    return uncertain ? words.notices.shareUncertain : words.notices.shareFailed;
  }
}

/** As a message of the bot's where it is a member, else through the response address. */
async function post(
  click: Click,
  channel: string,
  token: string,
  message: Message,
  desk: Desk,
): Promise<void> {
  const { threadTs, responseUrl } = click;
  const thread = threadTs ? { threadTs } : {};
  try {
    await desk.slack.client(token).post({ channel, ...thread }, message);
  } catch (error) {
    if (!responseUrl || !NOT_A_MEMBER.has(slackErrorCode(error) ?? '')) throw error;
    await desk.slack.respond(responseUrl, { visible: 'in_channel', message, ...thread });
  }
}
