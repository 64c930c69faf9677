// Events: mentions, direct messages, and the bot's own arrival in a channel.
import type { App } from '@slack/bolt';
import type { Desk } from '../../desk.js';
import { answerMention } from './appMention.js';
import { greetChannel } from './memberJoinedChannel.js';
import { answerMessageEvent } from './message.js';

export function register(app: App, desk: Desk): void {
  app.event('app_mention', answerMention(desk));
  app.event('message', answerMessageEvent(desk));
  app.event('member_joined_channel', greetChannel(desk));
}
