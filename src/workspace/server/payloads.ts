// The payloads Slack sends, with the fields it sends (after the samples in Slack's Java SDK and its documentation).
import { randomBytes } from 'node:crypto';
import type { Channel } from '../protocol.js';
import { ids, type StoredMessage, type StoredView } from './ids.js';
import type { Json } from './json.js';
import { messageJson } from './messageJson.js';
import { viewJson } from './viewJson.js';
import type { World } from './world.js';

export const teamDomain = 'local-workspace';
/** Slack's old way to show that a request is its own; nothing checks it any more, but it is still sent. */
const token = randomBytes(12).toString('hex');

/** What an app can do with an interaction: open a view, and answer. */
export interface Ways {
  readonly triggerId: string;
  readonly responseUrl: string;
}

/** An Events API delivery around one event. Each has an id of its own, even for one message's twin events. */
export function eventPayload(world: World, event: Json): Json {
  return {
    token,
    team_id: ids.team,
    context_team_id: ids.team,
    context_enterprise_id: null,
    api_app_id: ids.app,
    event,
    type: 'event_callback',
    event_id: world.nextId('Ev'),
    event_time: world.seconds(),
    authorizations: [
      {
        enterprise_id: null,
        team_id: ids.team,
        user_id: ids.botUser,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${Buffer.from(JSON.stringify({ et: event.type, tid: ids.team, aid: ids.app })).toString('base64url')}`,
  };
}

/** Slack's word for the kind of a channel in message events. */
export function channelType({ kind }: Channel): 'channel' | 'group' | 'im' {
  return kind === 'private_channel' ? 'group' : kind;
}

/**
 * A slash command. Its `enterprise_id` and `enterprise_name` come from Enterprise organisations only, so they are
 * missing here as in any other workspace; `is_enterprise_install` is a string, because Slack sends a form.
 */
export function commandPayload(
  world: World,
  channel: Channel,
  command: string,
  text: string,
  { triggerId, responseUrl }: Ways,
): Json {
  return {
    token,
    team_id: ids.team,
    team_domain: teamDomain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: ids.me,
    user_name: world.user(ids.me)?.name,
    command,
    text,
    api_app_id: ids.app,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: triggerId,
  };
}

/** A click in a message; one on a private message carries its container and no message, as Slack's do. */
export function messageActionPayload(
  world: World,
  message: StoredMessage,
  action: Json,
  state: Json | undefined,
  { triggerId, responseUrl }: Ways,
): Json {
  return {
    ...interaction(world, 'block_actions'),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: message.ephemeralFor !== undefined,
      ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    },
    trigger_id: triggerId,
    channel: channelPart(world, message.channel),
    ...(message.ephemeralFor ? {} : { message: messageJson(world, message) }),
    state: { values: state ?? {} },
    response_url: responseUrl,
    actions: [{ ...action, action_ts: world.nextTs() }],
  };
}

export function viewActionPayload(
  world: World,
  view: StoredView,
  action: Json,
  state: Json | undefined,
  triggerId: string,
): Json {
  return {
    ...interaction(world, 'block_actions'),
    container: { type: 'view', view_id: view.id },
    trigger_id: triggerId,
    view: viewJson(world, view, state),
    actions: [{ ...action, action_ts: world.nextTs() }],
  };
}

/** @param responseUrls for inputs that choose a conversation and have `response_url_enabled`. */
export function viewSubmissionPayload(
  world: World,
  view: StoredView,
  state: Json,
  triggerId: string,
  responseUrls: readonly Json[],
): Json {
  return {
    ...interaction(world, 'view_submission'),
    trigger_id: triggerId,
    view: viewJson(world, view, state),
    response_urls: responseUrls,
  };
}

/** @param isCleared whether the whole stack was closed with it. */
export function viewClosedPayload(world: World, view: StoredView, isCleared: boolean): Json {
  return { ...interaction(world, 'view_closed'), view: viewJson(world, view), is_cleared: isCleared };
}

export function shortcutPayload(world: World, callbackId: string, triggerId: string): Json {
  return {
    ...interaction(world, 'shortcut'),
    callback_id: callbackId,
    trigger_id: triggerId,
    action_ts: world.nextTs(),
  };
}

export function messageShortcutPayload(
  world: World,
  callbackId: string,
  message: StoredMessage,
  { triggerId, responseUrl }: Ways,
): Json {
  return {
    ...interaction(world, 'message_action'),
    callback_id: callbackId,
    trigger_id: triggerId,
    response_url: responseUrl,
    action_ts: world.nextTs(),
    message_ts: message.ts,
    channel: channelPart(world, message.channel),
    message: messageJson(world, message),
  };
}

/** What every interaction payload begins with. */
function interaction(world: World, type: string): Json {
  const name = world.user(ids.me)?.name;
  return {
    type,
    user: { id: ids.me, username: name, name, team_id: ids.team },
    api_app_id: ids.app,
    token,
    team: { id: ids.team, domain: teamDomain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

function channelPart(world: World, id: string): Json {
  const channel = world.channels.get(id);
  return { id, name: channel && channelName(channel) };
}

/** Slack keeps the names of private conversations to itself. */
function channelName({ kind, name }: Channel): string {
  if (kind === 'im') return 'directmessage';
  return kind === 'private_channel' ? 'privategroup' : name;
}
