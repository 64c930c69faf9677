// What the bot can say: one plain value, the same for Slack, for the command line and for a digest.
import type { Article, Passage, Section } from '../content/article.js';

/** A passage quoted in an answer, with where it stands and why it was found. */
export interface Match {
  readonly article: Article;
  readonly section: Section;
  readonly passage: Passage;
  /** Rank score; comparable within one answer only. */
  readonly score: number;
  /** The reader's words that were found in it, as typed. */
  readonly matched: readonly string[];
}

/** A section offered for further reading. */
export interface SectionRef {
  readonly article: Article;
  readonly section: Section;
}

/** Typed word → the word searched instead. */
export type Corrections = Readonly<Record<string, string>>;

/** A field of an article's metadata that can be asked about. */
export type Fact =
  | 'author'
  | 'author_note'
  | 'published'
  | 'publication'
  | 'original'
  | 'title'
  | 'url'
  | 'language'
  | 'structure'
  | 'rights';

interface Common {
  /** The question after cleaning, in the reader's words; what "you asked" shows. */
  readonly question: string;
  /** Language the question was asked in: `en`, `zh`. */
  readonly language: string;
  /** 0–1, calibrated: the chance that the first passage answers. */
  readonly confidence: number;
  readonly corrected: Corrections;
}

/** The passage that answers (`answer`), or the closest ones, said to be so (`unsure`). */
export interface PassageAnswer extends Common {
  readonly kind: 'passage';
  readonly outcome: 'answer' | 'unsure';
  readonly reason?: 'weak';
  /** Best first, at least one, at most ten. */
  readonly matches: readonly [Match, ...Match[]];
  /** At most two. */
  readonly seeAlso: readonly SectionRef[];
}

/** A question about the source itself, answered from its metadata. */
export interface AboutAnswer extends Common {
  readonly kind: 'about';
  readonly outcome: 'answer';
  readonly article: Article;
  /** What was asked for, the most wanted first. */
  readonly facts: readonly [Fact, ...Fact[]];
  /** Passages of "About this article" that say the same, if there are any. */
  readonly matches: readonly Match[];
}

/** "Summarise part II", "what are the five …?", "tl;dr": sections with their one-line summaries. */
export interface OverviewAnswer extends Common {
  readonly kind: 'overview';
  readonly outcome: 'answer';
  readonly article: Article;
  /** The part's name when one part was asked for. */
  readonly part?: string;
  readonly sections: readonly [Section, ...Section[]];
  /** One match for each source paragraph of those sections, at most ten. */
  readonly matches: readonly Match[];
}

/** The text does not cover it, and why nothing was quoted. */
export interface NotCoveredAnswer extends Common {
  readonly kind: 'not_covered';
  readonly outcome: 'not_covered';
  readonly reason: 'off_topic' | 'small_talk' | 'empty' | 'too_long' | 'language';
  /** For `small_talk`: which kind of friendly line is due. */
  readonly smallTalk?: 'greeting' | 'thanks' | 'goodbye' | 'praise' | 'laugh' | 'acknowledgement';
  /** What can be asked instead: at most two sections. */
  readonly seeAlso: readonly SectionRef[];
}

/** Everything the bot can reply to a question. `outcome` is one of three, never silence. */
export type Answer = PassageAnswer | AboutAnswer | OverviewAnswer | NotCoveredAnswer;
export type Outcome = Answer['outcome'];

/** What the thread was last about; small enough to be stored. */
export interface ThreadContext {
  /** The question before, as asked. */
  readonly question: string;
  /** Ids of the passages it was answered with, best first; the passage or section a follow-up starts from. */
  readonly passageIds: readonly string[];
}

/** Answers questions over one corpus. Pure: the same question and context give the same answer. */
export interface Answerer {
  /**
   * @param question what the person typed, unescaped (`<`, `>` and `&` as typed; Slack's entities undone).
   * @param context the thread's last answer, if there was one.
   */
  answer(question: string, context?: ThreadContext): Answer;
  /** The context to remember for the thread after this answer (the previous one after small talk). */
  remember(answer: Answer, previous?: ThreadContext): ThreadContext | undefined;
  /**
   * Finds a passage by its id, `undefined` when the content no longer has it.
   *
   * @param language of the translation wanted; the original stands in where there is none.
   */
  find(passageId: string, language?: string): Match | undefined;
  /** The same passage in the other languages that its article has. */
  inOtherLanguages(match: Pick<Match, 'article' | 'section' | 'passage'>): readonly Match[];
}
