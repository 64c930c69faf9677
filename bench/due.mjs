// What finding the due digests costs, as subscriptions grow from a thousand to a hundred thousand, on SQLite.
// Option: --subscriptions N,N,… (1000,10000,100000). Growth is to the first; absolute times belong to the machine.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '../dist/storage/migrate.js';
import { openSqlite } from '../dist/storage/sqlite.js';
import { storedSubscriptions } from '../dist/storage/subscriptions.js';

const { values } = parseArgs({
  options: { subscriptions: { type: 'string', default: '1000,10000,100000' } },
});
const MINUTE = 60_000;
const START = 1_800_000_000_000;
const DAY_MINUTES = 24 * 60;
/** What the runner asks for at once. */
const LIMIT = 200;
const SECONDS = 2;

/** Spread over a day's minutes as people choose: half of them on the hour or the half hour, the others at any minute. */
function dueAt(index, count) {
  const minute = index % 2 === 0 ? (index * 30) % DAY_MINUTES : Math.floor((index * DAY_MINUTES) / count);
  return START + minute * MINUTE;
}

async function filled(database, count) {
  await migrate(database, START);
  const rows = Array.from({ length: count }, (_, index) => ({
    id: `s${index}`,
    team_id: `T${index % 100}`,
    kind: 'channel',
    channel: `C${index}`,
    owner_id: `U${index % 5000}`,
    time: '09:00',
    weekdays: '1,2,3,4,5',
    zone: 'Europe/Berlin',
    article_id: null,
    section_order: 'reading',
    at_end: 'end',
    changed_by: 'U0',
    changed_at: START,
    created_at: START,
    status: 'active',
    status_reason: null,
    paused_until: null,
    owner_left: 0,
    round: 1,
    seed: index,
    next_at: dueAt(index, count),
    next_date: '2027-01-15',
    version: 1,
  }));
  for (let from = 0; from < count; from += 500)
    await database.quick
      .insertInto('subscriptions')
      .values(rows.slice(from, from + 500))
      .execute();
}

/** The median of as many calls as fit in the time, in milliseconds. */
async function median(work) {
  for (let warm = 0; warm < 20; warm += 1) await work();
  const times = [];
  for (const until = performance.now() + 1000 * SECONDS; performance.now() < until; ) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)];
}

async function measure(count) {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-due-'));
  const database = openSqlite(folder);
  try {
    await filled(database, count);
    const store = storedSubscriptions(database);
    return {
      count,
      none: await median(() => store.due(START - 1, LIMIT)),
      ten: await median(() => store.due(START + 9 * 60 * MINUTE, 10)),
      full: await median(() => store.due(START + DAY_MINUTES * MINUTE, LIMIT)),
      next: await median(() => store.nextAt()),
    };
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const rows = [];
for (const count of values.subscriptions.split(',').map(Number)) rows.push(await measure(count));
const [least] = rows;
const columns = [
  ['none', 'none due'],
  ['ten', 'ten of many due'],
  ['full', `${LIMIT} of many due`],
  ['next', 'next of all'],
];
const head = ['subscriptions', ...columns.flatMap(([, title]) => [`${title}, ms`, 'growth'])];
const table = rows.map((row) => [
  String(row.count),
  ...columns.flatMap(([name]) => [row[name].toFixed(3), `×${(row[name] / least[name]).toFixed(2)}`]),
]);
console.log(`Node ${process.version}; finding what is due, on SQLite\n`);
const widths = head.map((title, i) => Math.max(title.length, ...table.map((cells) => cells[i].length)));
for (const cells of [head, ...table])
  console.log(cells.map((cell, i) => cell.padStart(widths[i])).join('  '));
