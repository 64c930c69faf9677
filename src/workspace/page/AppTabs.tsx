// The app's two tabs: its Home, and the conversation with it.
import { usePage } from './context.js';

export function AppTabs({ current }: { readonly current: 'home' | 'messages' }) {
  const { state, send, dispatch } = usePage();
  const direct = state.channels.find(
    ({ kind, userId }) => kind === 'im' && (userId ?? state.botUserId) === state.botUserId,
  );
  return (
    <nav class="tabs" aria-label="App">
      <button
        type="button"
        data-testid="app-home-tab"
        aria-current={current === 'home' ? 'page' : undefined}
        onClick={() => {
          dispatch({ type: 'go', place: { kind: 'home' } });
          send({ type: 'open_home' });
        }}
      >
        Home
      </button>
      <button
        type="button"
        data-testid="app-messages-tab"
        aria-current={current === 'messages' ? 'page' : undefined}
        onClick={() => {
          if (direct) dispatch({ type: 'go', place: { kind: 'channel', id: direct.id } });
          send({ type: 'open_dm' });
        }}
      >
        Messages
      </button>
    </nav>
  );
}
