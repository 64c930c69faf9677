// One message: who, when and what.
import type { Message } from '../protocol.js';
import { Avatar } from './Avatar.js';
import { BlockForm } from './blocks/BlockForm.js';
import { localeOf, nameOf, usePage } from './context.js';
import { EditForm } from './EditForm.js';
import { Icon } from './Icons.js';
import { MessageActions } from './MessageActions.js';
import { Reactions } from './Reactions.js';
import { Mrkdwn } from './Text.js';
import { ThreadSummary } from './ThreadSummary.js';
import { dateOf, timeOf } from './timeline.js';

interface Props {
  readonly message: Message;
  readonly inThread: boolean;
  /** True when the same person goes on. */
  readonly compact: boolean;
}

export function MessageItem({ message, inThread, compact }: Props) {
  const { state, dispatch } = usePage();
  const editing = state.editing?.ts === message.ts && state.editing.inThread === inThread;
  const { ts, userId, ephemeralFor } = message;
  const isPrivate = ephemeralFor !== undefined;
  const user = state.users.get(userId);
  const body = (
    <div class="message-row">
      {compact ? (
        <span class="gutter">
          <Time ts={ts} />
        </span>
      ) : (
        <Avatar user={user} />
      )}
      <div class="message-body">
        {isPrivate && (
          <p class="only-you">
            <Icon name="eye" /> Only visible to you
          </p>
        )}
        <p class={compact ? 'visually-hidden' : 'message-head'}>
          <strong>{nameOf(user)}</strong>
          {user?.isBot && <span class="badge">APP</span>}
          {!compact && <Time ts={ts} />}
        </p>
        {editing ? (
          <EditForm message={message} done={() => dispatch({ type: 'editing', editing: undefined })} />
        ) : (
          <Content message={message} />
        )}
        <Reactions message={message} />
        {!inThread && <ThreadSummary message={message} />}
      </div>
      {!editing && <MessageActions message={message} inThread={inThread} />}
    </div>
  );
  const look = `message${isPrivate ? ' message-private' : ''}${compact ? ' message-compact' : ''}`;
  return (
    <li class={look} data-testid="message" data-ts={ts}>
      {isPrivate ? <div data-testid="ephemeral">{body}</div> : body}
    </li>
  );
}

function Content({ message }: { readonly message: Message }) {
  const { channel, ts, text, blocks = [], edited, subtype } = message;
  const mark = edited && <span class="edited"> (edited)</span>;
  if (blocks.length > 0)
    return (
      <>
        <BlockForm blocks={blocks} container={{ kind: 'message', channel, ts }} />
        {mark}
      </>
    );
  // Slack words these itself, without the person's name, which already stands above.
  const shown = /^channel_(join|leave)$/.test(subtype ?? '') ? text.replace(/^<@[^>]+>\s*/, '') : text;
  return (
    <div class={shown === text ? 'text' : 'text text-system'}>
      <Mrkdwn text={shown} />
      {mark}
    </div>
  );
}

function Time({ ts }: { readonly ts: string }) {
  const locale = localeOf(usePage().state);
  const date = dateOf(ts);
  return (
    <time dateTime={date.toISOString()} title={date.toLocaleString(locale)}>
      {timeOf(ts, locale)}
    </time>
  );
}
