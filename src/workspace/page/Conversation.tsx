// The main pane: a conversation's head, its messages and the composer.
import type { Channel } from '../protocol.js';
import { AppTabs } from './AppTabs.js';
import { Avatar } from './Avatar.js';
import { Beginning } from './Beginning.js';
import { Composer } from './Composer.js';
import { botName, nameOf, usePage } from './context.js';
import { Icon } from './Icons.js';
import { MessageList } from './MessageList.js';
import { PaneHead } from './PaneHead.js';
import { Prompts } from './Prompts.js';
import { StatusLine } from './StatusLine.js';
import { mainLine } from './state.js';

export function Conversation({ channel }: { readonly channel: Channel }) {
  const { state } = usePage();
  const direct = channel.kind === 'im';
  const user = state.users.get(channel.userId ?? state.botUserId);
  const isApp = direct && user?.isBot === true;
  const name = direct ? nameOf(user) : channel.name;
  const inside = channel.members.includes(state.botUserId);
  const count = channel.members.length;
  return (
    <main class="pane" aria-label={direct ? name : `Channel ${name}`}>
      <PaneHead>
        <h1>
          {direct ? (
            <Avatar user={user} small />
          ) : (
            <Icon name={channel.kind === 'private_channel' ? 'lock' : 'hash'} />
          )}
          <span>{name}</span>
          {isApp && <span class="badge">APP</span>}
        </h1>
        {channel.topic !== '' && <p class="topic">{channel.topic}</p>}
        {!direct && (
          <p class="members" title={inside ? `${botName(state)} is here` : `${botName(state)} is not here`}>
            <Icon name="people" /> {count} <span class="visually-hidden">members</span>
          </p>
        )}
      </PaneHead>
      {isApp && <AppTabs current="messages" />}
      <MessageList
        key={channel.id}
        messages={mainLine(state, channel.id)}
        label={`Messages in ${name}`}
        beginning={<Beginning channel={channel} />}
      />
      <StatusLine channel={channel.id} />
      <Prompts channel={channel.id} />
      <Composer
        key={channel.id}
        channel={channel.id}
        label={`Message ${direct ? name : `#${name}`}`}
        testId="composer"
      />
    </main>
  );
}
