// What a person typed after `/footnote-digest`, as a value: never guessed, and what is unclear is said so.
import type { PauseLength } from './manage.js';
import type { Subscription, SubscriptionChoice, Weekday } from './subscription.js';

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
  | {
      readonly kind: 'twice';
      readonly what: 'time' | 'days' | 'zone' | 'article' | 'order' | 'end' | 'length';
      readonly words: string;
    }
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
      readonly command: 'on' | 'off' | 'pause' | 'resume' | 'preview' | 'status' | 'help' | undefined;
      readonly understood: SaidChoice;
      readonly problem: Problem;
    };

/** What the words may name. */
export interface SaidContext {
  readonly articles: readonly { readonly id: string; readonly title: string }[];
}

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
