// What the listeners need for digests: the stores, who is who, and how to tell people what was done.
import type { DigestStores, Place } from '../digest/manage.js';
import type { Poster } from '../digest/poster.js';
import type { Subscription } from '../digest/subscription.js';
import type { DigestDeed, DigestObstacle } from '../words/digest.js';
import type { Words } from '../words/words.js';
import { note, section } from './blocks/compose.js';
import type { Names } from './names.js';
import { dateToken, neutral } from './text.js';
import { type Message, type SlackClient, slackErrorCode } from './web.js';

export interface DigestDesk {
  readonly stores: DigestStores;
  readonly names: Names;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The id and the seed of a new subscription. */
  readonly fresh: () => { readonly id: string; readonly seed: number };
  /** Something was set: the runner is to look again. */
  readonly wake: () => void;
  readonly tellOwner: Poster['tellOwner'];
}

/** Who asks for something about a digest, and where. */
export interface Here {
  readonly teamId: string;
  readonly userId: string;
  /** The person's handle, for where Slack doesn't tell a name. */
  readonly userName: string;
  readonly channel: string;
}

/** A direct message, with the bot or with anyone: a digest asked for there is one's own. */
export function isDirect({ channel }: Pick<Here, 'channel'>): boolean {
  return channel.startsWith('D');
}

/** Whose digest is meant: this channel's, or one's own. */
export function placeOf(here: Here, me: boolean): Place {
  const { teamId, userId, channel } = here;
  return me || isDirect(here) ? { kind: 'direct', teamId, userId } : { kind: 'channel', teamId, channel };
}

/**
 * Why this person can't change this channel's digest; `undefined` when they can.
 *
 * @throws what the Web API's client throws when Slack can't be asked.
 */
export async function obstacleIn(client: SlackClient, here: Here): Promise<DigestObstacle | undefined> {
  try {
    const facts = await client.conversation(here.channel);
    if (facts.isArchived) return 'archived';
    if (!facts.isMember) return 'bot_not_in_channel';
    // A message among several people has no others than those who can write in it.
    if (facts.kind !== 'channel') return undefined;
    return (await client.isIn(here.channel, here.userId)) ? undefined : 'not_a_member';
  } catch (error) {
    const code = slackErrorCode(error);
    // A private channel without the bot doesn't exist for it.
    if (code === 'channel_not_found') return 'bot_not_in_channel';
    // A message among several people, for which no scope is asked: whoever uses a command there is one of them.
    if (code === 'missing_scope') return undefined;
    throw error;
  }
}

/** “First post: tomorrow, 09:00”, in the reader's own time; nothing when no post is to come. */
export function whenLine({ next, schedule }: Subscription, label: string, words: Words): string {
  return next ? `${label} ${dateToken(next.at, words.digest.moment(next.at, schedule.zone))}` : '';
}

/** The sentence on what was done, and the next post's time below it. */
export function deedMessage(sentence: string, when: string): Message {
  const said = neutral(sentence, 900);
  return {
    text: [said, when].filter(Boolean).join('\n'),
    blocks: [section(said), ...(when ? [note(when)] : [])],
  };
}

/**
 * Tells everyone in the channel who did what: by name, because a mention would ping. Returns whether Slack took it;
 * what was done stands either way.
 */
export async function tellChannel(
  client: SlackClient,
  digest: DigestDesk,
  here: Here,
  { deed, about, when }: { readonly deed: DigestDeed; readonly about: string; readonly when: string },
  words: Words,
): Promise<boolean> {
  const person = await digest.names.of(here.teamId, here.userId);
  const sentence = words.digest.deed(deed, person?.name ?? here.userName, about);
  try {
    await client.post({ channel: here.channel }, deedMessage(sentence, when));
    return true;
  } catch {
    return false;
  }
}
