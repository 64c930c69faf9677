// A person's message as Slack also sends it: as a rich text block, beside its text.
import type { Json } from './json.js';

const tokens = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/**
 * The blocks of a delivered message. What is written with marks (`*bold*`) stays one piece of plain text: Slack's
 * composer sends it so when formatting is off.
 *
 * @example richText('Hi <@U1>', 'b1')
 * // [{ type: 'rich_text', block_id: 'b1', elements: [{ type: 'rich_text_section', elements: [
 * //   { type: 'text', text: 'Hi ' }, { type: 'user', user_id: 'U1' }] }] }]
 */
export function richText(text: string, blockId: string): readonly Json[] {
  const elements: Json[] = [];
  let end = 0;
  for (const match of text.matchAll(tokens)) {
    if (match.index > end) elements.push(words(text.slice(end, match.index)));
    elements.push(token(match[1] ?? '', match[2] ?? '', match[3]));
    end = match.index + match[0].length;
  }
  if (end < text.length) elements.push(words(text.slice(end)));
  return [{ type: 'rich_text', block_id: blockId, elements: [{ type: 'rich_text_section', elements }] }];
}

function words(escaped: string): Json {
  return { type: 'text', text: escaped.replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? entity) };
}

function token(mark: string, target: string, label: string | undefined): Json {
  if (mark === '@') return { type: 'user', user_id: target };
  if (mark === '#') return { type: 'channel', channel_id: target };
  if (mark === '!') return { type: 'broadcast', range: target };
  const { text: url } = words(target);
  return { type: 'link', url, ...(label ? { text: label } : {}) };
}
