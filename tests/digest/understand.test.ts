import fc from 'fast-check';
import { choiceOf, commandOf, type Problem, type Said, type SaidChoice } from '../../src/digest/said.js';
import type { Subscription, Weekday } from '../../src/digest/subscription.js';
import { understand } from '../../src/digest/understand.js';

const context = {
  articles: [
    { id: 'new-industrialization', title: 'New Industrialization in the New Era' },
    { id: 'village', title: 'Wells & Bread' },
  ],
  today: '2026-11-24', // a Tuesday
};
const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5];
const say = (text: string): Said => understand(text, context);
const on = (choice: SaidChoice, me = false): Said => ({ kind: 'on', me, choice });

function problemOf(text: string): Problem {
  const said = say(text);
  if (said.kind !== 'unclear') throw new Error(`${text} was taken for ${JSON.stringify(said)}`);
  return said.problem;
}

describe('understanding a digest that is set', () => {
  test.each<[string, SaidChoice]>([
    ['on', {}],
    ['on 9am weekdays', { time: '09:00', weekdays }],
    ['at 08:30 mon,wed,fri in Shanghai', { time: '08:30', weekdays: [1, 3, 5], zone: 'Asia/Shanghai' }],
    ['on 9:00 pm every day', { time: '21:00', weekdays: [1, 2, 3, 4, 5, 6, 7] }],
    ['weekends at noon', { time: '12:00', weekdays: [6, 7] }],
    [
      'on 8.30 Mon-Thu in Europe/Berlin new-industrialization',
      { time: '08:30', weekdays: [1, 2, 3, 4], zone: 'Europe/Berlin', articleId: 'new-industrialization' },
    ],
    ['On 9 A.M. Monday, Wednesday and Friday', { time: '09:00', weekdays: [1, 3, 5] }],
    [
      'start daily 0730 in new york',
      { time: '07:30', weekdays: [1, 2, 3, 4, 5, 6, 7], zone: 'America/New_York' },
    ],
    ['on 12am sat to mon', { time: '00:00', weekdays: [1, 6, 7] }],
    ['on midnight Fri – Sun', { time: '00:00', weekdays: [5, 6, 7] }],
    ['9 in the evening each weekday', { time: '21:00', weekdays }],
    ['on 21h in São Paulo', { time: '21:00', zone: 'America/Sao_Paulo' }],
    ['on 7:15 in Beijing time shuffled', { time: '07:15', zone: 'Asia/Shanghai', order: 'shuffled' }],
    ['on 9am in order', { time: '09:00', order: 'reading' }],
    ['on 9am UTC please', { time: '09:00', zone: 'UTC' }],
    ['on 9am in UTC+8', { time: '09:00', zone: 'Etc/GMT-8' }],
    ['on 9am asia/kolkata', { time: '09:00', zone: 'Asia/Kolkata' }],
    ['on “Wells & Bread” 10am, repeat', { time: '10:00', articleId: 'village', atEnd: 'restart' }],
    ['on 9am in the morning mo-fr', { time: '09:00', weekdays }],
    ['turn on 9am in Frankfurt am Main', { time: '09:00', zone: 'Europe/Berlin' }],
    ['change time to 10am', { time: '10:00' }],
    ['on all articles once', { articleId: null, atEnd: 'end' }],
    [
      'on tue and thu at 16:00 in Ho Chi Minh City',
      { time: '16:00', weekdays: [2, 4], zone: 'Asia/Ho_Chi_Minh' },
    ],
  ])('takes “%s” as it is meant', (text, choice) => {
    expect(say(text)).toEqual(on(choice));
  });

  test('takes “me” as one’s own digest', () => {
    expect(say('on 9am weekdays me')).toEqual(on({ time: '09:00', weekdays }, true));
    expect(say('on for me 9am')).toEqual(on({ time: '09:00' }, true));
    expect(say('status me')).toEqual({ kind: 'status', me: true });
  });

  test.each<[string, Problem]>([
    ['on 9 weekdays', { kind: 'half_time', words: '9', hour: 9 }],
    ['on 25:00', { kind: 'wrong_time', words: '25:00' }],
    ['on 13pm', { kind: 'wrong_time', words: '13pm' }],
    ['on 9:75 pm', { kind: 'wrong_time', words: '9:75 pm' }],
    ['on 9am in the evening', { kind: 'wrong_time', words: '9am in the evening' }],
    [
      'on 9am Eastern time',
      {
        kind: 'ambiguous_zone',
        words: 'Eastern time',
        suggestions: ['America/New_York', 'America/Panama', 'Australia/Sydney'],
      },
    ],
    ['on 9am 10am', { kind: 'twice', what: 'time', words: '10am' }],
    ['on every day weekends', { kind: 'twice', what: 'weekdays', words: 'weekends' }],
    ['on 9am in', { kind: 'nothing_after', words: 'in' }],
    [
      'on 9am in CST',
      {
        kind: 'ambiguous_zone',
        words: 'in CST',
        suggestions: ['America/Chicago', 'Asia/Shanghai', 'America/Havana'],
      },
    ],
    ['on 9am in Berlim', { kind: 'unknown_zone', words: 'in Berlim', suggestions: ['Europe/Berlin'] }],
    ['on 9am wekdays', { kind: 'unknown_words', words: 'wekdays', suggestion: 'weekdays' }],
    ['on vilage', { kind: 'unknown_words', words: 'vilage', suggestion: 'village' }],
    ['statsu', { kind: 'unknown_words', words: 'statsu', suggestion: 'status' }],
    ['off tomorrow', { kind: 'unknown_words', words: 'tomorrow' }],
  ])('doesn’t guess at “%s”', (text, problem) => {
    const found = problemOf(text);
    if (found.kind === 'unknown_zone' && problem.kind === 'unknown_zone')
      expect({ ...found, suggestions: found.suggestions.slice(0, 1) }).toEqual(problem);
    else expect(found).toEqual(problem);
  });

  test('says what was understood beside what wasn’t', () => {
    expect(say('on 9am weekdays in IST shuffled')).toMatchObject({
      kind: 'unclear',
      command: 'on',
      understood: { time: '09:00', weekdays, order: 'shuffled' },
    });
  });

  test('suggests the zone of a city that was misspelt', () => {
    for (const [typed, zone] of [
      ['Shangai', 'Asia/Shanghai'],
      ['Singapour', 'Asia/Singapore'],
      ['Los Angelos', 'America/Los_Angeles'],
      ['Melborne', 'Australia/Melbourne'],
    ] as const) {
      const problem = problemOf(`on 9am in ${typed}`);
      expect(problem).toMatchObject({ kind: 'unknown_zone', words: `in ${typed}` });
      expect(problem.kind === 'unknown_zone' ? problem.suggestions : []).toContain(zone);
    }
  });

  test('knows every zone of this Node by its whole name, with and without underscores, and says so in any case', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      expect(say(`on in ${zone}`)).toEqual(on({ zone }));
      expect(say(`on in ${zone.toUpperCase().replaceAll('_', ' ')}`)).toEqual(on({ zone }));
    }
  });
});

