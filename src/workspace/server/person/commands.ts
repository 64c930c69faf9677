// Slash commands: the app's own, and the two of Slack's that bring the bot into a channel and out of it.
import type { Channel, PageEvent, SlashCommand } from '../../protocol.js';
import type { Surroundings } from '../api/call.js';
import { ids } from '../ids.js';
import { record } from '../json.js';
import { announceBot, removeBot } from '../membership.js';
import { commandPayload } from '../payloads.js';
import { respondToAck } from '../responses.js';
import type { ResponseTarget } from '../tickets.js';
import { deliveredText, escaped } from '../typed.js';
import { notice } from './notice.js';

/** A command of the app. */
export interface Command extends SlashCommand {
  /** Whether names in its text become tokens: `should_escape` in the manifest. */
  readonly shouldEscape?: boolean;
}

type Typed = Extract<PageEvent, { type: 'command' }>;

const memberships: ReadonlySet<string> = new Set(['/invite', '/remove', '/kick']);

export async function commanded(
  surroundings: Surroundings,
  commands: readonly Command[],
  { channel: id, command, text, threadTs }: Typed,
): Promise<void> {
  const { world, app } = surroundings;
  const channel = world.channels.get(id);
  if (!channel?.members.includes(ids.me)) return;
  const known = commands.find((each) => each.command === command);
  if (!known && memberships.has(command)) return membership(surroundings, channel, command, text);
  if (!known)
    return notice(
      world,
      id,
      `\`${command}\` is not a command of this workspace. Type / to see them.`,
      threadTs,
    );
  if (threadTs !== undefined) return notice(world, id, `\`${command}\` can't be used in a thread.`, threadTs);
  const target: ResponseTarget = { channel: id };
  const asSent = known.shouldEscape ? deliveredText(text, world.users, world.shownChannels()) : escaped(text);
  const reply = await app.request(
    'slash_commands',
    commandPayload(world, channel, command, asSent.trim(), app.ways(target)),
  );
  if (!reply.acknowledged) {
    world.problem(command, 'operation_timeout', 'Not acknowledged within 3 seconds.');
    return notice(world, id, `\`${command}\` failed because the app did not answer in time. Is it running?`);
  }
  const body = typeof reply.payload === 'string' ? { text: reply.payload } : record(reply.payload);
  respondToAck(surroundings, target, body);
}

function membership(surroundings: Surroundings, channel: Channel, command: string, text: string): void {
  const { world } = surroundings;
  const bot = world.user(ids.botUser);
  const wanted = text.trim().replace(/^@/, '').toLowerCase();
  const isBot = wanted !== '' && [bot?.realName, bot?.name].some((name) => name?.toLowerCase() === wanted);
  const isInside = channel.members.includes(ids.botUser);
  const invites = command === '/invite';
  if (channel.kind === 'im' || !isBot)
    notice(world, channel.id, `Type \`${command} @${bot?.realName}\` in a channel.`);
  else if (invites === isInside)
    notice(world, channel.id, `${bot?.realName} is ${isInside ? 'already' : 'not'} in this channel.`);
  else if (invites) announceBot(surroundings, channel, ids.me);
  else removeBot(surroundings, channel);
}
