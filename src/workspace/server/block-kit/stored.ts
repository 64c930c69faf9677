// Blocks as Slack keeps and returns them: every block and every interactive element has an id, every text its flags.
import { fieldOf, isFields } from './rules.js';

/** Elements that nobody uses, so that they need no `action_id`. */
const still = new Set(['image', 'plain_text', 'mrkdwn']);

/**
 * Good blocks with what Slack fills in: `block_id`, `action_id`, `emoji` of plain text and `verbatim` of mrkdwn.
 * Only for blocks that `checkBlocks` found good: what it looks at is as deep as Block Kit is.
 *
 * @param nextId gives an id that no other block or element has.
 */
export function storedBlocks(blocks: readonly unknown[], nextId: () => string): readonly unknown[] {
  return blocks.map((block) => {
    if (!isFields(block)) return block;
    const parts = Object.entries(block).map(([name, value]): [string, unknown] => {
      if (block.type === 'rich_text' || block.type === 'table') return [name, value];
      if (name === 'elements' && Array.isArray(value))
        return [name, value.map((element: unknown) => named(element, nextId))];
      return [name, name === 'accessory' || name === 'element' ? named(value, nextId) : flagged(value)];
    });
    return { block_id: nextId(), ...Object.fromEntries(parts) };
  });
}

function named(element: unknown, nextId: () => string): unknown {
  const type = fieldOf(element, 'type');
  const whole = flagged(element);
  if (!isFields(whole) || typeof type !== 'string' || still.has(type)) return whole;
  return { action_id: nextId(), ...whole };
}

/** A good part of Block Kit with the flags of all text objects in it. */
export function flagged(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(flagged);
  if (!isFields(value) || value.type === 'rich_text') return value;
  const fields = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, flagged(each)]));
  if (value.type === 'plain_text') return { emoji: true, ...fields };
  return value.type === 'mrkdwn' ? { verbatim: false, ...fields } : fields;
}
