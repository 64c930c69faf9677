// All that people read, as an interface: a language is one file that fills it. Plain text only: whoever shows it
// (Slack's blocks, the command line) escapes it and gives it its looks.
import type { AboutAnswer, Corrections, NotCoveredAnswer, OverviewAnswer } from '../answer/answer.js';
import type { Article, Finding, Passage, Section, SourceId } from '../content/article.js';
import type { DigestWords } from './digest.js';

/** A passage with where it stands; a `Match` is one. */
interface Placed {
  readonly article: Article;
  readonly section: Section;
  readonly passage: Passage;
}

/** One line of help: what to type, and what it does. */
interface UsageLine {
  readonly form: string;
  readonly meaning: string;
}

/** Help in one shape for every surface: a sentence first, then what to type, then closing sentences. */
interface Help {
  readonly intro: string;
  readonly usage: readonly UsageLine[];
  readonly notes: readonly string[];
}

/** A setting that is missing or wrong; the value itself is never part of it. */
export type SettingProblem =
  | { readonly kind: 'invalid'; readonly setting: string; readonly expected: string }
  | {
      readonly kind: 'incomplete';
      readonly present: readonly string[];
      readonly choices: readonly SettingsChoice[];
    }
  | { readonly kind: 'unknown'; readonly setting: string; readonly nearest?: string }
  | { readonly kind: 'local_in_production' };

/** One way to run the bot, and which of its settings are still missing. */
export interface SettingsChoice {
  readonly mode: 'socket' | 'http' | 'http-oauth';
  readonly missing: readonly string[];
}

/** Why the bot could not start. */
export type StartProblem =
  | { readonly kind: 'port_in_use'; readonly port: number; readonly portWasSet: boolean }
  | { readonly kind: 'port_not_allowed'; readonly port: number }
  | { readonly kind: 'host_not_found'; readonly host: string }
  | { readonly kind: 'token'; readonly setting: string; readonly code: string }
  | { readonly kind: 'slack_unreachable'; readonly code: string }
  | { readonly kind: 'manifest'; readonly file: string; readonly detail: string }
  | { readonly kind: 'content'; readonly folder: string; readonly detail: string }
  | { readonly kind: 'no_text'; readonly folder: string }
  | { readonly kind: 'data_folder'; readonly folder: string; readonly code: string }
  | { readonly kind: 'database_file'; readonly file: string; readonly code: string }
  | { readonly kind: 'database_unreachable'; readonly code: string }
  /** It answered, and said no. */
  | { readonly kind: 'database_refused'; readonly code: string; readonly detail: string }
  | { readonly kind: 'other'; readonly detail: string };

export interface Words {
  /** BCP 47: `en`. */
  readonly language: string;

  // — where a passage stands —
  /** Author, “Title”, Publication, date · Part › Section · ¶15 · summary. */
  sourceNote(placed: Placed): string;
  /** Author, “Title”, Publication, date. */
  citation(article: Article): string;
  /** Part › Section; the source's own heading if it has one, else our title. */
  headingPath(section: Section): string;
  /** The source's own heading if it has one, else our title. */
  sectionName(section: Section): string;
  /** `¶15`, `¶15–16`, `¶14, caption 1`. */
  locator(sources: readonly SourceId[]): string;

  // — answers —
  /** Stands before the passages of an `unsure` answer. */
  readonly unsure: string;
  /** Why nothing is quoted, or the friendly line small talk is due. One or two sentences. */
  notCovered(answer: NotCoveredAnswer, contentLanguages: readonly string[]): string;
  /** Each asked fact as one sentence, in the order asked. */
  facts(answer: Pick<AboutAnswer, 'article' | 'facts'>): readonly string[];
  /** The line before an overview's list of sections. */
  overviewIntro(answer: Pick<OverviewAnswer, 'article' | 'part' | 'sections'>): string;
  /** “Showing results for …”; `undefined` when nothing was corrected. */
  corrections(corrected: Corrections): string | undefined;
  /** Which of the reader's words were found; `undefined` when there are none to name. */
  matchedWords(words: readonly string[]): string | undefined;
  /** The reader's question, before the answer where it isn't above already. */
  asked(question: string): string;
  /** A label before what it names: “See also: …”. */
  labelled(label: string, text: string): string;
  readonly seeAlso: string;
  /** Stands before sections that can be asked about, when nothing was found. */
  readonly tryInstead: string;
  readonly otherMatches: string;
  /** How many more there are than a list shows. */
  andMore(count: number): string;
  /** The section's place in the reading order: “Section 3 of 17”. */
  place(position: number, total: number): string;

