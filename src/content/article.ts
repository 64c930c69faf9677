// The shapes of a text as the rest of the bot sees it: articles, their sections, and the passages that are quoted.

/** A source paragraph's id: `P15` (¶15), `C1` (a caption), `N1` (a note), `H1` (title or by-line). */
export type SourceId = `${'P' | 'C' | 'N' | 'H'}${number}`;

/** One paragraph of a section's summary, tied to the source paragraphs it summarizes: what is matched and quoted. */
export interface Passage {
  /** `article/section¶15`; the second with the same locator is `article/section¶15.2`. */
  readonly id: string;
  readonly articleId: string;
  readonly sectionId: string;
  /** One or two source paragraphs, in order. */
  readonly sources: readonly SourceId[];
  /** Word for word as in `content/`, without its locator and, for a quotation, without the `>` mark. */
  readonly text: string;
  /** True when the paragraph is quoted from the source (`>`), false when it is our summary. */
  readonly quoted: boolean;
  /** 1-based line in its file, for findings. */
  readonly line: number;
}

/** A term or a reader's question; without sources it belongs to the whole section. */
export interface Located {
  readonly text: string;
  readonly sources: readonly SourceId[];
  /** 1-based line in its file, for findings. */
  readonly line: number;
}

/** A headed part of an article, summarized in our own words. */
export interface Section {
  readonly id: string;
  readonly articleId: string;
  readonly title: string;
  /** The source's own heading, cited as such. */
  readonly heading?: string;
  readonly part?: string;
  /** 0-based reading order within the article. */
  readonly position: number;
  /** One line: the editor's, else the first sentence of the first passage. */
  readonly summary: string;
  readonly terms: readonly Located[];
  readonly questions: readonly Located[];
  /** Word of the text → words a reader may use for it. */
  readonly synonyms: Readonly<Record<string, readonly string[]>>;
  readonly discussion?: string;
  readonly passages: readonly Passage[];
  /** The key passages, never empty: the editor's choice, else the first passage. */
  readonly key: readonly Passage[];
  /** Path of the section's file, relative to the content folder. */
  readonly file: string;
}

/** Where and when a text was first published. */
export interface Original {
  readonly publication?: string;
  readonly date?: string;
  readonly language?: string;
}

/** One source text: its metadata and its sections in reading order. */
export interface Article {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly publication: string;
  /** ISO date, `2024-01-05`. */
  readonly published: string;
  /** BCP 47, `en` or `zh`. */
  readonly language: string;
  readonly url?: string;
  readonly original?: Original;
  readonly authorNote?: string;
  readonly edition?: string;
  readonly rights?: string;
  /** Which source ids each metadata field rests on, e.g. `author → [H2]`. */
  readonly locators: Readonly<Record<string, readonly SourceId[]>>;
  /** Term → the source ids of the passage that defines it. */
  readonly glossary: Readonly<Record<string, readonly SourceId[]>>;
  readonly abstract: string;
  readonly sections: readonly Section[];
  /** The same article in other languages (`article.zh.md` …), same ids and locators. */
  readonly translations: readonly Article[];
  /** Path of `article.md`, relative to the content folder. */
  readonly file: string;
}

/** All validated texts, in memory. */
export interface Corpus {
  /** In order of their folder names; originals only, translations hang on them. */
  readonly articles: readonly Article[];
  /** Hash of all content files: changes when any of them does. */
  readonly hash: string;
}

/** Something wrong (or doubtful) in a content file, said so that an editor can mend it. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  /** Relative to the content folder. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
  readonly remedy: string;
}
