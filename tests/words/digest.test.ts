// What is said about digests, read aloud; and every example that is given is understood.
import { readFileSync } from 'node:fs';
import type { Weekday } from '../../src/digest/subscription.js';
import { understand } from '../../src/digest/understand.js';
import { en } from '../../src/words/en.js';

const COMMAND = '/footnote-digest';
const context = { articles: [], today: '2026-11-24' };
const { digest } = en;
const schedule = (weekdays: readonly Weekday[], zone = 'UTC') =>
  digest.schedule({ time: '09:00', weekdays, zone });

describe('a schedule in words', () => {
  it.each<[readonly Weekday[], string]>([
    [[1, 2, 3, 4, 5, 6, 7], 'every day at 09:00 (UTC)'],
    [[1, 2, 3, 4, 5], 'on weekdays at 09:00 (UTC)'],
    [[6, 7], 'at weekends at 09:00 (UTC)'],
    [[1, 3, 5], 'on Monday, Wednesday and Friday at 09:00 (UTC)'],
    [[2], 'on Tuesday at 09:00 (UTC)'],
  ])('of the days %j is “%s”', (days, text) => {
    expect(schedule(days)).toBe(text);
  });

  it('names its zone without underscores', () => {
    expect(schedule([1], 'America/New_York')).toContain('(America/New York)');
  });
});

describe('an example', () => {
  const forms = digest.help.usage.map(({ form }) => form);
  const readers = readFileSync(new URL('../../docs/digests-for-readers.md', import.meta.url), 'utf8');
  const documented = [...readers.matchAll(/`(\/footnote-digest[^`]*|pause[^`]*)`/g)].flatMap(([, form]) =>
    form ? [form.replace(/^pause/, `${COMMAND} pause`)] : [],
  );
  const said = [
    ...(['on', 'off', 'pause', 'resume', 'preview', 'status', undefined] as const).map(digest.example),
    digest.obstacle('none'),
    digest.zoneUnknown,
    digest.none('channel'),
    digest.none('direct'),
    digest.joined,
    digest.zoneDiffers('Asia/Tokyo', 'UTC'),
  ].map((sentence) => /\/footnote-digest.*$/.exec(sentence)?.[0] ?? 'none');

  it('is there in help, in the guide for readers and in sentences', () => {
    expect(forms.length).toBeGreaterThan(5);
    expect(documented.length).toBeGreaterThan(8);
    expect(said).not.toContain('none');
  });

  it.each([...new Set([...forms, ...documented, ...said])])('is understood as it is written: %s', (form) => {
    const understood = understand(form.slice(COMMAND.length), context);
    expect(understood.kind).not.toBe('unclear');
  });
});

describe('a delivery in words', () => {
  it.each([
    ['posted', '24 November 2026: posted “Wells”'],
    [
      'uncertain',
      '24 November 2026: not known. Slack did not confirm the post “Wells”, and I don’t post twice',
    ],
    ['under_way', '24 November 2026: being posted'],
    [{ skipped: 'too_late' }, '24 November 2026: not posted: its time had passed by more than two hours'],
    [{ skipped: 'paused' }, '24 November 2026: not posted: the digest was paused'],
    [{ skipped: 'rescheduled' }, '24 November 2026: not posted: the digest was moved to another time'],
    [{ skipped: 'no_sections' }, '24 November 2026: not posted: there was no section to read'],
    [{ skipped: 'slack:is_archived' }, '24 November 2026: not posted: Slack refused it (is_archived)'],
  ] as const)('%j is “%s”', (fate, text) => {
    expect(digest.delivery('2026-11-24', fate, 'Wells')).toBe(text);
  });
});

describe('a pause by Slack', () => {
  it.each([
    'is_archived',
    'not_in_channel',
    'channel_not_found',
    'account_inactive',
    'token_revoked',
    'refused',
  ] as const)('(%s) says why, and what to do', (reason) => {
    const text = digest.pausedNotice(reason, '#wells');
    expect(text).toMatch(/^The daily digest you set up in #wells is paused: .+\. [A-Z].+\.$/);
    expect(text).toContain('resume');
    expect(digest.paused(reason)).toMatch(/^It is paused because .+\. [A-Z].+\.$/);
  });
});

describe('the modal', () => {
  it('fits where Slack puts it', () => {
    const { modal } = digest;
    for (const text of [modal.title, modal.submit, modal.close]) expect(text.length).toBeLessThanOrEqual(24);
    for (const text of [modal.here, modal.me, modal.allArticles, modal.reading, modal.shuffled])
      expect(text.length).toBeLessThanOrEqual(75);
  });
});
