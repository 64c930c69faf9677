// English: what is said of the words typed after /footnote-digest: help, what was understood, and what wasn't.
import type { Problem, SaidChoice } from '../digest/said.js';
import type { Weekday } from '../digest/subscription.js';
import { listText } from './cite.js';
import type { DigestWords } from './digest.js';
import { LOCALE } from './en-source.js';

export const COMMAND = '/footnote-digest';

export const DAYS: Readonly<Record<Weekday, string>> = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
};

/** “on weekdays”, “on Monday and Friday”. */
export function daysText(weekdays: readonly Weekday[]): string {
  const days = weekdays.join('');
  if (days === '1234567') return 'every day';
  if (days === '12345') return 'on weekdays';
  if (days === '67') return 'at weekends';
  return `on ${listText(
    weekdays.map((day) => DAYS[day]),
    LOCALE,
  )}`;
}

const orText = (names: readonly string[]) =>
  new Intl.ListFormat(LOCALE, { type: 'disjunction' }).format(names);

function understood({ time, weekdays, zone, articleId, order, atEnd }: SaidChoice, article?: string): string {
  const parts = [
    time && `at ${time}`,
    weekdays && daysText(weekdays),
    zone && `in ${zone}`,
    article ? `“${article}”` : articleId === null && 'all texts',
    order && (order === 'reading' ? 'in reading order' : 'shuffled'),
    atEnd && (atEnd === 'end' ? 'to the end' : 'over and over'),
  ].filter(Boolean);
  return parts.length > 0 ? `I understood: ${parts.join(', ')}.` : '';
}

const TWICE = {
  time: 'two times of day',
  weekdays: 'two sets of days',
  zone: 'two time zones',
  articleId: 'two texts',
  order: 'two orders',
  atEnd: 'two endings',
  length: 'two lengths of a pause',
} as const;

function problemText(problem: Problem): string {
  const { kind, words } = problem;
  switch (kind) {
    case 'unknown_words':
      return `I don’t understand “${words}”${problem.suggestion ? `. Did you mean “${problem.suggestion}”?` : '.'}`;
    case 'wrong_time':
      return `“${words}” is not a time of day.`;
    case 'half_time':
      return `“${words}” could be in the morning or in the evening. Write ${problem.hour}:00, or ${problem.hour}am or ${problem.hour}pm.`;
    case 'twice':
      return `You named ${TWICE[problem.what]}: “${words}”. Name one.`;
    case 'unknown_zone':
      return problem.suggestions.length > 0
        ? `I don’t know the zone “${words}”. Did you mean ${orText(problem.suggestions)}?`
        : `I don’t know the zone “${words}”. Write a city or a zone’s name, such as Europe/London.`;
    case 'ambiguous_zone':
      return `“${words}” can mean several zones: ${orText(problem.suggestions)}. Which one?`;
    case 'wrong_date':
      return `“${words}” is not a date. Write it like 2026-12-01.`;
    case 'wrong_length':
      return `“${words}” is no length for a pause. Write days or weeks, such as 7d or 2w.`;
    case 'nothing_after':
      return `Something is missing after “${words}”.`;
  }
}

const EXAMPLES: Readonly<Record<string, string>> = {
  pause: `${COMMAND} pause 7d`,
  resume: `${COMMAND} resume`,
  off: `${COMMAND} off`,
  preview: `${COMMAND} preview`,
  status: `${COMMAND} status`,
};

export const enDigestCommand: Pick<DigestWords, 'understood' | 'problem' | 'example' | 'help'> = {
  understood,
  problem: problemText,
  example: (command) =>
    `For example: ${EXAMPLES[command ?? 'on'] ?? `${COMMAND} on 9:00 weekdays in London`}`,
  help: {
    intro: 'A digest brings one section of the text a day, with its key passages, the source and a question.',
    usage: [
      { form: COMMAND, meaning: 'settings, as a form' },
      { form: `${COMMAND} on 9:00 weekdays`, meaning: 'a digest for this channel, in your time zone' },
      { form: `${COMMAND} on 08:30 mon,wed,fri in Shanghai`, meaning: 'on some days, in another zone' },
      { form: `${COMMAND} on 9am shuffled me`, meaning: 'only for you, in a direct message' },
      { form: `${COMMAND} pause 7d`, meaning: 'no posts for a week; “resume” ends the pause' },
      { form: `${COMMAND} preview`, meaning: 'what the next post will say, only to you' },
      { form: `${COMMAND} status`, meaning: 'the next post, and what became of the last ones' },
      { form: `${COMMAND} off`, meaning: 'no more digests' },
    ],
    notes: ['Add “me” to pause, resume, preview, status or off to mean your own digest.'],
  },
};
