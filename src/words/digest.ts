// All that people read about digests, as an interface; plain text, like the rest of the words.
import type { Article } from '../content/article.js';
import type { SkipReason } from '../digest/ledger.js';
import type { After, Digest } from '../digest/programme.js';
import type { Problem, SaidChoice } from '../digest/said.js';
import type { PauseReason, Schedule, SubscriptionChoice, Weekday } from '../digest/subscription.js';

/** Who a digest is for. */
export type DigestKind = 'channel' | 'direct';

/** What someone did to a channel's digest, for all who are in it to know. */
export type DigestDeed = 'set' | 'changed' | 'off' | 'paused' | 'resumed';

/** One line of help. */
interface UsageLine {
  readonly form: string;
  readonly meaning: string;
}

/** Why a digest can't be set or changed here. */
export type DigestObstacle =
  /** The bot isn't in this channel, so it could not post. */
  | 'bot_not_in_channel'
  /** The person isn't a member. */
  | 'not_a_member'
  | 'archived'
  /** A person of another workspace, in a shared channel. */
  | 'other_workspace'
  /** There is none to turn off, pause or resume. */
  | 'none'
  /** Someone else changed it at the same moment. */
  | 'changed_meanwhile'
  /** There are no texts. */
  | 'no_text'
  /** Storage is away. */
  | 'unavailable';

export interface DigestWords {
  // — the daily message —
  /** “Day 4 of 17”. */
  day(digest: Digest): string;
  /** Author, “Title”, … · Part › Section · ¶12–13 · summary. */
  sourceNote(digest: Digest): string;
  /** Key passages that a message has no room for. */
  moreKeyPassages(count: number): string;
  readonly toDiscuss: string;
  /** What comes next. */
  after(after: After): string;
  /** Who set it up and how it is changed; without a name when Slack doesn't say it. */
  footer(about: {
    readonly kind: DigestKind;
    readonly schedule: Schedule;
    readonly name: string | undefined;
    readonly ownerLeft: boolean;
  }): string;
  /** The article that was chosen is gone. */
  readonly missingArticle: string;
  /** Stands before a preview; nobody else sees it. */
  readonly previewIntro: string;

  // — schedules and dates —
  /** “weekdays at 09:00 (Asia/Shanghai)”. */
  schedule(schedule: Schedule): string;
  weekday(weekday: Weekday): string;
  /** A date and time in words, for where Slack can't show them in the reader's own: “25 November 2026, 09:00 (Asia/Shanghai)”. */
  moment(at: number, zone: string): string;
  /** “25 November 2026”, from `2026-11-25`. */
  date(localDate: string): string;
  /** In which order, from which text, and what happens at the end. */
  choice(choice: SubscriptionChoice, article: Article | undefined): string;

  // — what was done —
  /** For everyone in the channel. */
  deed(deed: DigestDeed, name: string, about: string): string;
  /** For who did it, about their own. */
  ownDeed(deed: DigestDeed, about: string): string;
  /** Stand before a date and time. */
  readonly firstPost: string;
  readonly nextPost: string;
  pausedUntil(localDate: string | undefined): string;
  /** No zone was named and Slack doesn't say the person's. */
  readonly zoneUnknown: string;
  obstacle(obstacle: DigestObstacle): string;
  /** It was on already. */
  readonly notPaused: string;
  /** The pause would be over before it begins. */
  pastDate(localDate: string): string;
  /** It was done, but the channel could not be told. */
  readonly couldNotTell: string;

  // — status —
  none(kind: DigestKind): string;
  state(state: 'active' | 'ended'): string;
  ended(reason: 'finished' | 'person_left'): string;
  /** Why it is paused, and what to do about it. */
  paused(reason: PauseReason): string;
  setBy(name: string | undefined, ownerLeft: boolean): string;
  changedBy(name: string | undefined): string;
  /** Slack's zone of the person isn't the digest's. */
  zoneDiffers(slackZone: string, digestZone: string): string;
  readonly lastPosts: string;
  readonly noPostsYet: string;
  /** One delivery: its date, and what became of it. */
  delivery(
    localDate: string,
    fate: 'posted' | 'uncertain' | 'under_way' | { readonly skipped: SkipReason },
    section: string | undefined,
  ): string;
  /** To who set it up, once, when Slack won't take the posts any more. */
  pausedNotice(reason: PauseReason, place: string | undefined): string;

  // — the modal —
  readonly modal: {
    /** 24 characters at most (Slack), like every modal title and its buttons. */
    readonly title: string;
    readonly submit: string;
    readonly close: string;
    readonly time: string;
    readonly days: string;
    readonly zone: string;
    readonly zoneHint: string;
    readonly where: string;
    readonly here: string;
    readonly me: string;
    readonly article: string;
    readonly allArticles: string;
    readonly order: string;
    readonly reading: string;
    readonly shuffled: string;
    readonly atEnd: string;
    readonly end: string;
    readonly restart: string;
    intro(exists: boolean): string;
    unknownZone(typed: string, near: readonly string[]): string;
    readonly noDays: string;
    readonly saved: string;
  };
  readonly settingsButton: string;

  // — the command —
  /** What was clear in an unclear phrase; empty when nothing was. */
  understood(said: SaidChoice, article: string | undefined): string;
  problem(problem: Problem): string;
  /** An example of the command that was meant, else of setting a digest. */
  example(command: string | undefined): string;
  readonly help: {
    readonly intro: string;
    readonly usage: readonly UsageLine[];
    readonly notes: readonly string[];
  };
  /** On joining a channel: how to set a digest. */
  readonly joined: string;
  /** On joining a channel that has one already. */
  joinedWithDigest(about: string, paused: boolean): string;
}
