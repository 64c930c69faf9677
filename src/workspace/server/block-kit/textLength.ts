// How much text a message's blocks hold together.
import { characters, isFields } from './rules.js';

/**
 * Characters over all blocks of a message above which it is refused with `msg_blocks_too_long`. Slack's documentation
 * doesn't give the number; Slack has answered so from about 11,000 on.
 */
export const TEXT_LIMIT = 11_000;

/**
 * Characters of all texts in blocks together: every string named `text`, in text objects, rich text, markdown and
 * table cells. Takes any JSON value; what holds no text counts 0.
 *
 * @example textLength([{ type: 'header', text: { type: 'plain_text', text: 'Sources' } }]) // 7
 */
export function textLength(blocks: unknown): number {
  let length = 0;
  // A stack of its own, because JSON can be nested deeper than functions can call themselves.
  const left: unknown[] = [blocks];
  while (left.length > 0) {
    const value = left.pop();
    if (Array.isArray(value)) {
      for (const each of value) left.push(each);
    } else if (isFields(value)) {
      for (const [name, each] of Object.entries(value)) {
        if (name === 'text' && typeof each === 'string') length += characters(each);
        else left.push(each);
      }
    }
  }
  return length;
}
