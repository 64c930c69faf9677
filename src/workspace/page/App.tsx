// The whole page: sidebar, main pane, thread, modals, and what went wrong.
import { useEffect } from 'preact/hooks';
import { Conversation } from './Conversation.js';
import { botName, nameOf, usePage } from './context.js';
import { Guard } from './Guard.js';
import { Home } from './Home.js';
import { Modal } from './Modal.js';
import { News } from './News.js';
import { Problems } from './Problems.js';
import { Rail } from './Rail.js';
import { Sidebar } from './Sidebar.js';
import { ThreadPane } from './ThreadPane.js';

export function App() {
  const { state } = usePage();
  const { place, thread } = state;
  const channel = place.kind === 'channel' ? state.channels.find(({ id }) => id === place.id) : undefined;
  const name = !channel
    ? `${botName(state)} Home`
    : channel.kind === 'im'
      ? nameOf(state.users.get(channel.userId ?? state.botUserId))
      : `#${channel.name}`;
  // An asterisk tells of something unread, as in Slack's own title.
  const title = state.loaded ? `${state.unread.size > 0 ? '* ' : ''}${name} - Local workspace` : undefined;
  useEffect(() => {
    if (title !== undefined) document.title = title;
  }, [title]);
  if (!state.loaded)
    return (
      <p class="opening" role="status">
        Opening the local workspace…
      </p>
    );
  return (
    <div class={`app${thread && channel ? ' with-thread' : ''}`}>
      <Rail />
      <Sidebar />
      <div class="stage">
        <Banner />
        <div class="panes">
          {channel ? <Conversation channel={channel} /> : <Home />}
          {thread && channel && <ThreadPane key={thread} channel={channel} ts={thread} />}
        </div>
        <Problems />
      </div>
      <Guard of={state.news} instead={null}>
        <News />
      </Guard>
      {state.modals.map((view, i) => (
        <Modal key={view.id} view={view} top={i === state.modals.length - 1} />
      ))}
    </div>
  );
}

function Banner() {
  const { online, connected } = usePage().state;
  const words = !online
    ? 'Connection lost. Trying again. Is the local workspace still running?'
    : !connected
      ? 'The app is not connected yet, so it does not answer. It may still be starting.'
      : '';
  return <div role="status">{words !== '' && <p class="banner">{words}</p>}</div>;
}
