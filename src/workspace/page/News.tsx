// Reads out what others write, for those who don't see it come.
import { nameOf, usePage } from './context.js';
import { editable } from './editText.js';

export function News() {
  const { news, users, channels, place } = usePage().state;
  const here = news && place.kind === 'channel' && place.id === news.channel;
  const said = here ? `${nameOf(users.get(news.userId))}: ${editable(news.text, users, channels)}` : '';
  return (
    <p class="visually-hidden" role="status" aria-live="polite">
      {said}
    </p>
  );
}
