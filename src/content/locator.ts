// Locators: `¶15–16` or `¶14, C1` in a text, `['P15', 'P16']` or `['P14', 'C1']` in the corpus.
import type { SourceId } from './article.js';

/** A locator read, or what is wrong with it and how to mend it. */
export type LocatorResult =
  | { readonly ok: true; readonly sources: readonly SourceId[] }
  | { readonly ok: false; readonly message: string; readonly remedy: string };

/** A text whose locator, if any, has been taken off its end. */
export type SplitText =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'located'; readonly text: string; readonly sources: readonly SourceId[] }
  | { readonly kind: 'bad'; readonly text: string; readonly message: string; readonly remedy: string };

const FORMS = '[¶15], [¶15–16], [¶14, C1], [C1], [N1] or [H2]';
const NUMBER = '[1-9]\\d{0,4}';
const PARAGRAPHS = new RegExp(`^¶(${NUMBER})(?:\\s?[-–]\\s?(${NUMBER}))?$`, 'u');
const OTHER = new RegExp(`^[CNH]${NUMBER}$`, 'u');
const LAST_BRACKETS = /\s*\[([^[\]]*)\]\s*$/u;
const LIKELY = /^\s*(?:[¶§#]|paras?\b|(?:[pcnh]\s?)?\d+\s*(?:$|[-–—,;&]))/iu;

/**
 * Reads a locator, with or without its square brackets. It names one or two source paragraphs.
 *
 * @example parseLocator('[¶15–16]') // { ok: true, sources: ['P15', 'P16'] }
 * @example parseLocator('¶14, C1') // { ok: true, sources: ['P14', 'C1'] }
 */
export function parseLocator(text: string): LocatorResult {
  const inner = text.trim().replace(/^\[(.*)\]$/su, '$1');
  const sources = readSources(inner);
  return typeof sources === 'string' ? { ok: false, ...WRONG[sources](inner) } : { ok: true, sources };
}

/**
 * Writes source ids as a locator, without brackets; `parseLocator` reads it back.
 *
 * @example formatLocator(['P15', 'P16']) // '¶15–16'
 * @example formatLocator(['P14', 'C1']) // '¶14, C1'
 */
export function formatLocator(sources: readonly SourceId[]): string {
  const [first, second] = sources;
  if (sources.length === 2 && first && second && first.startsWith('P') && second.startsWith('P'))
    if (numberOf(second) === numberOf(first) + 1) return `¶${numberOf(first)}–${numberOf(second)}`;
  return sources.map(formatSource).join(', ');
}

/**
 * Takes the locator off the end of a passage, a term or a question.
 * Brackets that don't look like a locator belong to the text.
 *
 * @example splitLocator('One passage. [¶15]') // { kind: 'located', text: 'One passage.', sources: ['P15'] }
 */
export function splitLocator(text: string): SplitText {
  const match = LAST_BRACKETS.exec(text);
  const inner = match?.[1] ?? '';
  if (!match) return { kind: 'plain', text: text.trim() };
  const result = parseLocator(inner);
  const rest = text.slice(0, match.index).trim();
  if (result.ok) return { kind: 'located', text: rest, sources: result.sources };
  return LIKELY.test(inner) ? { kind: 'bad', text: rest, ...result } : { kind: 'plain', text: text.trim() };
}

/** The first locator that stands inside a text instead of at its end, with its brackets. */
export function innerLocator(text: string): string | undefined {
  for (const [brackets] of text.matchAll(/\[[^[\]]*\]/gu)) if (parseLocator(brackets).ok) return brackets;
  return undefined;
}

/** The number of a source id: 15 for `P15`. Numbers of one kind are in the source's order. */
export function numberOf(source: SourceId): number {
  return Number(source.slice(1));
}

/**
 * The source id nearest to a missing one: by number among those of its kind, else the first of all.
 *
 * @example nearestSource('P17', ['P3', 'P15', 'C1']) // 'P15'
 */
export function nearestSource(source: SourceId, existing: readonly SourceId[]): SourceId | undefined {
  const distance = (other: SourceId) => Math.abs(numberOf(other) - numberOf(source));
  const same = existing.filter((other) => other[0] === source[0]);
  return same.toSorted((a, b) => distance(a) - distance(b))[0] ?? existing[0];
}

function formatSource(source: SourceId): string {
  return source.startsWith('P') ? `¶${numberOf(source)}` : source;
}

function isOther(part: string): part is SourceId {
  return OTHER.test(part);
}

const WRONG = {
  unknown: (inner: string) => {
    const meant = mended(inner);
    return {
      message: `[${inner}] is not a locator`,
      remedy: meant ? `write [${meant}]` : `write it as one of ${FORMS}`,
    };
  },
  wide: (inner: string) => ({
    message: `the locator [${inner}] spans more than two source paragraphs`,
    remedy: 'split the text so that each piece rests on at most two, such as [¶15–16]',
  }),
  backwards: (inner: string) => ({
    message: `the locator [${inner}] does not run forwards`,
    remedy: 'put the lower number first and name each source paragraph once, such as [¶15–16]',
  }),
};

function readSources(inner: string): SourceId[] | keyof typeof WRONG {
  const sources: SourceId[] = [];
  for (const part of inner.split(',').map((piece) => piece.trim())) {
    const range = PARAGRAPHS.exec(part);
    if (range) {
      const [from, to] = [Number(range[1]), Number(range[2] ?? range[1])];
      if (range[2] && to <= from) return 'backwards';
      if (to > from + 1) return 'wide';
      sources.push(`P${from}`);
      if (to > from) sources.push(`P${to}`);
    } else if (isOther(part)) sources.push(part);
    else return 'unknown';
  }
  if (sources.length > 2) return 'wide';
  const [first, second] = sources;
  if (first && second && first[0] === second[0] && numberOf(second) <= numberOf(first)) return 'backwards';
  return sources;
}

// What an editor most likely meant: `P15`, `§15`, `15`, `¶ 15`, `c1`, `¶15-¶16`, `¶15, 16`.
function mended(inner: string): string | undefined {
  const plain = inner
    .replace(/paras?\.?|§|¶|#|\bp\.?(?=\s?\d)/giu, '')
    .replace(/\s+/gu, '')
    .replace(/[—&;]/gu, ',')
    .toUpperCase();
  const numbers = /^(\d+)[-–,](\d+)$/u.exec(plain);
  const candidate = numbers
    ? formatLocator([`P${Number(numbers[1])}`, `P${Number(numbers[2])}`])
    : plain.replace(/(^|,)(?=\d)/gu, '$1¶').replaceAll(',', ', ');
  const sources = readSources(candidate);
  return typeof sources === 'string' ? undefined : formatLocator(sources);
}
