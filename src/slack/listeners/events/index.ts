// Events: mentions, direct messages, and what happens to channels and people.
import type { App } from '@slack/bolt';
import type { Desk } from '../../desk.js';
import { answerMention } from './appMention.js';
import { greetChannel } from './memberJoinedChannel.js';
import { answerMessageEvent } from './message.js';
import { pauseChannel } from './places.js';
import { forgetWorkspace } from './uninstalled.js';
import { personChanged } from './userChange.js';

export function register(app: App, desk: Desk): void {
  app.event('app_mention', answerMention(desk));
  app.event('message', answerMessageEvent(desk));
  app.event('member_joined_channel', greetChannel(desk));
  for (const type of ['channel_archive', 'group_archive'] as const)
    app.event(type, pauseChannel(desk, 'is_archived'));
  for (const type of ['channel_left', 'group_left'] as const)
    app.event(type, pauseChannel(desk, 'not_in_channel'));
  app.event('user_change', personChanged(desk));
  app.event('app_uninstalled', forgetWorkspace(desk));
}
