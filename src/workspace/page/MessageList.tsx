// A list of messages, with a divider where a day begins; it follows new ones to the end.
import type { ComponentChildren } from 'preact';
import type { Message } from '../protocol.js';
import { localeOf, nowOf, usePage } from './context.js';
import { useFollowing } from './following.js';
import { Guard } from './Guard.js';
import { MessageItem } from './MessageItem.js';
import { timeline } from './timeline.js';

interface Props {
  readonly messages: readonly Message[];
  readonly label: string;
  /** Set in a thread. */
  readonly threadTs?: string;
  /** What stands above the first message. */
  readonly beginning?: ComponentChildren;
}

export function MessageList({ messages, label, threadTs, beginning }: Props) {
  const { state } = usePage();
  const following = useFollowing(messages, state.me);
  const inThread = threadTs !== undefined;
  const replies = messages.filter(({ ts, ephemeralFor }) => ts !== threadTs && !ephemeralFor).length;
  return (
    <section
      {...following}
      class="messages"
      aria-label={label}
      // A region that scrolls must be reachable by keyboard.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
      tabIndex={0}
    >
      {beginning}
      <ol>
        {timeline(messages, nowOf(state, Date.now()), localeOf(state)).map((item) => {
          if (item.kind === 'day')
            return inThread ? null : (
              <li class="divider" key={item.key}>
                <span>{item.label}</span>
              </li>
            );
          const { message } = item;
          const isRoot = message.ts === threadTs;
          return [
            <Guard
              key={message.ts}
              of={message}
              instead={<li class="message message-broken">A message that this page can’t show.</li>}
            >
              <MessageItem
                message={message}
                inThread={inThread}
                compact={item.compact && !(inThread && messages[1] === message)}
              />
            </Guard>,
            isRoot && replies > 0 && (
              <li class="divider divider-left" key="replies">
                <span>{`${replies} ${replies === 1 ? 'reply' : 'replies'}`}</span>
              </li>
            ),
          ];
        })}
      </ol>
    </section>
  );
}
