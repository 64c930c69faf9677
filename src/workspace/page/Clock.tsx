// The workspace's clock: what time it is here, and how to move on to a time that hasn't come yet.
import { useEffect, useState } from 'preact/hooks';
import { localeOf, nowOf, usePage } from './context.js';
import { formatDate } from './dates.js';

const everyMs = 5_000;
/** Less than this is the time it takes to say so. */
const noticeableMs = 30_000;

export function Clock() {
  const { state, send } = usePage();
  const [machine, setMachine] = useState(Date.now);
  const [moving, setMoving] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => setMachine(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, []);
  // Another step may be taken once the last one is done, or the line was lost meanwhile.
  useEffect(() => {
    setMachine(Date.now());
    setMoving(false);
  }, [state.clock, state.online]);
  const { clock } = state;
  if (!clock) return null;
  const now = nowOf(state, machine);
  const shown = formatDate(Math.floor(now.getTime() / 1000), '{date_long}, {time}', {
    now,
    locale: localeOf(state),
  });
  return (
    <section class="clock" aria-label="Clock">
      <h2>Clock</h2>
      <p data-testid="clock">
        <time dateTime={now.toISOString()}>{shown}</time>
        {clock.aheadMs >= noticeableMs && <span class="clock-ahead">ahead of this machine</span>}
      </p>
      <ul>
        {clock.steps.map(({ id, label }) => (
          <li key={id}>
            <button
              type="button"
              data-testid={`clock-${id}`}
              aria-disabled={moving}
              onClick={() => {
                if (!moving) setMoving(send({ type: 'clock', step: id }));
              }}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
