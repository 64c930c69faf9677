// Rules that look over all blocks of a message or view together: how many, how long, which ids twice.
import { block, MARKDOWN_LIMIT } from './blocks.js';
import type { Surface } from './elements.js';
import { fieldOf, isFields, list, type Rule, type Tell } from './rules.js';
import { textLength } from './textLength.js';

/** Slack's "Table block": all cells of a table together hold 10,000 characters. */
const tableLimit = 10_000;
/** Slack's "Blocks": 50 in a message, 100 in a modal or Home. */
const mostBlocks: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };

/** The list of blocks of a message or view. */
export function blockList(surface: Surface): Rule {
  const most = mostBlocks[surface];
  const each = list(block[surface], 0, most);
  return (value, at, tell) => {
    each(value, at, tell);
    if (!Array.isArray(value)) return;
    const blocks: readonly unknown[] = value.slice(0, most);
    repeatedBlockIds(blocks, at, tell);
    blocks.forEach((one, i) => {
      repeatedActionIds(one, `${at}/${i}`, tell);
    });
    tooMuchMarkdown(blocks, at, tell);
    tables(blocks, at, tell);
  };
}

/** The interactive elements of a block with their pointers: its accessory, its input, or all of its row. */
export function elementsOf(value: unknown, at: string): readonly { element: unknown; at: string }[] {
  const row = fieldOf(value, 'elements');
  return [
    ...(Array.isArray(row) ? row.slice(0, 25).map((element, i) => [element, `elements/${i}`]) : []),
    [fieldOf(value, 'accessory'), 'accessory'],
    [fieldOf(value, 'element'), 'element'],
  ].flatMap(([element, name]) => (isFields(element) ? [{ element, at: `${at}/${name}` }] : []));
}

/** Slack: a `block_id` is unique in its message or view. */
function repeatedBlockIds(blocks: readonly unknown[], at: string, tell: Tell): void {
  const seen = new Set<string>();
  blocks.forEach((one, i) => {
    const id = fieldOf(one, 'block_id');
    if (typeof id !== 'string') return;
    if (seen.has(id)) tell(`block_id already exists: ${id.slice(0, 255)}`, `${at}/${i}/block_id`);
    seen.add(id);
  });
}

/** Slack: an `action_id` is unique in its block; other blocks may use it again. */
function repeatedActionIds(one: unknown, at: string, tell: Tell): void {
  const seen = new Set<string>();
  for (const { element, at: where } of elementsOf(one, at)) {
    const id = fieldOf(element, 'action_id');
    if (typeof id !== 'string') continue;
    if (seen.has(id)) tell(`action_id already exists: ${id.slice(0, 255)}`, `${where}/action_id`);
    seen.add(id);
  }
}

/** One markdown block that is too long has been told of already. */
function tooMuchMarkdown(blocks: readonly unknown[], at: string, tell: Tell): void {
  const lengths = ofType(blocks, 'markdown').map(textLength);
  const together = lengths.reduce((sum, length) => sum + length, 0);
  if (together > MARKDOWN_LIMIT && lengths.every((length) => length <= MARKDOWN_LIMIT))
    tell(`markdown blocks must be less than ${MARKDOWN_LIMIT + 1} characters together`, at);
}

/** Slack's "Table block": one in a message, refused with `only_one_table_allowed`. */
function tables(blocks: readonly unknown[], at: string, tell: Tell): void {
  const found = ofType(blocks, 'table');
  if (found.length > 1) tell('only_one_table_allowed', at);
  for (const table of found) {
    if (textLength(fieldOf(table, 'rows')) > tableLimit)
      tell(`must be less than ${tableLimit + 1} characters`, `${at}/${blocks.indexOf(table)}/rows`);
  }
}

function ofType(blocks: readonly unknown[], type: string): readonly unknown[] {
  return blocks.filter((one) => fieldOf(one, 'type') === type);
}
