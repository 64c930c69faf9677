// Response URLs: the way to answer a command or a click for half an hour, also where the app isn't a member.
import { ApiError, flag, type Surroundings, text } from './api/call.js';
import { contentOf, threadOf } from './api/content.js';
import { ids } from './ids.js';
import type { Json } from './json.js';
import type { ResponseTarget } from './tickets.js';

/**
 * Does what a response URL's body asks: a private message to the person, one to the channel (`in_channel`), or a change
 * of the message the click came from.
 *
 * @throws ApiError as the Web API would refuse the same content.
 */
export function respond({ world, app }: Surroundings, target: ResponseTarget, body: Json): void {
  const { channel, messageTs } = target;
  const original = messageTs === undefined ? undefined : world.message(channel, messageTs);
  if (flag(body.delete_original)) {
    if (!original) throw new ApiError('message_not_found');
    world.remove(original);
    if (!original.ephemeralFor) app.deleted(original);
    return;
  }
  const content = contentOf(world, body);
  if (flag(body.replace_original) && original) {
    const { blocks: _blocks, ...rest } = original;
    // A private message stays one, whatever `response_type` says.
    const isPublic = !original.ephemeralFor;
    const edited = isPublic ? { edited: true, editedTs: world.nextTs() } : {};
    const after = world.change({ ...rest, ...content, ...edited });
    if (isPublic) app.changed(original, after);
    return;
  }
  const inChannel = body.response_type === 'in_channel';
  // A private answer stands where the click was; a public one only goes to a thread that is named.
  const named = threadOf(world, channel, body, 'response_url').threadTs;
  const threadTs = named ?? (inChannel || text(body, 'thread_ts') ? undefined : target.threadTs);
  const message = world.add({
    channel,
    userId: ids.botUser,
    ...content,
    ...(threadTs ? { threadTs } : {}),
    ...(inChannel ? {} : { ephemeralFor: ids.me }),
  });
  if (inChannel) app.posted(message);
}

/** Answers with an acknowledgement's payload, if it holds a message; a refusal is shown to the page. */
export function respondToAck(surroundings: Surroundings, target: ResponseTarget, body: Json): void {
  if (!('text' in body || 'blocks' in body)) return;
  try {
    respond(surroundings, target, body);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    surroundings.world.problem('acknowledgement', error.code, error.more.response_metadata);
  }
}
