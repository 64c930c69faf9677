// What can be done with a message, shown while the pointer or the focus is on it.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../protocol.js';
import { ConfirmDialog } from './blocks/Confirm.js';
import { usePage } from './context.js';
import { composerBeside } from './focus.js';
import { Icon } from './Icons.js';
import { Menu } from './Menu.js';
import { isOwn } from './state.js';

interface Props {
  readonly message: Message;
  readonly inThread: boolean;
}

export function MessageActions({ message, inThread }: Props) {
  const { state, send, dispatch } = usePage();
  const [asking, setAsking] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  // Deleting takes away the very button that was pressed.
  useLayoutEffect(() => {
    const whole = bar.current;
    return () => {
      if (whole?.contains(document.activeElement)) composerBeside(whole)?.focus();
    };
  }, []);
  const { ts, channel, threadTs, ephemeralFor } = message;
  const mine = isOwn(state, message);
  // A private message has no thread of its own and can't be changed by hand, as in Slack.
  if (ephemeralFor !== undefined) return null;
  const shortcuts = state.shortcuts
    .filter(({ type }) => type === 'message')
    .map(({ name, callbackId }) => ({
      label: name,
      run: () => void send({ type: 'message_shortcut', callbackId, channel, ts }),
    }));
  if (inThread && !mine && shortcuts.length === 0) return null;
  return (
    <div class="message-actions" ref={bar}>
      {!inThread && (
        <button
          type="button"
          title="Reply in thread"
          aria-label="Reply in thread"
          onClick={() => dispatch({ type: 'thread', ts: threadTs ?? ts })}
        >
          <Icon name="reply" />
        </button>
      )}
      {mine && (
        <>
          <button
            type="button"
            title="Edit message"
            aria-label="Edit message"
            onClick={() => dispatch({ type: 'editing', editing: { ts, inThread } })}
          >
            <Icon name="edit" />
          </button>
          <button
            type="button"
            title="Delete message"
            aria-label="Delete message"
            onClick={() => setAsking(true)}
          >
            <Icon name="trash" />
          </button>
        </>
      )}
      {shortcuts.length > 0 && <Menu label="More actions" items={shortcuts} look="" />}
      {asking && (
        <ConfirmDialog
          title="Delete message"
          confirm="Delete"
          deny="Cancel"
          danger
          answered={(yes) => {
            setAsking(false);
            if (yes) send({ type: 'delete', channel, ts });
          }}
        >
          Are you sure you want to delete this message? This cannot be undone.
        </ConfirmDialog>
      )}
    </div>
  );
}
