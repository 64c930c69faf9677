// Rich text: sections, lists, quotes and preformatted text, and what stands in them.
// Source: docs.slack.dev, "Rich text block".
import { id, name } from './composition.js';
import { boolean, byType, integer, list, number, object, oneOf, only, string, typed, url } from './rules.js';

/** One piece of rich text; the whole message is held to its total length elsewhere. */
const words = string(12_000, 1);
const style = object({
  optional: {
    bold: boolean,
    italic: boolean,
    strike: boolean,
    code: boolean,
    underline: boolean,
    highlight: boolean,
    client_highlight: boolean,
    unlink: boolean,
  },
});

const pieces = typed({
  text: { required: { text: words }, optional: { style } },
  link: { required: { url: url() }, optional: { text: words, unsafe: boolean, style } },
  emoji: { required: { name }, optional: { unicode: name, url: url(), style } },
  user: { required: { user_id: name }, optional: { style } },
  usergroup: { required: { usergroup_id: name }, optional: { style } },
  channel: { required: { channel_id: name }, optional: { style } },
  team: { required: { team_id: name }, optional: { style } },
  broadcast: { required: { range: oneOf('here', 'channel', 'everyone') }, optional: { style } },
  color: { required: { value: name }, optional: { style } },
  date: {
    required: { timestamp: number, format: words },
    optional: { url: url(), fallback: words, style },
  },
});
const piecesOf = list(byType(pieces));
const border = oneOf(0, 1);

const section = { required: { elements: piecesOf } };
const rich = typed({
  rich_text_section: section,
  rich_text_list: {
    required: {
      style: oneOf('bullet', 'ordered'),
      elements: list(byType(typed({ rich_text_section: section })), 1),
    },
    optional: { indent: integer(0, 8), offset: integer(0), border },
  },
  rich_text_quote: { ...section, optional: { border } },
  rich_text_preformatted: {
    required: { elements: list(byType(only(pieces, (type) => type === 'text' || type === 'link'))) },
    optional: { border },
  },
});

/** The fields of a rich text block. */
export const richTextShape = {
  required: { elements: list(byType(rich), 1) },
  optional: { block_id: id },
};

/** A whole rich text block, as it also stands in table cells and in the rich text input. */
export const richText = byType(typed({ rich_text: richTextShape }));
