// What stands above a conversation's first message.
import type { Channel } from '../protocol.js';
import { Avatar } from './Avatar.js';
import { nameOf, usePage } from './context.js';

export function Beginning({ channel: { kind, name, topic, userId } }: { readonly channel: Channel }) {
  const { state } = usePage();
  if (kind === 'im') {
    const user = state.users.get(userId ?? state.botUserId);
    return (
      <div class="beginning">
        <p class="beginning-title">
          <Avatar user={user} />
          {nameOf(user)}
        </p>
        <p>{`This conversation is just between ${nameOf(user)} and you.`}</p>
      </div>
    );
  }
  return (
    <div class="beginning">
      <p class="beginning-title">{`# ${name}`}</p>
      <p>
        {`This is the very beginning of the ${kind === 'private_channel' ? 'private ' : ''}channel #${name}.`}
        {topic && ` ${topic}${/[.?]$/.test(topic) ? '' : '.'}`}
      </p>
    </div>
  );
}
