// For the developer: what Slack would have refused or shown as an error.
import { usePage } from './context.js';

export function Problems() {
  const { problems } = usePage().state;
  if (problems.length === 0) return null;
  return (
    <details class="problems">
      <summary>{`Developer: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} with what the app sent`}</summary>
      <ul>
        {problems.map(({ method, error, detail }, i) => (
          <li key={i}>
            <code>{method}</code> <strong>{error}</strong> {detail}
          </li>
        ))}
      </ul>
    </details>
  );
}
