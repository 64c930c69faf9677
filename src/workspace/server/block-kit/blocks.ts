// Blocks: what each may hold, and on which surface it may stand.
// Source: docs.slack.dev, "Blocks" and the page of each; lengths also in @slack/types' comments.
import { anyText, id, image, plainText } from './composition.js';
import { element, elementsIn, type Surface } from './elements.js';
import { richText, richTextShape } from './richText.js';
import {
  boolean,
  byType,
  list,
  number,
  object,
  oneOf,
  only,
  type Rule,
  type Shape,
  string,
  typed,
  url,
} from './rules.js';

/** Slack: all markdown blocks of a message together hold 12,000 characters. */
export const MARKDOWN_LIMIT = 12_000;

const cell = byType(
  new Map([
    ...typed({
      raw_text: { required: { text: string(10_000, 1) } },
      raw_number: { required: { value: number, text: string(10_000, 1) } },
    }),
    ['rich_text', richText],
  ]),
);
const column = object({ optional: { align: oneOf('left', 'center', 'right'), is_wrapped: boolean } });
/** A column that keeps its default look is skipped with null. */
const columnOrNull: Rule = (value, at, tell) => (value === null ? undefined : column(value, at, tell));

const shapes = (surface: Surface): Readonly<Record<string, Shape>> => ({
  section: {
    optional: {
      text: anyText(3000),
      fields: list(anyText(2000), 1, 10),
      accessory: element('accessory', surface),
      expand: boolean,
    },
    either: { of: ['text', 'fields'], both: true },
  },
  header: { required: { text: plainText(150) } },
  divider: {},
  context: {
    required: { elements: list(byType(contextElements(surface)), 1, 10) },
  },
  actions: { required: { elements: list(element('actions', surface), 1, 25) } },
  image: { ...image, optional: { ...image.optional, title: plainText(2000) } },
  input: {
    required: { label: plainText(2000), element: element('input', surface) },
    optional: { hint: plainText(2000), optional: boolean, dispatch_action: boolean },
  },
  rich_text: richTextShape,
  video: {
    required: {
      alt_text: string(2000, 1),
      title: plainText(200),
      thumbnail_url: url(),
      video_url: url(),
    },
    optional: {
      author_name: string(50),
      description: plainText(200),
      provider_icon_url: url(),
      provider_name: string(255),
      title_url: url(),
    },
  },
  markdown: { required: { text: string(MARKDOWN_LIMIT, 1) } },
  context_actions: { required: { elements: list(element('context_actions', surface), 1, 5) } },
  // Slack: 100 rows of 20 cells.
  table: {
    required: { rows: list(list(cell, 1, 20), 1, 100) },
    optional: { column_settings: list(columnOrNull, 0, 20) },
  },
});

function contextElements(surface: Surface): ReadonlyMap<string, Rule> {
  const text = anyText(3000);
  return new Map([...elementsIn('context', surface), ['plain_text', text], ['mrkdwn', text]]);
}

/** Blocks that stand in messages only. */
const messageOnly = new Set(['markdown', 'context_actions', 'table']);

function blockOn(surface: Surface): Rule {
  const withId = Object.entries(shapes(surface)).map(([type, shape]): [string, Shape] => [
    type,
    { ...shape, optional: { ...shape.optional, block_id: id } },
  ]);
  return byType(
    only(typed(Object.fromEntries(withId)), (type) => surface === 'message' || !messageOnly.has(type)),
  );
}

/**
 * One block on each surface. Kinds that this workspace can't show (alert, card, carousel, container, data_table, file,
 * plan, task_card) are refused as unsupported, although Slack takes some of them.
 */
export const block: Readonly<Record<Surface, Rule>> = {
  message: blockOn('message'),
  modal: blockOn('modal'),
  home: blockOn('home'),
};