describe('understanding the other commands', () => {
  test.each<[string, Said]>([
    ['', { kind: 'settings' }],
    ['  ', { kind: 'settings' }],
    ['?', { kind: 'help', me: false }],
    ['OFF', { kind: 'off', me: false }],
    ['stop please', { kind: 'off', me: false }],
    ['resume', { kind: 'resume', me: false }],
    ['pause', { kind: 'pause', me: false, length: { kind: 'open' } }],
    ['pause 7d', { kind: 'pause', me: false, length: { kind: 'days', days: 7 } }],
    ['pause 2 weeks', { kind: 'pause', me: false, length: { kind: 'days', days: 14 } }],
    ['pause for a week me', { kind: 'pause', me: true, length: { kind: 'days', days: 7 } }],
    ['pause 3 months', { kind: 'pause', me: false, length: { kind: 'until', date: '2027-02-24' } }],
    ['pause until 2026-12-01', { kind: 'pause', me: false, length: { kind: 'until', date: '2026-12-01' } }],
    ['pause until 1 December', { kind: 'pause', me: false, length: { kind: 'until', date: '2026-12-01' } }],
    ['pause until Jan 5th', { kind: 'pause', me: false, length: { kind: 'until', date: '2027-01-05' } }],
    ['pause until next Monday', { kind: 'pause', me: false, length: { kind: 'until', date: '2026-11-30' } }],
    ['pause until tuesday', { kind: 'pause', me: false, length: { kind: 'until', date: '2026-12-01' } }],
  ])('takes “%s” as it is meant', (text, said) => {
    expect(say(text)).toEqual(said);
  });

  test.each<[string, Problem['kind']]>([
    ['pause until', 'nothing_after'],
    ['pause until 2026-02-30', 'wrong_date'],
    ['pause until 1/12/2026', 'wrong_date'],
    ['pause 0 days', 'wrong_length'],
    ['pause 7', 'wrong_length'],
    ['pause 5000 days', 'wrong_length'],
    ['pause until 2999-01-01', 'wrong_length'],
    ['pause 7d 2w', 'twice'],
    ['pause forever', 'unknown_words'],
    ['settings now', 'unknown_words'],
  ])('doesn’t guess at “%s”', (text, kind) => {
    expect(problemOf(text).kind).toBe(kind);
  });
});

