// Questions the app suggests, one click each.
import { usePage } from './context.js';

export function Prompts({ channel }: { readonly channel: string }) {
  const { state, send } = usePage();
  const offered = state.prompts.get(channel);
  if (!offered || offered.prompts.length === 0) return null;
  const title = offered.title ?? 'Suggested questions';
  return (
    <section class="prompts" aria-label={title}>
      <p>{title}</p>
      <ul>
        {offered.prompts.map(({ title: label, message }, i) => (
          <li key={i}>
            <button type="button" onClick={() => send({ type: 'post', channel, text: message })}>
              {label}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
