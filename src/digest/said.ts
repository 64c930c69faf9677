// What a person typed after `/footnote-digest`, as a value; `understand.ts` makes it.
import type { PauseLength } from './manage.js';
import { daysInWords } from './spokenDays.js';
import { zoneInWords } from './spokenZone.js';
import type { Subscription, SubscriptionChoice, Weekday } from './subscription.js';

export type Command = 'on' | 'off' | 'pause' | 'resume' | 'preview' | 'status' | 'help';

/** The parts of a choice that were said; the rest stays as it is, or is the default. */
export interface SaidChoice {
  /** `09:00`. */
  readonly time?: string;
  readonly weekdays?: readonly Weekday[];
  /** IANA name. */
  readonly zone?: string;
  /** `null`: all articles, said in so many words. */
  readonly articleId?: string | null;
  readonly order?: SubscriptionChoice['order'];
  readonly atEnd?: SubscriptionChoice['atEnd'];
}

/** Something that wasn't clear, with the words as they were typed. */
export type Problem =
  /** These words mean nothing here; `suggestion` is a word that is close to the first. */
  | { readonly kind: 'unknown_words'; readonly words: string; readonly suggestion?: string }
  /** No time of day: `25:00`, `13pm`. */
  | { readonly kind: 'wrong_time'; readonly words: string }
  /** `9`: in the morning or in the evening? */
  | { readonly kind: 'half_time'; readonly words: string; readonly hour: number }
  /** The same thing said twice, differently. */
  | { readonly kind: 'twice'; readonly what: keyof SaidChoice | 'length'; readonly words: string }
  /** `in Berlim`: the nearest names, at most three, as IANA names. */
  | { readonly kind: 'unknown_zone'; readonly words: string; readonly suggestions: readonly string[] }
  /** `CST`: all that it may mean, as IANA names. */
  | { readonly kind: 'ambiguous_zone'; readonly words: string; readonly suggestions: readonly string[] }
  /** No date of the calendar: `2026-02-30`. */
  | { readonly kind: 'wrong_date'; readonly words: string }
  /** A pause of no days, or of more than a thousand. */
  | { readonly kind: 'wrong_length'; readonly words: string }
  /** `until` without a date, `in` without a zone. */
  | { readonly kind: 'nothing_after'; readonly words: string };

/** What the words may name. */
export interface SaidContext {
  readonly articles: readonly { readonly id: string; readonly title: string }[];
  /** Today's local date where the digest is, `2026-11-24`: what `until Monday` counts from. */
  readonly today: string;
}

/** What to do, as it was understood; `me` is one's own digest, wherever it was said. */
export type Said =
  /** Nothing was typed: the modal. */
  | { readonly kind: 'settings' }
  | { readonly kind: 'on'; readonly me: boolean; readonly choice: SaidChoice }
  | { readonly kind: 'pause'; readonly me: boolean; readonly length: PauseLength }
  | { readonly kind: 'off' | 'resume' | 'preview' | 'status' | 'help'; readonly me: boolean }
  /** `command` and `understood` are what was clear before and after it. */
  | {
      readonly kind: 'unclear';
      readonly command: Command | undefined;
      readonly understood: SaidChoice;
      readonly problem: Problem;
    };

/**
 * The choice that was said, made whole: what wasn't said stays as it is in `current`, else it is 9:00 on weekdays in
 * the person's zone, all articles in reading order, to the end.
 *
 * @param zone the person's own, from their Slack profile.
 */
export function choiceOf(
  said: SaidChoice,
  current: Subscription | undefined,
  zone: string,
): SubscriptionChoice {
  const articleId = said.articleId === undefined ? current?.articleId : (said.articleId ?? undefined);
  return {
    schedule: {
      time: said.time ?? current?.schedule.time ?? '09:00',
      weekdays: said.weekdays ?? current?.schedule.weekdays ?? [1, 2, 3, 4, 5],
      zone: said.zone ?? current?.schedule.zone ?? zone,
    },
    ...(articleId === undefined ? {} : { articleId }),
    order: said.order ?? current?.order ?? 'reading',
    atEnd: said.atEnd ?? current?.atEnd ?? 'end',
  };
}

/**
 * The words for it, which `understand` takes back to the same: what to type, for examples and for "how to change it".
 *
 * @example commandOf({ kind: 'on', me: true, choice: { time: '09:00', weekdays: [6, 7] } }) // 'on 09:00 weekends me'
 */
export function commandOf(said: Exclude<Said, { kind: 'unclear' }>): string {
  switch (said.kind) {
    case 'settings':
      return '';
    case 'on':
      return ['on', ...choiceInWords(said.choice), ...(said.me ? ['me'] : [])].join(' ');
    case 'pause':
      return ['pause', ...lengthInWords(said.length), ...(said.me ? ['me'] : [])].join(' ');
    default:
      return said.me ? `${said.kind} me` : said.kind;
  }
}

function choiceInWords({ time, weekdays, zone, articleId, order, atEnd }: SaidChoice): readonly string[] {
  return [
    ...(time === undefined ? [] : [time]),
    ...(weekdays === undefined ? [] : [daysInWords(weekdays)]),
    ...(zone === undefined ? [] : [`in ${zoneInWords(zone)}`]),
    ...(articleId === undefined ? [] : [articleId === null ? 'all articles' : `article ${articleId}`]),
    ...(order === undefined ? [] : [order === 'shuffled' ? 'shuffled' : 'in reading order']),
    ...(atEnd === undefined ? [] : [atEnd === 'restart' ? 'repeat' : 'once']),
  ];
}

function lengthInWords(length: PauseLength): readonly string[] {
  switch (length.kind) {
    case 'open':
      return [];
    case 'days':
      return [`${length.days}d`];
    case 'until':
      return [`until ${length.date}`];
  }
}
