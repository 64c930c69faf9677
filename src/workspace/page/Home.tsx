// The app's Home tab, as the app has published it.
import { AppTabs } from './AppTabs.js';
import { Avatar } from './Avatar.js';
import { BlockForm } from './blocks/BlockForm.js';
import { botName, usePage } from './context.js';
import { Guard } from './Guard.js';
import { array } from './json.js';
import { PaneHead } from './PaneHead.js';

export function Home() {
  const { state } = usePage();
  const { home } = state;
  const bot = botName(state);
  return (
    <main class="pane" aria-label={`${bot} Home`}>
      <PaneHead>
        <h1>
          <Avatar user={state.users.get(state.botUserId)} small />
          <span>{bot}</span>
          <span class="badge">APP</span>
        </h1>
      </PaneHead>
      <AppTabs current="home" />
      <div class="home">
        {home ? (
          <Guard of={home} instead={<p class="empty">A Home that this page can’t show.</p>}>
            <BlockForm
              key={home.id}
              blocks={array(home.view.blocks)}
              container={{ kind: 'view', viewId: home.id }}
            />
          </Guard>
        ) : (
          <p class="empty">{`${bot} has not published a Home yet. The conversation is under Messages.`}</p>
        )}
      </div>
    </main>
  );
}
