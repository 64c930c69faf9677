// The emoji people left on a message.
import type { Message } from '../protocol.js';
import { nameOf, usePage } from './context.js';
import { emoji } from './emoji.js';

export function Reactions({ message: { reactions = [] } }: { readonly message: Message }) {
  const { users, me } = usePage().state;
  if (reactions.length === 0) return null;
  return (
    <ul class="reactions" aria-label="Reactions">
      {reactions.map((reaction) => (
        <li
          key={reaction.name}
          class={reaction.users.includes(me) ? 'mine' : ''}
          title={reaction.users.map((id) => nameOf(users.get(id))).join(', ')}
        >
          {emoji(reaction.name)} {reaction.users.length}
        </li>
      ))}
    </ul>
  );
}
