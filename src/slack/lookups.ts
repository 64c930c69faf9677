// What the bot asks Slack about people and conversations before it acts on them.
import type { WebClient } from '@slack/web-api';

/** A person, as far as a digest needs them. */
export interface Person {
  /** As others see it: the display name, else the real name, else the handle. */
  readonly name: string;
  /** IANA zone of their profile. */
  readonly zone?: string;
}

export interface ConversationFacts {
  /** `direct`: with one person; `group`: a message among several people; else a channel, private or not. */
  readonly kind: 'channel' | 'group' | 'direct';
  readonly isArchived: boolean;
  /** Whether the bot is in it. */
  readonly isMember: boolean;
}

/** Slack's answers about people and conversations; each throws as the Web API's client does. */
export interface Lookups {
  /** Needs `users:read`. */
  person(userId: string): Promise<Person>;
  /** Needs `channels:read`, `groups:read`, … by the conversation's kind. */
  conversation(channel: string): Promise<ConversationFacts>;
  /**
   * Whether someone is in a conversation; needs the same scopes. Where it has thousands, who isn't among the first
   * three counts as one of them: a command can only be used where one can write.
   */
  isIn(channel: string, userId: string): Promise<boolean>;
}

/** Slack's largest page. */
const PAGE = 1_000;
/** Conversations of more people than this many pages hold aren't read to the end: a modal opens within 3 seconds. */
const PAGES = 3;

/** @param limited waits out Slack's rate limits. */
export function lookups(web: WebClient, limited: <T>(call: () => Promise<T>) => Promise<T>): Lookups {
  return {
    async person(userId) {
      const { user } = await limited(() => web.users.info({ user: userId }));
      const { profile } = user ?? {};
      const name = profile?.display_name || profile?.real_name || user?.real_name || user?.name || userId;
      return { name, ...(user?.tz ? { zone: user.tz } : {}) };
    },
    async conversation(channel) {
      const { channel: found } = await limited(() => web.conversations.info({ channel }));
      const isGroup = found?.is_mpim === true;
      return {
        kind: found?.is_im ? 'direct' : isGroup ? 'group' : 'channel',
        isArchived: found?.is_archived === true,
        // Slack says of itself in a message among several people only that it can see it.
        isMember: isGroup || found?.is_member === true,
      };
    },
    async isIn(channel, userId) {
      let cursor: string | undefined;
      for (let page = 0; page < PAGES; page += 1) {
        const from = cursor ? { cursor } : {};
        const { members = [], response_metadata: more } = await limited(() =>
          web.conversations.members({ channel, limit: PAGE, ...from }),
        );
        if (members.includes(userId)) return true;
        cursor = more?.next_cursor;
        if (!cursor) return false;
      }
      return true;
    },
  };
}
