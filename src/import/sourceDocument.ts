// The plain value between the readers of formats and the drafter: what a document says, block by block, in reading order.

/** One block of a document. Texts are on one line, without marks; levels begin at 1. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph' | 'caption' | 'note' | 'byline'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** What a document says about itself; what it doesn't say is left out. */
export interface Metadata {
  readonly title?: string;
  readonly author?: string;
  readonly publication?: string;
  /** ISO date, `2024-01-05`. */
  readonly published?: string;
  /** BCP 47. */
  readonly language?: string;
  readonly url?: string;
}

/** What the reader left out or could not make text of, and how often. */
export interface LeftOut {
  readonly what:
    | 'image'
    | 'frame'
    | 'html'
    | 'formula'
    | 'running head or page number'
    | 'page furniture'
    | 'page without text'
    | 'contents';
  readonly count: number;
  /** Its words, where it has some, such as an image's description; at most a few. */
  readonly examples: readonly string[];
}

/** A document as read. */
export interface SourceDocument {
  readonly metadata: Metadata;
  readonly blocks: readonly Block[];
  readonly leftOut: readonly LeftOut[];
}

/** Collects what is left out, by kind. */
export interface LeftOutList {
  add(what: LeftOut['what'], example?: string): void;
  all(): readonly LeftOut[];
}

/** Starts an empty list of what is left out. */
export function createLeftOut(): LeftOutList {
  const kinds = new Map<LeftOut['what'], { count: number; examples: string[] }>();
  return {
    add: (what, example = '') => {
      const kind = kinds.get(what) ?? { count: 0, examples: [] };
      kind.count += 1;
      if (example !== '' && kind.examples.length < 3 && !kind.examples.includes(example))
        kind.examples.push(example);
      kinds.set(what, kind);
    },
    all: () => [...kinds].map(([what, { count, examples }]) => ({ what, count, examples })),
  };
}

/** A block's text on one line: white space is one space, invisible and control characters go. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00AD\u200B\u2060\uFEFF]/gu, '')
    .replace(/[\s\p{Zs}]+/gu, ' ')
    .replace(/[\p{Cc}\p{Co}\p{Cn}\p{Cs}]/gu, '')
    .trim();
}