  // — help and the words of the command —
  readonly help: Help;
  unknownOption(option: string): string;
  contentsIntro(articles: readonly Article[]): string;
  about(articles: readonly Article[]): readonly string[];
  readonly privacy: readonly string[];
  /** What `forget-me` did. */
  forgotten(what: { readonly threads: number; readonly questions: number }): string;
  /** The one post on joining a channel. */
  readonly joined: string;

  // — buttons, modals and what comes of them —
  readonly buttons: {
    readonly share: string;
    readonly showInContext: string;
    readonly remove: string;
    readonly previous: string;
    readonly next: string;
    readonly close: string;
    /** Modal title, 24 characters at most (Slack). */
    readonly contextTitle: string;
  };
  sharedBy(name: string): string;
  readonly notices: {
    readonly alreadyShared: string;
    readonly shareFailed: string;
    /** Slack's reply was lost: it may have been posted. */
    readonly shareUncertain: string;
    /** To a person of another workspace, who sees only what the channel shows. */
    readonly membersOnly: string;
    readonly passageGone: string;
    readonly onlyAskerRemoves: string;
    readonly removeFailed: string;
    readonly busy: string;
    /** Marks the passage that was found among its neighbours. */
    readonly thisPassage: string;
  };
  /** The one kind sentence when something broke; the reference is also in the log. */
  failure(reference: string): string;

  /** All about the daily digest. */
  readonly digest: DigestWords;

  // — what the terminal prints —
  /** `file:line: what is wrong; how to mend it`. */
  finding(finding: Finding): string;
  settingProblem(problem: SettingProblem): string;
  /** Stands before the list of setting problems. */
  settingProblems(count: number): string;
  /** What a setting must look like, by the setting's name. */
  expected(setting: string): string;
  startProblem(problem: StartProblem): string;
  running(where: RunningWhere): string;
  /** One line or more, on what an edit of the texts did while the bot runs. */
  textsNews(news: TextsNews): readonly string[];
  /** A sentence encoder is asked for, and there is none: what stands in for it. */
  readonly noEncoder: string;
  stopping(inHand: number): string;
  readonly stopped: string;
  /** The local workspace's clock. */
  readonly clock: {
    readonly toNextDigest: string;
    readonly anHour: string;
    readonly aDay: string;
    /** There is no digest to go to. */
    readonly noDigest: string;
  };
  readonly cli: {
    checkSummary(counts: {
      readonly articles: number;
      readonly sections: number;
      readonly passages: number;
      readonly errors: number;
      readonly warnings: number;
    }): string;
    /** A line of `--batch` input that can't be read. */
    badLine(line: number, detail: string): string;
    readonly noQuestion: string;
    /** No text has this id. */
    noArticle(id: string, known: readonly string[]): string;
    /** The programme has fewer days. */
    noSuchDay(day: number, days: number): string;
  };
}

/** What came of an edit of the texts while the bot runs. */
export type TextsNews =
  | { readonly kind: 'reloaded'; readonly articles: number; readonly sections: number }
  /** Nothing of it is served; what was served still is. */
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] }
  /** These were served and are drafts now: their articles are served as they last were. */
  | { readonly kind: 'kept'; readonly drafts: readonly string[] }
  /** A new draft, which was never served. */
  | { readonly kind: 'draft'; readonly file: string }
  /** What was refused or kept before is in order. */
  | { readonly kind: 'mended' };

/** Where the bot can be reached once it runs. */
export type RunningWhere =
  | { readonly mode: 'local'; readonly url: string }
  | { readonly mode: 'socket' }
  | { readonly mode: 'http'; readonly host: string; readonly port: number }
  | { readonly mode: 'http-oauth'; readonly host: string; readonly port: number };
