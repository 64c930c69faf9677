// Pieces → one message within Slack's limits: what must be there stays, what needn't be is left out from the end.
import type { ContextBlock, KnownBlock, MrkdwnElement, SectionBlock } from '@slack/types';
import { shorten } from '../text.js';
import type { Message } from '../web.js';

/** Slack's limits, in characters or counts (block reference; the total of a message is measured, not documented). */
export const LIMITS = {
  blocks: 50,
  viewBlocks: 100,
  section: 3_000,
  context: 2_000,
  total: 10_000,
  text: 4_000,
  value: 2_000,
  modalTitle: 24,
  buttonText: 75,
} as const;

/** A part of a message; `text` is what a screen reader says of it. Both are escaped already. */
export interface Piece {
  readonly blocks: readonly KnownBlock[];
  readonly text?: string;
  /** May be left out when the message is too long. */
  readonly optional?: boolean;
}

/** mrkdwn in which bare addresses and names stay plain (`verbatim`). */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

export function section(text: string): SectionBlock {
  return { type: 'section', text: mrkdwn(text) };
}

/** A small grey line. */
export function note(text: string): ContextBlock {
  return { type: 'context', elements: [mrkdwn(cut(text, LIMITS.context))] };
}

/** A long text as sections, broken between words and never inside an entity. */
export function sections(text: string, prefix = ''): SectionBlock[] {
  const most = LIMITS.section - prefix.length;
  const parts: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const space = rest.lastIndexOf(' ', most);
    const at = space > most / 2 ? space : wholeEntities(rest, most);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return [...parts, rest].filter(Boolean).map((part) => section(`${prefix}${part}`));
}

/** Cuts escaped text, never inside an entity or a character. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${shorten(text.slice(0, wholeEntities(text, most - 1)), most - 1).trimEnd()}…`;
}

/** The last place at or before `at` that is not within `&amp;`, `&lt;` or `&gt;`. */
function wholeEntities(text: string, at: number): number {
  const ampersand = text.lastIndexOf('&', at - 1);
  const end = ampersand < 0 ? -1 : text.indexOf(';', ampersand);
  return ampersand >= 0 && at - ampersand < 5 && end >= at ? ampersand : at;
}

/** What Slack may count of a message's blocks, at the strictest: all of their JSON. */
function lengthOf(blocks: readonly KnownBlock[]): number {
  return JSON.stringify(blocks).length;
}

/** Puts the pieces together; optional ones go, the last first, until the message keeps Slack's limits. */
export function compose(pieces: readonly Piece[]): Message {
  let kept = pieces;
  for (;;) {
    const blocks = kept.flatMap((piece) => [...piece.blocks]);
    const text = kept.flatMap((piece) => (piece.text ? [piece.text] : [])).join('\n');
    const fits =
      blocks.length <= LIMITS.blocks && lengthOf(blocks) <= LIMITS.total && text.length <= LIMITS.text;
    const last = kept.findLastIndex((piece) => piece.optional);
    if (fits || last < 0) return { text: cut(text, LIMITS.text), blocks };
    kept = kept.filter((_, index) => index !== last);
  }
}
