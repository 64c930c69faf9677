// "Footnote is thinking…": what the app says it is doing.
import { botName, usePage } from './context.js';
import { statusKey } from './state.js';

/** In a thread, that thread's status; in the main pane, one of a thread that isn't open beside it. */
export function StatusLine({ channel, threadTs }: { readonly channel: string; readonly threadTs?: string }) {
  const { state } = usePage();
  const open = statusKey(channel, state.thread ?? '');
  const status = threadTs
    ? state.statuses.get(statusKey(channel, threadTs))
    : [...state.statuses].find(([key]) => key.startsWith(statusKey(channel, '')) && key !== open)?.[1];
  return (
    <p class="status" role="status">
      {status && (
        <>
          <span class="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {`${botName(state)} ${status}`}
        </>
      )}
    </p>
  );
}
