// The workspace's channels, direct messages and apps.
import { useLayoutEffect } from 'preact/hooks';
import type { Channel } from '../protocol.js';
import { Avatar } from './Avatar.js';
import { Clock } from './Clock.js';
import { nameOf, usePage } from './context.js';
import { Icon } from './Icons.js';

export function Sidebar() {
  const { state, dispatch } = usePage();
  const { sidebarOpen, channels, botUserId } = state;
  const close = () => dispatch({ type: 'sidebar', open: false });
  useLayoutEffect(() => {
    if (!sidebarOpen) return;
    const before = document.activeElement;
    document.querySelector<HTMLElement>('#sidebar .sidebar-close')?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      dispatch({ type: 'sidebar', open: false });
      if (before instanceof HTMLElement) before.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [sidebarOpen, dispatch]);
  const isApp = ({ kind, userId }: Channel) => kind === 'im' && (userId ?? botUserId) === botUserId;
  return (
    <>
      {sidebarOpen && <div class="scrim" onClick={close} aria-hidden="true" />}
      <nav class={`sidebar${sidebarOpen ? ' sidebar-open' : ''}`} id="sidebar" aria-label="Workspace">
        <div class="workspace">
          <p>Local workspace</p>
          <button type="button" class="sidebar-close" aria-label="Hide channels" onClick={close}>
            <Icon name="close" />
          </button>
        </div>
        <Group title="Channels" channels={channels.filter(({ kind }) => kind !== 'im')} />
        <Group
          title="Direct messages"
          channels={channels.filter((channel) => channel.kind === 'im' && !isApp(channel))}
        />
        <Group title="Apps" channels={channels.filter(isApp)} />
        <Clock />
        <p class="hint">A stand-in for Slack on this machine. Nothing is kept, and nothing leaves it.</p>
      </nav>
    </>
  );
}

function Group({ title, channels }: { readonly title: string; readonly channels: readonly Channel[] }) {
  if (channels.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {channels.map((channel) => (
          <Entry key={channel.id} channel={channel} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ channel }: { readonly channel: Channel }) {
  const { state, send, dispatch } = usePage();
  const { id, kind, name } = channel;
  const direct = kind === 'im';
  const user = state.users.get(channel.userId ?? state.botUserId);
  const isApp = direct && user?.id === state.botUserId;
  const here = state.place.kind === 'home' ? isApp : state.place.id === id;
  const unread = state.unread.has(id);
  return (
    <li>
      <button
        type="button"
        data-testid={direct ? `dm-${name}` : `channel-${name}`}
        class={unread ? 'unread' : ''}
        aria-current={here ? 'page' : undefined}
        onClick={() => {
          dispatch({ type: 'go', place: { kind: 'channel', id } });
          if (isApp) send({ type: 'open_dm' });
        }}
      >
        {direct ? <Avatar user={user} small /> : <Icon name={kind === 'private_channel' ? 'lock' : 'hash'} />}
        <span class="name">{direct ? nameOf(user) : name}</span>
        {unread && (
          <span class="unread-dot">
            <span class="visually-hidden">, unread</span>
          </span>
        )}
      </button>
    </li>
  );
}
