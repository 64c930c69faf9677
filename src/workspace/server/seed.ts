// What the local workspace looks like when it opens: a few people, channels and messages to try things on.
import type { Channel, User } from '../protocol.js';
import { ids, type StoredMessage } from './ids.js';

const mina = 'U0MINA00001';
const jun = 'U0JUN000001';

export function seedUsers(botName: string): User[] {
  const person = (id: string, name: string, realName: string, color: string, tz: string): User => ({
    id,
    name,
    realName,
    isBot: false,
    color,
    tz,
    locale: 'en-GB',
  });
  return [
    person(ids.me, 'alex', 'Alex Reader', '#2b6a9b', 'Europe/London'),
    person(mina, 'mina', 'Mina Okafor', '#7a3e9d', 'Africa/Lagos'),
    person(jun, 'jun', 'Jun Sato', '#a04a2c', 'Asia/Tokyo'),
    { ...person(ids.botUser, botName.toLowerCase(), botName, '#1f3a5f', 'Europe/London'), isBot: true },
  ];
}

const everyone = [ids.me, mina, jun];

export function seedChannels(botName: string): Channel[] {
  return [
    {
      id: 'C0READING01',
      name: 'reading-group',
      kind: 'channel',
      topic: 'What we read this week',
      members: [...everyone, ids.botUser],
    },
    { id: 'C0GENERAL01', name: 'general', kind: 'channel', topic: 'Company-wide talk', members: everyone },
    { id: 'C0RANDOM001', name: 'random', kind: 'channel', topic: 'Anything else', members: everyone },
    {
      id: 'C0EDITORS01',
      name: 'editors',
      kind: 'private_channel',
      topic: 'Who writes the summaries',
      members: [ids.me, mina, ids.botUser],
    },
    {
      id: 'D0FOOTNOTE1',
      name: botName.toLowerCase(),
      kind: 'im',
      topic: '',
      members: [ids.me, ids.botUser],
      userId: ids.botUser,
    },
  ];
}

/** A message to begin with; `replies` stand in its thread, a minute apart. */
export interface SeedMessage extends Pick<StoredMessage, 'channel' | 'userId' | 'text'> {
  readonly minutesAgo: number;
  readonly replies?: readonly Pick<StoredMessage, 'userId' | 'text'>[];
}

/** Oldest first. */
export function seedMessages(botName: string): SeedMessage[] {
  return [
    {
      channel: 'C0READING01',
      userId: mina,
      minutesAgo: 42,
      text: 'Morning all. Our text this week is the article on new industrialization.',
    },
    {
      channel: 'C0READING01',
      userId: jun,
      minutesAgo: 35,
      text: 'Does it say anything about what happens to old car batteries?',
      replies: [
        { userId: mina, text: 'I only remember something about green factories.' },
        { userId: jun, text: 'Let us ask the bot.' },
      ],
    },
    {
      channel: 'C0GENERAL01',
      userId: jun,
      minutesAgo: 20,
      text: `${botName} is not in this channel. Type \`/invite @${botName}\` to add it.`,
    },
    {
      channel: 'C0EDITORS01',
      userId: mina,
      minutesAgo: 12,
      text: 'Which of the summaries should we look over next?',
    },
  ];
}
