// What the log says of digests: each thing that an admin may have to look up, once.
import { createReport } from '../src/digesting.js';
import { createLog } from '../src/slack/logger.js';

const MINUTE = 60_000;
const claim = { subscriptionId: 's1', localDate: '2026-11-24', holder: 'a' };

describe('the log of digests', () => {
  let lines: string[];
  let clock: number;
  let report: ReturnType<typeof createReport>;
  beforeEach(() => {
    lines = [];
    clock = 1_700_000_000_000;
    const log = createLog('info', { write: (line) => void lines.push(JSON.parse(line).msg) });
    report = createReport({ log, now: () => clock });
  });
  const failing = (minutes: number, message: string) => {
    for (let seconds = 0; seconds < 60 * minutes; seconds += 5, clock += 5_000)
      report({ kind: 'failed', error: new Error(message) });
  };

  it('says once that the database is away, and again now and then while it stays so', () => {
    failing(9, 'connect ECONNREFUSED');
    expect(lines).toEqual(['digests could not be delivered']);
    failing(20, 'connect ECONNREFUSED');
    expect(lines).toHaveLength(3);
  });

  it('says another failure at once', () => {
    failing(1, 'connect ECONNREFUSED');
    failing(1, 'disk full');
    expect(lines).toHaveLength(2);
  });

  it('leaves out what was posted, and has each date that wasn’t', () => {
    report({ kind: 'settled', claim, settlement: { state: 'posted', channel: 'C1', ts: '1.1' }, lateMs: 0 });
    report({
      kind: 'settled',
      claim,
      settlement: { state: 'skipped', reason: 'too_late' },
      lateMs: 180 * MINUTE,
    });
    report({ kind: 'holder_died', claim });
    expect(lines).toEqual(['a digest is skipped', 'a process died while it posted a digest']);
  });
});
