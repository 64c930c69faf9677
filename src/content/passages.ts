// Paragraphs of a section → passages with their locators, in the order of the source.
import type { Passage, SourceId } from './article.js';
import type { BodyParagraph } from './body.js';
import { type Report, shown } from './finding.js';
import { formatLocator, innerLocator, numberOf, splitLocator } from './locator.js';
import { slackLength } from './text.js';

/** A passage before it knows its article. */
export type PassageDraft = Omit<Passage, 'id' | 'articleId' | 'sectionId'> & {
  /** Where its locator stands. */
  readonly lastLine: number;
};

/** Slack: a section block takes 3,000 characters; the rest is for what stands around a passage. */
export const MAX_PASSAGE = 2800;
/** What a reader takes in at a glance, on a phone too. */
export const LONG_PASSAGE = 900;

/** The passages of a section: those that are right, whether all are, and how many are still to be written. */
export interface ReadPassages {
  readonly passages: readonly PassageDraft[];
  readonly sound: boolean;
  readonly unwritten: number;
}

/**
 * Takes the locators off the paragraphs and checks them: there, valid, in order, and the text not too long.
 * A locator alone is a passage that is still to be written, and makes its text a draft.
 */
export function readPassages(paragraphs: readonly BodyParagraph[], report: Report): ReadPassages {
  const read = paragraphs.map((paragraph) => readPassage(paragraph, report));
  const passages = read.flatMap((passage) => (typeof passage === 'object' ? passage : []));
  checkOrder(passages, new Map(), report);
  return {
    passages,
    sound: passages.length === paragraphs.length,
    unwritten: read.filter((passage) => passage === 'unwritten').length,
  };
}

/** The furthest source id of each kind so far, and where it was read. */
export type Reached = Map<string, { readonly source: SourceId; readonly place: string }>;

/**
 * Reports passages that begin before the one above them, each kind of source id (¶, C, N, H) by itself.
 *
 * @param reached is moved on by the passages.
 */
export function checkOrder(passages: readonly PassageDraft[], reached: Reached, report: Report): void {
  for (const passage of passages) {
    const first = new Map(passage.sources.toReversed().map((source) => [source.charAt(0), source]));
    for (const [kind, source] of first) {
      const before = reached.get(kind);
      if (before && numberOf(source) < numberOf(before.source))
        report.error(
          passage.lastLine,
          `the locator [${formatLocator(passage.sources)}] is out of order: ${formatLocator([before.source])} comes before it ${before.place}`,
          'put the passages in the order of the source, or correct the locator',
        );
      else reached.set(kind, { source, place: `on line ${passage.lastLine}` });
    }
  }
}

/** Reports a text that Slack would cut, as an error, and one that is long to read, as a warning. */
export function checkProse(text: string, what: string, line: number, report: Report): void {
  const length = slackLength(text);
  if (length > MAX_PASSAGE)
    report.error(
      line,
      `${what} has ${length} characters, ${MAX_PASSAGE} at most`,
      'split it into shorter ones',
    );
  else if (length > LONG_PASSAGE)
    report.warn(
      line,
      `${what} has ${length} characters and is long to read`,
      `split it, or shorten it to ${LONG_PASSAGE}`,
    );
}

function readPassage(paragraph: BodyParagraph, report: Report): PassageDraft | 'unwritten' | undefined {
  const { quoted, line, lastLine } = paragraph;
  const split = splitLocator(paragraph.text);
  checkProse(split.text, 'this passage', line, report);
  const inner = innerLocator(split.text);
  if (inner)
    report.error(
      line,
      `the locator ${inner} stands inside a passage`,
      'put a blank line after it when a new passage begins there, else one locator at the end, such as [¶15–16]',
    );
  if (split.kind === 'plain') {
    report.error(
      lastLine,
      `this passage has no locator at its end: ${shown(paragraph.text)}`,
      'end it with its source paragraph in square brackets, such as [¶15] or [¶15–16]',
    );
    return undefined;
  }
  if (split.kind === 'bad') {
    report.error(lastLine, split.message, split.remedy);
    return undefined;
  }
  if (split.text === '') {
    report.warn(
      line,
      `draft: the passage for [${formatLocator(split.sources)}] is not written, and this text is not served until it is`,
      'write it before the locator, in the same paragraph, or delete the line',
    );
    return 'unwritten';
  }
  return { sources: split.sources, text: split.text, quoted, line, lastLine };
}
