// Checks Block Kit as Slack does, so that what Slack would refuse is refused here first.
import type { Surface } from './elements.js';
import { blockList } from './lists.js';
import { type Problem, problemsOf } from './rules.js';
import { view as viewRule } from './views.js';

export type { Problem } from './rules.js';
export { flagged, storedBlocks } from './stored.js';
export { TEXT_LIMIT, textLength } from './textLength.js';

const lists = { message: blockList('message'), modal: blockList('modal'), home: blockList('home') };

/**
 * What Slack would refuse in the blocks of a message or view; empty when they are good, a hundred problems at most.
 * Takes any JSON value and never throws. Their total length is another question: `textLength`.
 *
 * @example
 * checkBlocks([{ type: 'header' }], 'message')
 * // [{ message: 'missing required field: text', pointer: '/blocks/0' }]
 */
export function checkBlocks(blocks: unknown, surface: Surface): readonly Problem[] {
  return problemsOf(lists[surface], blocks, '/blocks');
}

/**
 * What Slack would refuse in a view of `type` `modal` or `home`, its blocks included; empty when it is good, a hundred
 * problems at most. Takes any JSON value and never throws.
 *
 * @example
 * checkView({ type: 'home', blocks: 1 })
 * // [{ message: 'must provide an array', pointer: '/view/blocks' }]
 */
export function checkView(view: unknown): readonly Problem[] {
  return problemsOf(viewRule, view, '/view');
}