describe('a choice in words', () => {
  const choice = fc.record<SaidChoice>(
    {
      time: fc
        .tuple(fc.nat(23), fc.nat(59))
        .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`),
      weekdays: fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'Etc/GMT-8', 'Etc/GMT+11'),
      articleId: fc.constantFrom('village', 'new-industrialization', null),
      order: fc.constantFrom('reading', 'shuffled'),
      atEnd: fc.constantFrom('end', 'restart'),
    },
    { requiredKeys: [] },
  );

  test('is understood as the same choice again', () => {
    fc.assert(
      fc.property(choice, fc.boolean(), (said, me) => {
        expect(say(commandOf({ kind: 'on', me, choice: said }))).toEqual(on(said, me));
      }),
    );
  });

  test('is understood again for a pause', () => {
    const length = fc.oneof(
      fc.integer({ min: 1, max: 1000 }).map((days) => ({ kind: 'days' as const, days })),
      fc.constantFrom('2026-12-01', '2028-02-29').map((date) => ({ kind: 'until' as const, date })),
      fc.constant({ kind: 'open' as const }),
    );
    fc.assert(
      fc.property(length, fc.boolean(), (of, me) => {
        const said = { kind: 'pause', me, length: of } as const;
        expect(say(commandOf(said))).toEqual(said);
      }),
    );
  });

  test('never fails, whatever is typed', () => {
    const word = fc.constantFrom(
      ...'on at in until pause 9 9am 25:00 mon - to every day constructor __proto__ cst utc+99 me 🫖 <@U1> :tea:'.split(
        ' ',
      ),
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        expect(say(typed)).toHaveProperty('kind');
      }),
      { numRuns: 150 },
    );
  });
});

test('what isn’t said stays as it is, and is nine o’clock on weekdays in the person’s zone at first', () => {
  expect(choiceOf({}, undefined, 'Asia/Tokyo')).toEqual({
    schedule: { time: '09:00', weekdays, zone: 'Asia/Tokyo' },
    order: 'reading',
    atEnd: 'end',
  });
  const current: Subscription = {
    ...choiceOf({ zone: 'Europe/Rome', articleId: 'village', order: 'shuffled' }, undefined, 'UTC'),
    ...{ id: 'd1', teamId: 'T1', kind: 'channel', channel: 'C1', ownerId: 'U1', changedBy: 'U1' },
    ...{ changedAt: 0, createdAt: 0, state: { status: 'active' }, ownerLeft: false, round: 1, seed: 1 },
    version: 1,
  };
  expect(choiceOf({ time: '10:00' }, current, 'UTC')).toEqual({
    schedule: { time: '10:00', weekdays, zone: 'Europe/Rome' },
    articleId: 'village',
    order: 'shuffled',
    atEnd: 'end',
  });
  expect(choiceOf({ articleId: null }, current, 'UTC')).not.toHaveProperty('articleId');
});
