// Views: modals and the app's Home. Source: docs.slack.dev, "Views" (reference/views), and @slack/types' comments.
import { plainText } from './composition.js';
import { blockList, elementsOf } from './lists.js';
import { boolean, byType, type Fields, fieldOf, type Shape, string, type Tell, typed } from './rules.js';

const shared = {
  callback_id: string(255),
  external_id: string(255),
  private_metadata: string(3000),
};

const views: Readonly<Record<'modal' | 'home', Shape>> = {
  modal: {
    required: { title: plainText(24), blocks: blockList('modal') },
    optional: {
      ...shared,
      submit: plainText(24),
      close: plainText(24),
      clear_on_close: boolean,
      notify_on_close: boolean,
      submit_disabled: boolean,
    },
    together: (view, at, tell) => {
      if (!Object.hasOwn(view, 'submit') && blocksOf(view).some(isInput))
        tell('missing required field: submit', at);
      focusedOnce(view, at, tell);
    },
  },
  home: { required: { blocks: blockList('home') }, optional: shared, together: focusedOnce },
};

/** A whole view, by its type. */
export const view = byType(typed(views));

function blocksOf(value: Fields): readonly unknown[] {
  return Array.isArray(value.blocks) ? value.blocks : [];
}

function isInput(block: unknown): boolean {
  return fieldOf(block, 'type') === 'input';
}

/** Slack: only one element of a view can have `focus_on_load` set to true. */
function focusedOnce(value: Fields, at: string, tell: Tell): void {
  const focused = blocksOf(value)
    .flatMap((block, i) => elementsOf(block, `${at}/blocks/${i}`))
    .filter(({ element }) => fieldOf(element, 'focus_on_load') === true);
  for (const { at: where } of focused.slice(1))
    tell('only one element can be focused on load', `${where}/focus_on_load`);
}
