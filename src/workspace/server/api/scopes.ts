// Which scope a method needs, so that one missing from the manifest shows here first.
// Source: "Scopes" on the page of each method, docs.slack.dev.
import type { Channel } from '../../protocol.js';
import type { Json } from '../json.js';
import type { World } from '../world.js';
import { ApiError, text } from './call.js';

const fixed: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
  'chat.delete': 'chat:write',
  'conversations.join': 'channels:join',
  'conversations.open': 'im:write',
  'users.info': 'users:read',
  'users.list': 'users:read',
  'bots.info': 'users:read',
  'team.info': 'team:read',
  'reactions.add': 'reactions:write',
  'reactions.remove': 'reactions:write',
  'assistant.threads.setStatus': 'chat:write',
  'assistant.threads.setSuggestedPrompts': 'assistant:write',
  'assistant.threads.setTitle': 'assistant:write',
};

/** By the kind of the conversation that is asked for. */
const byKind: Readonly<Record<string, 'read' | 'history'>> = {
  'conversations.info': 'read',
  'conversations.members': 'read',
  'conversations.history': 'history',
  'conversations.replies': 'history',
};

const rooms: Readonly<Record<Channel['kind'] | 'mpim', string>> = {
  channel: 'channels',
  private_channel: 'groups',
  im: 'im',
  mpim: 'mpim',
};

/** The scopes a call needs, all of them; none for methods that need no scope. */
function needed(world: World, method: string, args: Json): readonly string[] {
  const scope = Object.hasOwn(fixed, method) ? fixed[method] : undefined;
  if (scope) return [scope];
  const access = Object.hasOwn(byKind, method) ? byKind[method] : undefined;
  if (access)
    return [`${rooms[world.channels.get(text(args, 'channel') ?? '')?.kind ?? 'channel']}:${access}`];
  if (method !== 'conversations.list' && method !== 'users.conversations') return [];
  const types = (text(args, 'types') ?? 'public_channel').split(',').map((type) => type.trim());
  return types.flatMap((type) => {
    if (type === 'public_channel') return ['channels:read'];
    if (type === 'private_channel') return ['groups:read'];
    return type === 'im' || type === 'mpim' ? [`${type}:read`] : [];
  });
}

/** @throws ApiError `missing_scope`, with what is needed and what there is. */
export function refuseMissingScope(
  scopes: readonly string[],
  world: World,
  method: string,
  args: Json,
): void {
  const missing = needed(world, method, args).filter((scope) => !scopes.includes(scope));
  if (missing.length > 0)
    throw new ApiError('missing_scope', { needed: missing.join(','), provided: scopes.join(',') });
}
