// "2 replies": what a message's thread holds, and the way to it.
import type { Message } from '../protocol.js';
import { Avatar } from './Avatar.js';
import { localeOf, nowOf, usePage } from './context.js';
import { threadLine } from './state.js';
import { dayLabel, timeOf } from './timeline.js';

/** Faces shown beside the count. */
const mostFaces = 3;

export function ThreadSummary({ message }: { readonly message: Message }) {
  const { state, dispatch } = usePage();
  const { channel, ts, replyCount = 0 } = message;
  if (replyCount === 0) return null;
  const locale = localeOf(state);
  const replies = threadLine(state, channel, ts).filter((reply) => reply.ts !== ts && !reply.ephemeralFor);
  const people = [...new Set(replies.map(({ userId }) => userId))].slice(0, mostFaces);
  const last = replies.at(-1);
  const when = last && `Last reply ${whenOf(last.ts, nowOf(state, Date.now()), locale)}`;
  return (
    <button type="button" class="replies" onClick={() => dispatch({ type: 'thread', ts })}>
      {people.map((id) => (
        <Avatar key={id} user={state.users.get(id)} small />
      ))}
      <span class="replies-count">{`${replyCount} ${replyCount === 1 ? 'reply' : 'replies'}`}</span>
      {when && <span class="replies-when">{when}</span>}
    </button>
  );
}

function whenOf(ts: string, now: Date, locale: string): string {
  const day = dayLabel(ts, now, locale);
  return `${/^(Today|Yesterday)$/.test(day) ? day.toLowerCase() : day} at ${timeOf(ts, locale)}`;
}
