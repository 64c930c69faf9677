// A thread beside its conversation; on a narrow page it covers the conversation.
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { Channel } from '../protocol.js';
import { Composer } from './Composer.js';
import { nameOf, usePage } from './context.js';
import { Icon } from './Icons.js';
import { MessageList } from './MessageList.js';
import { StatusLine } from './StatusLine.js';
import { threadLine } from './state.js';

export function ThreadPane({ channel, ts }: { readonly channel: Channel; readonly ts: string }) {
  const { state, dispatch } = usePage();
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      dispatch({ type: 'thread', ts: undefined });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [dispatch]);
  const direct = channel.kind === 'im';
  const place = direct ? nameOf(state.users.get(channel.userId ?? state.botUserId)) : `#${channel.name}`;
  return (
    <aside class="thread" aria-label="Thread" data-testid="thread-pane">
      <header class="pane-head">
        <h2>Thread</h2>
        <p class="topic">{place}</p>
        <button
          type="button"
          class="plain"
          aria-label="Close thread"
          onClick={() => dispatch({ type: 'thread', ts: undefined })}
        >
          <Icon name="close" />
        </button>
      </header>
      <MessageList
        messages={threadLine(state, channel.id, ts)}
        threadTs={ts}
        label="Messages in the thread"
      />
      <StatusLine channel={channel.id} threadTs={ts} />
      <Composer key={ts} channel={channel.id} threadTs={ts} label="Reply…" testId="thread-composer" />
    </aside>
  );
}
