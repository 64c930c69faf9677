// The head of a pane: what one looks at, and on a narrow page the way to the sidebar.
import type { ComponentChildren } from 'preact';
import { usePage } from './context.js';
import { Icon } from './Icons.js';

export function PaneHead({ children }: { readonly children: ComponentChildren }) {
  const { state, dispatch } = usePage();
  return (
    <header class="pane-head">
      <button
        type="button"
        class="plain menu"
        aria-label="Show channels"
        aria-expanded={state.sidebarOpen}
        aria-controls="sidebar"
        onClick={() => dispatch({ type: 'sidebar', open: true })}
      >
        <Icon name="menu" />
      </button>
      {children}
    </header>
  );
}
